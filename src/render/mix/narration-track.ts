import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import { decibelsToGain } from './decibels.ts';
import type { PlacedSound } from './mix-plan.ts';
import { SoundReader } from './sound-file.ts';
import type { SoundLibrary } from './sound-library.ts';
import { addScaled, BLOCK_SAMPLES, type StereoBlock } from './stereo-block.ts';

/** Where a source is cut within its sound, this much of it is faded, so that the cut does not click: 3 ms. */
const CUT_FADE_SAMPLES = (SAMPLE_RATE_HERTZ * 3) / 1000;

/** The film's recorded sound, laid into blocks that follow one another. */
export class NarrationTrack {
  readonly #sounds: readonly PlacedSound[];
  readonly #library: SoundLibrary;
  readonly #filmLengthSamples: number;
  readonly #reader = new SoundReader();
  readonly #left = new Float32Array(BLOCK_SAMPLES);
  readonly #right = new Float32Array(BLOCK_SAMPLES);
  #playing: PlacedSound[] = [];
  #next = 0;

  /** The sounds are in the order of their starts. */
  constructor(sounds: readonly PlacedSound[], library: SoundLibrary, filmLengthSamples: number) {
    this.#sounds = sounds;
    this.#library = library;
    this.#filmLengthSamples = filmLengthSamples;
  }

  /** Adds what is heard from `blockStart` on. */
  async addTo(block: StereoBlock, blockStart: number, gain: number): Promise<void> {
    const blockEnd = blockStart + block.sampleCount;
    while (this.#next < this.#sounds.length && this.#sounds[this.#next]!.startSample < blockEnd) {
      this.#playing.push(this.#sounds[this.#next]!);
      this.#next += 1;
    }
    for (const sound of this.#playing) await this.#addSound(sound, block, blockStart, gain);
    const ended = this.#playing.filter((sound) => endOf(sound) <= blockEnd);
    this.#playing = this.#playing.filter((sound) => endOf(sound) > blockEnd);
    for (const sound of ended) await this.#reader.letGo(this.#library.soundOf(sound.media).path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader[Symbol.asyncDispose]();
  }

  async #addSound(sound: PlacedSound, block: StereoBlock, blockStart: number, gain: number): Promise<void> {
    const file = this.#library.soundOf(sound.media);
    const from = Math.max(0, sound.startSample - blockStart);
    const to = Math.min(block.sampleCount, endOf(sound) - blockStart);
    const within = blockStart + from - sound.startSample;
    const left = this.#left.subarray(from, to);
    const right = this.#right.subarray(from, to);
    const alike = await this.#reader.read(file, sound.inSample + within, left, right);
    const heardSamples = Math.min(sound.lengthSamples, this.#filmLengthSamples - sound.startSample);
    const goesOn = sound.inSample + heardSamples < file.wave.frameCount;
    const cuts = { atStart: sound.inSample > 0, end: goesOn ? heardSamples : null };
    for (const samples of alike ? [left] : [left, right]) fadeCuts(samples, within, cuts);
    const total = gain * decibelsToGain(sound.gainDecibels);
    addScaled(left, total, block.left.subarray(from, to));
    addScaled(alike ? left : right, total, block.right.subarray(from, to));
    block.silent = false;
    block.alike &&= alike;
  }
}

/** Fades what lies near a cut; `within` is the place of the first sample in the sound as it is heard. */
function fadeCuts(
  samples: Float32Array,
  within: number,
  cuts: { atStart: boolean; end: number | null },
): void {
  if (cuts.atStart) {
    for (let index = 0; index < samples.length && within + index < CUT_FADE_SAMPLES; index += 1) {
      samples[index]! *= (within + index + 1) / CUT_FADE_SAMPLES;
    }
  }
  if (cuts.end !== null) {
    const first = Math.max(0, cuts.end - CUT_FADE_SAMPLES - within);
    for (let index = first; index < samples.length; index += 1) {
      samples[index]! *= (cuts.end - within - index) / CUT_FADE_SAMPLES;
    }
  }
}

function endOf(sound: PlacedSound): number {
  return sound.startSample + sound.lengthSamples;
}
