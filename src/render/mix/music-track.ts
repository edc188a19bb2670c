import { decibelsToGain } from './decibels.ts';
import { duckedGains } from './ducking.ts';
import { applyCutFades, applyFades } from './fade.ts';
import { applyGains } from './limiter.ts';
import { endOf, type PlacedMusic } from './mix-plan.ts';
import { type LoopPiece, loopPieces, type MusicLoop } from './music-loop.ts';
import { type SoundFile, SoundReader } from './sound-file.ts';
import { addScaled, BLOCK_SAMPLES, type StereoBlock } from './stereo-block.ts';

/** A piece of music at its place, with what was found out about its source. */
export interface LevelledMusic {
  placed: PlacedMusic;
  file: SoundFile;
  loop: MusicLoop;
  /** Brings the source to the level that gains are counted from. */
  levelGain: number;
}

/** One piece of music, looped, faded and ducked, laid into blocks that follow one another. */
export class MusicTrack {
  readonly #music: LevelledMusic;
  readonly #filmSamples: number;
  readonly #reader = new SoundReader();
  readonly #mixed = { left: new Float32Array(BLOCK_SAMPLES), right: new Float32Array(BLOCK_SAMPLES) };
  readonly #read = { left: new Float32Array(BLOCK_SAMPLES), right: new Float32Array(BLOCK_SAMPLES) };

  constructor(music: LevelledMusic, filmSamples: number) {
    this.#music = music;
    this.#filmSamples = filmSamples;
  }

  /** Adds what is heard from `blockStart` on; `depths` tells how far to duck at the borders of the block's hops. */
  async addTo(block: StereoBlock, blockStart: number, depths: Float32Array): Promise<void> {
    const { placed, loop, levelGain, file } = this.#music;
    const from = Math.max(0, placed.startSample - blockStart);
    const to = Math.min(block.sampleCount, endOf(placed) - blockStart);
    if (from >= to) return;
    const left = this.#mixed.left.fill(0, from, to).subarray(from, to);
    const right = this.#mixed.right.fill(0, from, to).subarray(from, to);
    const position = blockStart + from - placed.startSample;
    for (const piece of loopPieces(loop, placed.inSample + position, to - from)) {
      await this.#addPiece(piece, left, right);
    }
    const heardSamples = Math.min(placed.lengthSamples, this.#filmSamples - placed.startSample);
    for (const samples of [left, right]) {
      applyCutFades(samples, position, { atStart: placed.inSample > 0, end: heardSamples });
      applyFades(samples, position, placed);
    }
    const gains = duckedGains(
      levelGain * decibelsToGain(placed.gainDecibels),
      placed.duckingDecibels,
      depths,
    );
    applyGains(this.#mixed.left, to, gains, 0);
    applyGains(this.#mixed.right, to, gains, 0);
    addScaled(left, 1, block.left.subarray(from, to));
    addScaled(right, 1, block.right.subarray(from, to));
    block.silent = false;
    block.alike &&= file.wave.channels === 1;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader[Symbol.asyncDispose]();
  }

  async #addPiece(
    { offset, lengthSamples, sourceFrame, fade }: LoopPiece,
    left: Float32Array,
    right: Float32Array,
  ) {
    const end = offset + lengthSamples;
    if (fade === null) {
      const { file } = this.#music;
      await this.#reader.read(file, sourceFrame, left.subarray(offset, end), right.subarray(offset, end));
      return;
    }
    const readLeft = this.#read.left.subarray(0, lengthSamples);
    const readRight = this.#read.right.subarray(0, lengthSamples);
    await this.#reader.read(this.#music.file, sourceFrame, readLeft, readRight);
    for (let index = 0; index < lengthSamples; index += 1) {
      const gain = crossfadeGain(fade, index);
      left[offset + index]! += readLeft[index]! * gain;
      right[offset + index]! += readRight[index]! * gain;
    }
  }
}

/**
 * Keeps the power of what goes out and what comes in together, as far as the two move together: at a correlation of
 * 0 the gains are a sine and a cosine, at 1 they add up to 1.
 */
function crossfadeGain(fade: NonNullable<LoopPiece['fade']>, index: number): number {
  const angle = ((Math.PI / 2) * (fade.startSample + index + 0.5)) / fade.lengthSamples;
  const plain = fade.direction === 'in' ? Math.sin(angle) : Math.cos(angle);
  return plain / Math.sqrt(1 + fade.correlation * Math.sin(2 * angle));
}
