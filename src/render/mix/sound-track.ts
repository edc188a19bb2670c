import { decibelsToGain } from './decibels.ts';
import { duckedGains } from './ducking.ts';
import { applyCutFades, applyFades } from './fade.ts';
import { applyGains } from './limiter.ts';
import type { PlacedSound } from './mix-plan.ts';
import { SoundReader } from './sound-file.ts';
import type { SoundLibrary } from './sound-library.ts';
import { addScaled, BLOCK_SAMPLES, type StereoBlock } from './stereo-block.ts';

/** One track of recorded sound, laid into blocks that follow one another. */
export class SoundTrack {
  readonly #sounds: readonly PlacedSound[];
  readonly #library: SoundLibrary;
  readonly #reader = new SoundReader();
  readonly #left = new Float32Array(BLOCK_SAMPLES);
  readonly #right = new Float32Array(BLOCK_SAMPLES);
  #playing: PlacedSound[] = [];
  #next = 0;

  /** The sounds are in the order of their starts. */
  constructor(sounds: readonly PlacedSound[], library: SoundLibrary) {
    this.#sounds = sounds;
    this.#library = library;
  }

  /** Adds the recordings as they are, but for their fades, from `blockStart` on. */
  async addPlainTo(block: StereoBlock, blockStart: number): Promise<void> {
    await this.#addTo(block, blockStart, () => 1);
  }

  /** Adds what is heard from `blockStart` on; `depths` tells how far to duck at the borders of the block's hops. */
  async addTo(
    block: StereoBlock,
    blockStart: number,
    levelGain: number,
    depths: Float32Array,
  ): Promise<void> {
    await this.#addTo(block, blockStart, ({ gainDecibels, duckingDecibels }) => {
      const gain = levelGain * decibelsToGain(gainDecibels);
      return duckingDecibels === 0 ? gain : duckedGains(gain, duckingDecibels, depths);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader[Symbol.asyncDispose]();
  }

  async #addTo(
    block: StereoBlock,
    blockStart: number,
    gainOf: (sound: PlacedSound) => number | Float32Array,
  ): Promise<void> {
    const blockEnd = blockStart + block.sampleCount;
    while (this.#next < this.#sounds.length && this.#sounds[this.#next]!.startSample < blockEnd) {
      this.#playing.push(this.#sounds[this.#next]!);
      this.#next += 1;
    }
    for (const sound of this.#playing) await this.#addSound(sound, block, blockStart, gainOf(sound));
    const ended = this.#playing.filter((sound) => heardEnd(sound) <= blockEnd);
    this.#playing = this.#playing.filter((sound) => heardEnd(sound) > blockEnd);
    for (const sound of ended) await this.#reader.letGo(this.#library.sourceOf(sound).file.path);
  }

  async #addSound(
    sound: PlacedSound,
    block: StereoBlock,
    blockStart: number,
    gain: number | Float32Array,
  ): Promise<void> {
    const source = this.#library.sourceOf(sound);
    const from = Math.max(0, sound.startSample - blockStart);
    const to = Math.min(block.sampleCount, heardEnd(sound) - blockStart);
    const within = blockStart + from - sound.startSample;
    const left = this.#left.subarray(from, to);
    const right = this.#right.subarray(from, to);
    const alike = await this.#reader.read(source.file, source.firstFrame + within, left, right);
    const cuts = { atStart: sound.inSample > 0, end: source.goesOn ? sound.heardSamples : null };
    for (const samples of alike ? [left] : [left, right]) {
      applyCutFades(samples, within, cuts);
      applyFades(samples, within, sound);
    }
    if (alike) right.set(left);
    if (typeof gain !== 'number') {
      applyGains(this.#left, to, gain, 0);
      applyGains(this.#right, to, gain, 0);
    }
    const plain = typeof gain === 'number' ? gain : 1;
    addScaled(left, plain, block.left.subarray(from, to));
    addScaled(right, plain, block.right.subarray(from, to));
    block.silent = false;
    block.alike &&= alike;
  }
}

function heardEnd(sound: PlacedSound): number {
  return sound.startSample + sound.heardSamples;
}
