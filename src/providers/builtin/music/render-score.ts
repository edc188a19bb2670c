import { SAMPLE_RATE_HERTZ } from '../../../domain/time.ts';
import type { Random } from '../pictures/random.ts';
import type { Mood } from './mood.ts';
import type { DrumHit, Score, StruckNote, SustainedNote } from './score.ts';
import { CircularBus, panned } from './synthesis/circular-bus.ts';
import { type DrumName, strikeDrum } from './synthesis/drums.ts';
import { addEcho } from './synthesis/echo.ts';
import { finish } from './synthesis/finish.ts';
import { addReverb } from './synthesis/reverb.ts';
import { type StruckToneName, strike } from './synthesis/struck-tones.ts';
import { hold, type Wavetable, wavetable } from './synthesis/sustained-tones.ts';

/** These stay dry in the middle of the picture; everything else stands in the room. */
const DRY_DRUMS: ReadonlySet<DrumName> = new Set(['kick', 'soft-kick', 'hat', 'crackle']);
const DAMPING_SAMPLES = 0.14 * SAMPLE_RATE_HERTZ;
const DRUM_VARIANTS = 3;
/** Notes are made soft or hard; in between only their level differs. */
const HARD_VELOCITY = 0.78;

/** Plays a score into a whole number of bars whose end runs on into its beginning. */
export function renderScore(score: Score, { space, toneHertz }: Mood, random: Random): CircularBus {
  const barSamples = Math.round((score.beatsPerBar * 60 * SAMPLE_RATE_HERTZ) / score.tempoBpm);
  const beatSamples = barSamples / score.beatsPerBar;
  const dry = new CircularBus(barSamples * score.bars);
  const roomy = new CircularBus(barSamples * score.bars);
  playStruck(score.struck, beatSamples, dry, roomy);
  playSustained(score.sustained, beatSamples, roomy, random.branch('oscillators'));
  playDrums(score.drums, beatSamples, dry, roomy, random.branch('drums'));
  addReverb(roomy, dry, space.reverbSeconds, gainOf(space.reverbDecibels));
  addEcho(roomy, dry, space.echoBeats * beatSamples, gainOf(space.echoDecibels));
  for (let index = 0; index < dry.lengthSamples; index += 1) {
    dry.left[index]! += roomy.left[index]!;
    dry.right[index]! += roomy.right[index]!;
  }
  finish(dry, toneHertz);
  return dry;
}

function playStruck(
  notes: readonly StruckNote[],
  beatSamples: number,
  dry: CircularBus,
  roomy: CircularBus,
): void {
  const made = new Map<string, Float32Array>();
  const longest = longestRings(notes);
  for (const note of notes) {
    const hardness = note.velocity >= HARD_VELOCITY ? 0.7 : 0.3;
    const key = `${note.tone} ${note.pitch} ${hardness}`;
    const ringing = longest.get(note.tone)! * beatSamples + DAMPING_SAMPLES;
    const sound = made.get(key) ?? strike(note.tone, note.pitch, hardness, Math.ceil(ringing));
    made.set(key, sound);
    const gain = panned(gainOf(note.levelDecibels) * note.velocity, note.pan);
    const dampAt = Math.round(note.lengthBeats * beatSamples);
    (note.part === 'bass' ? dry : roomy).add(
      sound,
      note.startBeat * beatSamples,
      gain,
      dampAt,
      DAMPING_SAMPLES,
    );
  }
}

/** The most beats that a note of each tone rings in this piece: no more of it needs to be made. */
function longestRings(notes: readonly StruckNote[]): Map<StruckToneName, number> {
  const longest = new Map<StruckToneName, number>();
  for (const { tone, lengthBeats } of notes) longest.set(tone, Math.max(lengthBeats, longest.get(tone) ?? 0));
  return longest;
}

function playSustained(
  notes: readonly SustainedNote[],
  beatSamples: number,
  bus: CircularBus,
  random: Random,
): void {
  const tables = new Map<string, Wavetable>();
  for (const note of notes) {
    const key = `${note.tone} ${note.pitch}`;
    const table = tables.get(key) ?? wavetable(note.tone, note.pitch);
    tables.set(key, table);
    const gain = gainOf(note.levelDecibels) * note.velocity;
    hold(bus, { ...note, table, gain }, note.startBeat * beatSamples, note.lengthBeats * beatSamples, random);
  }
}

function playDrums(
  hits: readonly DrumHit[],
  beatSamples: number,
  dry: CircularBus,
  roomy: CircularBus,
  random: Random,
): void {
  const made = new Map<string, Float32Array>();
  for (const hit of hits) {
    const variant = random.integer(1, DRUM_VARIANTS);
    const key = `${hit.drum} ${variant}`;
    const sound = made.get(key) ?? strikeDrum(hit.drum, variant);
    made.set(key, sound);
    const gain = panned(gainOf(hit.levelDecibels) * hit.velocity, hit.pan);
    (DRY_DRUMS.has(hit.drum) ? dry : roomy).add(sound, hit.startBeat * beatSamples, gain);
  }
}

function gainOf(decibels: number): number {
  return 10 ** (decibels / 20);
}
