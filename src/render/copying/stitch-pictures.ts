import type { Breathe } from '../../domain/breathing.ts';
import type { PictureSamples } from '../../ports/media.ts';
import { sampleOf } from '../h264/nal-unit.ts';
import { pictureSetIdOf, readSlice, type Slice, withHeader } from '../h264/slice.ts';
import type { SliceHeader } from '../h264/slice-header.ts';
import { type SetPair, TrackSets } from './parameter-sets.ts';
import { type HeaderChange, RestartedGroup } from './restarted-group.ts';
import { isBufferingPeriod, isParameterSet, isSlice, type TrackReader } from './track-reader.ts';

/** Pictures of a source that lie one after the other in decoding. */
export interface PictureRun {
  /** Samples from the first, where decoding can begin, up to but without the end. */
  firstSample: number;
  endSample: number;
  /** Samples among them that are left out: shown before the first. */
  leading: ReadonlySet<number>;
  /** Where the stream begins that the first one is decoded in: an IDR picture, or where the file begins. */
  idrSample: number;
  /** At which frame of the run a sample is shown, counted from 0. */
  frameOf(sample: number): number;
}

export interface StitchedPictures {
  samples: PictureSamples;
  decoderConfiguration: Uint8Array;
}

/** A sample of a source, its parameter sets and what hangs on them taken away. */
interface Picture {
  units: Uint8Array[];
  slices: Map<Uint8Array, { slice: Slice; pair: SetPair }>;
  /** Of its first slice; what it has in common with the others is what matters. */
  header: SliceHeader;
  sequence: SetPair['parsed']['sequence'];
}

/** Puts runs of pictures of several sources into one track; decoding can begin with each run. */
export class PictureStitcher {
  readonly #write: (sample: Uint8Array) => void;
  readonly #sets = new TrackSets();
  readonly #sizes: number[] = [];
  readonly #frames: number[] = [];
  readonly #keys: number[] = [];
  #frameCount = 0;
  /** idr_pic_id of the sample before, where that was an IDR picture: two in a row must differ (clause 7.4.3). */
  #lastIdrId: number | undefined;

  constructor(write: (sample: Uint8Array) => void) {
    this.#write = write;
  }

  /** Raises an Error where the source is coded in a way that cannot be put together with others. */
  async append(source: TrackReader, run: PictureRun, breathe: Breathe): Promise<void> {
    let restart = this.#followedTo(source, run);
    for (let sample = run.firstSample; sample < run.endSample; sample += 1) {
      await breathe();
      const picture = readPicture(source, sample);
      const { header } = picture;
      if (run.leading.has(sample)) {
        restart?.leaveOut(header);
        continue;
      }
      const isFirst = sample === run.firstSample;
      if (header.idr) restart = undefined;
      else if (isFirst) restart ??= new RestartedGroup(picture.sequence);
      const beginsStream = header.idr || (restart !== undefined && isFirst);
      const idrPictureId = beginsStream ? this.#freshIdrId(header) : undefined;
      this.#lastIdrId = idrPictureId;
      const change = changeFor(header, restart, idrPictureId, isFirst);
      this.#add(picture, change, beginsStream, run.frameOf(sample));
    }
    this.#frameCount += run.endSample - run.firstSample - run.leading.size;
  }

  finish(): StitchedPictures {
    return {
      samples: {
        byteSizes: Uint32Array.from(this.#sizes),
        displayFrames: Uint32Array.from(this.#frames),
        keys: Uint8Array.from(this.#keys),
      },
      decoderConfiguration: this.#sets.configuration(),
    };
  }

  /** For a run that begins in the middle of a stream: what is known of the stream up to there. */
  #followedTo(source: TrackReader, run: PictureRun): RestartedGroup | undefined {
    let restart: RestartedGroup | undefined;
    for (let sample = run.idrSample; sample < run.firstSample; sample += 1) {
      const { header, sequence } = readPicture(source, sample);
      restart ??= new RestartedGroup(sequence);
      restart.leaveOut(header);
    }
    return restart;
  }

  #freshIdrId({ idrPictureId }: SliceHeader): number {
    return idrPictureId === this.#lastIdrId ? (idrPictureId + 1) % 2 : idrPictureId;
  }

  /**
   * Only an IDR picture is told to players as a place to seek to: Chromium fails on the pictures that lead an open
   * group, which refer to what lies before it.
   */
  #add({ units, slices }: Picture, change: HeaderChange | undefined, isKey: boolean, frame: number): void {
    const rewritten = units.map((unit) => {
      const found = slices.get(unit);
      if (found === undefined) return unit;
      const { slice, pair } = found;
      const to = this.#sets.place(pair);
      if (change === undefined && to.picture.id === pair.parsed.picture.id) return unit;
      const header = change?.(slice.header, pair.parsed.picture) ?? slice.header;
      return withHeader(slice, header, pair.parsed, to);
    });
    const sample = sampleOf(rewritten);
    this.#write(sample);
    this.#sizes.push(sample.length);
    this.#frames.push(this.#frameCount + frame);
    this.#keys.push(isKey ? 1 : 0);
  }
}

function changeFor(
  header: SliceHeader,
  restart: RestartedGroup | undefined,
  idrPictureId: number | undefined,
  isFirst: boolean,
): HeaderChange | undefined {
  if (restart !== undefined) return isFirst ? restart.begin(header, idrPictureId!) : restart.keep(header);
  if (idrPictureId === undefined || idrPictureId === header.idrPictureId) return undefined;
  return (slice) => ({ ...slice, idrPictureId });
}

function readPicture(source: TrackReader, sample: number): Picture {
  const all = source.units(sample);
  for (const unit of all) if (isParameterSet(unit)) source.sets.take(unit);
  const units = all.filter((unit) => !isParameterSet(unit) && !isBufferingPeriod(unit));
  const slices: Picture['slices'] = new Map();
  for (const unit of units.filter(isSlice)) {
    const pair = source.sets.pair(pictureSetIdOf(unit));
    slices.set(unit, { slice: readSlice(unit, pair.parsed), pair });
  }
  const first = slices.values().next().value;
  if (first === undefined) throw new Error('A sample of the source holds no picture that can be copied.');
  return { units, slices, header: first.slice.header, sequence: first.pair.parsed.sequence };
}
