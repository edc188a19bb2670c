import { type FrameRate, framesToSeconds } from '../../domain/time.ts';
import type { FrameSize } from '../../domain/timeline.ts';

/*
 * What the parts of a film take on two cores: only how they stand to each other counts once a film is in the making. Our
 * own measures, from films of 1080 x 1920 and 1920 x 1080.
 */
const STILL_MS_A_MEGAPIXEL = 27;
const MOVING_MS_A_MEGAPIXEL = 14;
const SOUND_MS_A_SECOND = 17;
const JOINING_MS_A_FRAME = 0.2;
const JOINING_LEAST_MS = 300;

/** Of the sound so much is mixing; the rest is coding it, and hearing what came of that. */
const MIXING_SHARE = 0.8;

/** Pictures that are to be coded: those that stand and those in which something moves. */
export interface PictureCount {
  still: number;
  moving: number;
}

/** What it comes to, about, to code a film's pictures. */
export function picturesMs({ still, moving }: PictureCount, size: FrameSize): number {
  const megapixels = (size.widthPixels * size.heightPixels) / 1_000_000;
  return megapixels * (still * STILL_MS_A_MEGAPIXEL + moving * MOVING_MS_A_MEGAPIXEL);
}

/** The length of a film in time. */
export interface FilmLength {
  durationFrames: number;
  frameRate: FrameRate;
}

/** What the sound of a film comes to, about. */
export function soundMs({ durationFrames, frameRate }: FilmLength): number {
  return SOUND_MS_A_SECOND * framesToSeconds(durationFrames, frameRate);
}

/** What it comes to, about, to put a film together from its parts. */
export function joiningMs({ durationFrames }: FilmLength): number {
  return JOINING_LEAST_MS + JOINING_MS_A_FRAME * durationFrames;
}

/** Told how much of the making of a film is behind, from 0 to 1 by the time that it takes, and what is done now. */
export type TellFilmProgress = (fraction: number, step: string) => void;

/** Counts the parts of a film that are made side by side as one work. */
export class FilmProgress {
  readonly #film: FilmLength & { size: FrameSize };
  readonly #tell: TellFilmProgress;
  #pictures: { there: PictureCount; wanted: PictureCount } | undefined;
  /** How much of the sound is there; 1 for a film without. */
  #sound: number;

  constructor(film: FilmLength & { size: FrameSize }, hasSound: boolean, tell: TellFilmProgress = () => {}) {
    this.#film = film;
    this.#sound = hasSound ? 0 : 1;
    this.#tell = tell;
  }

  /** Takes in how many pictures were coded, of how many that are not kept from before. */
  coded(there: PictureCount, wanted: PictureCount): void {
    this.#pictures = { there: { ...there }, wanted };
    this.#tellAll();
  }

  /** Takes in how much of the sound is mixed, from 0 to 1. */
  mixed(fraction: number): void {
    this.#sound = fraction * MIXING_SHARE;
    // Who codes pictures tells of both.
    if (this.#pictures !== undefined && this.#picturesLeft() === 0) this.#tellAll();
  }

  /** Takes in that the sound is there. */
  heard(): void {
    this.#sound = 1;
    if (this.#pictures !== undefined) this.#tellAll();
  }

  #picturesLeft(): number {
    const { there, wanted } = this.#pictures!;
    return countOf(wanted) - countOf(there);
  }

  #tellAll(): void {
    const { there, wanted } = this.#pictures!;
    const size = this.#film.size;
    const [codedMs, codingMs] = [picturesMs(there, size), picturesMs(wanted, size)];
    const hearingMs = soundMs(this.#film);
    const wholeMs = codingMs + hearingMs + joiningMs(this.#film);
    this.#tell((codedMs + hearingMs * this.#sound) / wholeMs, this.#step(countOf(there), countOf(wanted)));
  }

  #step(there: number, wanted: number): string {
    if (there < wanted) return `coding pictures: ${there} of ${wanted}`;
    if (this.#sound < 1) return `mixing the sound: ${Math.floor(this.#sound * 100)} %`;
    return 'putting the film together';
  }
}

function countOf({ still, moving }: PictureCount): number {
  return still + moving;
}
