import { decibelsToGain } from './decibels.ts';
import { DuckingCurve } from './ducking.ts';
import { HOP_SAMPLES } from './level-profile.ts';
import { applyGains } from './limiter.ts';
import type { PlacedMusic } from './mix-plan.ts';
import { type LoopPiece, loopPieces, type MusicLoop } from './music-loop.ts';
import { type SoundFile, SoundReader } from './sound-file.ts';
import type { SpeechStretch } from './speech-stretches.ts';
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
  readonly #ducking: DuckingCurve;
  readonly #reader = new SoundReader();
  readonly #mixed = { left: new Float32Array(BLOCK_SAMPLES), right: new Float32Array(BLOCK_SAMPLES) };
  readonly #read = { left: new Float32Array(BLOCK_SAMPLES), right: new Float32Array(BLOCK_SAMPLES) };

  constructor(music: LevelledMusic, speech: readonly SpeechStretch[]) {
    this.#music = music;
    this.#ducking = new DuckingCurve(speech);
  }

  /** Adds what is heard from `blockStart` on. */
  async addTo(block: StereoBlock, blockStart: number): Promise<void> {
    const { startSample, lengthSamples } = this.#music.placed;
    const from = Math.max(0, startSample - blockStart);
    const to = Math.min(block.sampleCount, startSample + lengthSamples - blockStart);
    if (from >= to) return;
    const left = this.#mixed.left.fill(0, from, to).subarray(from, to);
    const right = this.#mixed.right.fill(0, from, to).subarray(from, to);
    for (const piece of loopPieces(this.#music.loop, blockStart + from - startSample, to - from)) {
      await this.#addPiece(piece, left, right);
    }
    const gains = this.#gains(blockStart, block.sampleCount);
    applyGains(this.#mixed.left, to, gains, 0);
    applyGains(this.#mixed.right, to, gains, 0);
    addScaled(left, 1, block.left.subarray(from, to));
    addScaled(right, 1, block.right.subarray(from, to));
    block.silent = false;
    block.alike &&= this.#music.file.wave.channels === 1;
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

  /** Level, fades and ducking at the borders of the block's hops. */
  #gains(blockStart: number, sampleCount: number): Float32Array {
    const { placed, levelGain } = this.#music;
    const whole = levelGain * decibelsToGain(placed.gainDecibels);
    const hops = Math.ceil(sampleCount / HOP_SAMPLES);
    return Float32Array.from({ length: hops + 1 }, (_, border) => {
      const sample = blockStart + border * HOP_SAMPLES;
      const ducked = decibelsToGain(-placed.duckingDecibels * this.#ducking.depthAt(sample));
      return whole * ducked * fadeGain(placed, sample - placed.startSample);
    });
  }
}

/** Rises and falls as the square of a sine: smooth at both ends. */
function fadeGain({ lengthSamples, fadeInSamples, fadeOutSamples }: PlacedMusic, position: number): number {
  const risen = fadeInSamples > 0 ? position / fadeInSamples : 1;
  const toEnd = fadeOutSamples > 0 ? (lengthSamples - position) / fadeOutSamples : 1;
  return squaredSine(risen) * squaredSine(toEnd);
}

function squaredSine(part: number): number {
  return part >= 1 ? 1 : part <= 0 ? 0 : Math.sin((Math.PI / 2) * part) ** 2;
}

/** Equal power: two different places of one piece of music do not move together. */
function crossfadeGain(fade: NonNullable<LoopPiece['fade']>, index: number): number {
  const part = (fade.startSample + index + 0.5) / fade.lengthSamples;
  return fade.direction === 'in' ? Math.sin((Math.PI / 2) * part) : Math.cos((Math.PI / 2) * part);
}
