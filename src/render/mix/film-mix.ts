import { open } from 'node:fs/promises';
import { type Breathe, breathing } from '../../domain/breathing.ts';
import { SampleQuantiser } from '../../domain/pulse-code.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { waveHeader } from '../../domain/wave-file.ts';
import type { PeakFacts, PeakOver } from '../../ports/clip-media.ts';
import { decibelsToGain } from './decibels.ts';
import { type FilmSound, filmBlocks } from './film-sound.ts';
import { SILENCE_LUFS } from './gated-loudness.ts';
import { HOP_SAMPLES, LevelMeter, type LevelProfile } from './level-profile.ts';
import { type Advance, heardFrames, levelAmbience, levelMusic, levelNarration } from './levelling.ts';
import { applyGains } from './limiter.ts';
import { CODING_HEADROOM_DECIBELS, type Mastering, planMastering } from './mastering.ts';
import type { MixPlan } from './mix-plan.ts';
import type { LevelledMusic } from './music-track.ts';
import { type Preparing, SoundLibrary } from './sound-library.ts';
import { findSpeech } from './speech-stretches.ts';

/** What is taken off a peak beyond what it was over, so that it is under the next time. */
const MORE_ROOM_DECIBELS = 0.2;
/** Coding smears a peak by so many hops to either side. */
const SMEARED_HOPS = 2;
/** What coding takes off noise, whose highest tones it leaves out, is given back; less than this is left alone. */
const UNHEARD_LU = 0.15;
const MOST_LOST_LU = 6;

/** A film's sound with all its levels known: it can be mastered and written as often as needed. */
export class FilmMix {
  readonly #sound: FilmSound;
  readonly #profile: LevelProfile;
  readonly #pace: Pace;
  #headroomDecibels = CODING_HEADROOM_DECIBELS;
  #aimLufs: number;
  #mastering: Mastering;

  private constructor(sound: FilmSound, profile: LevelProfile, mastering: Mastering, pace: Pace) {
    this.#sound = sound;
    this.#profile = profile;
    this.#mastering = mastering;
    this.#pace = pace;
    this.#aimLufs = sound.plan.loudness.integratedLufs;
  }

  /** Prepares and hears everything that the plan plays. Raises what `SoundLibrary.open` raises. */
  static async open(plan: MixPlan, preparing: Preparing, onProgress: Advance): Promise<FilmMix> {
    const library = await SoundLibrary.open(plan, preparing);
    const total = workSamples(plan, library);
    const pace: Pace = {
      advance: (samples) => onProgress(samples / total),
      breathe: breathing(preparing.signal),
    };
    const sound = await levelSound(plan, library, pace);
    const profile = await profileSound(sound, pace);
    const mastering = await planMastering(profile, plan.loudness, CODING_HEADROOM_DECIBELS, pace.breathe);
    return new FilmMix(sound, profile, mastering, pace);
  }

  /** How the sound is brought to its loudness now. */
  get mastering(): Mastering {
    return this.#mastering;
  }

  /** Writes the mastered sound as a WAV of 48 kHz, 16 bits and two channels. */
  async write(path: string): Promise<void> {
    const { gains } = this.#mastering;
    await using file = await open(path, 'w');
    const frameCount = this.#sound.plan.lengthSamples;
    await file.writeFile(waveHeader({ sampleRateHertz: SAMPLE_RATE_HERTZ, channels: 2, frameCount }));
    const quantiser = new SampleQuantiser();
    let hop = 0;
    for await (const { left, right, sampleCount } of filmBlocks(this.#sound)) {
      applyGains(left, sampleCount, gains, hop);
      applyGains(right, sampleCount, gains, hop);
      hop += Math.ceil(sampleCount / HOP_SAMPLES);
      await file.writeFile(quantiser.quantise([left, right], sampleCount));
      this.#pace.advance(sampleCount);
    }
  }

  /**
   * Takes note of what coding made of the sound as it is mastered now; `remaster` then makes up for it. Where peaks went
   * over the ceiling, room is made for them: at their places, or everywhere. True where nothing is to be made up for.
   */
  hearCoded({ integratedLufs, over }: PeakFacts, room: 'where-over' | 'everywhere'): boolean {
    const lostLu = integratedLufs > SILENCE_LUFS ? this.#mastering.integratedLufs - integratedLufs : 0;
    const aimLufs = this.#sound.plan.loudness.integratedLufs + Math.min(lostLu, MOST_LOST_LU);
    const isLoud = Math.abs(aimLufs - this.#aimLufs) < UNHEARD_LU;
    if (!isLoud) this.#aimLufs = aimLufs;
    const most = over.reduce((highest, { overDecibels }) => Math.max(highest, overDecibels), 0);
    if (room === 'where-over') this.#lowerPeaks(over);
    else if (most > 0) this.#headroomDecibels += most + MORE_ROOM_DECIBELS;
    return isLoud && most === 0;
  }

  /** Brings the sound to its loudness anew. */
  async remaster(): Promise<void> {
    const target = { ...this.#sound.plan.loudness, integratedLufs: this.#aimLufs };
    const { breathe } = this.#pace;
    this.#mastering = await planMastering(this.#profile, target, this.#headroomDecibels, breathe);
  }

  #lowerPeaks(over: readonly PeakOver[]): void {
    const { gains, ceiling } = this.#mastering;
    const { hopCount, peaks } = this.#profile;
    for (const { sample, overDecibels } of over) {
      const excess = decibelsToGain(overDecibels + MORE_ROOM_DECIBELS);
      const hop = Math.floor(sample / HOP_SAMPLES);
      const end = Math.min(hopCount, hop + SMEARED_HOPS + 1);
      for (let each = Math.max(0, hop - SMEARED_HOPS); each < end; each += 1) {
        // As high as it must seem for the limiter to take off what was too much.
        peaks[each] = Math.max(peaks[each]!, (ceiling / gains[each]!) * excess);
      }
    }
  }
}

/** Told how far the work is, and asked whether it goes on. */
interface Pace {
  advance: Advance;
  breathe: Breathe;
}

async function levelSound(plan: MixPlan, library: SoundLibrary, pace: Pace): Promise<FilmSound> {
  const { advance, breathe } = pace;
  const { profile, ...narration } = await levelNarration(plan, library, advance);
  const speech = findSpeech(profile);
  const clipSound = await levelAmbience(plan.clipSound, plan, library, advance);
  const effects = await levelAmbience(plan.effects, plan, library, advance);
  const music: LevelledMusic[] = [];
  for (const placed of plan.music) music.push(await levelMusic(placed, library, advance, breathe));
  const tracks = [narration, clipSound, effects];
  return { plan, library, tracks, music, speech };
}

async function profileSound(sound: FilmSound, { advance }: Pace): Promise<LevelProfile> {
  const meter = new LevelMeter(sound.plan.lengthSamples, { peaks: true });
  for await (const block of filmBlocks(sound)) {
    meter.add(block);
    advance(block.sampleCount);
  }
  return meter.profile();
}

/** All samples that are gone through until the sound is written once. */
function workSamples(plan: MixPlan, library: SoundLibrary): number {
  const listening = [plan.narration, plan.clipSound, plan.effects].filter((track) => track.length > 0).length;
  const music = plan.music.map((each) => heardFrames(each, library.musicOf(each.media)));
  return (2 + listening) * plan.lengthSamples + music.reduce((sum, each) => sum + each, 0);
}
