import { decoderConfiguration, type TrackConfiguration } from '../h264/decoder-configuration.ts';
import { NAL_PPS, NAL_SPS, nalType } from '../h264/nal-unit.ts';
import { readPictureSet } from '../h264/picture-parameter-set.ts';
import { readSequenceSet } from '../h264/sequence-parameter-set.ts';
import { withPictureSetIds, withSequenceId } from '../h264/set-identity.ts';
import type { ParameterSets } from '../h264/slice-header.ts';

const MOST_SEQUENCE_SETS = 31;
const MOST_PICTURE_SETS = 255;

/** A PPS with the SPS that it is for: what slices are written against. */
export interface SetPair {
  parsed: ParameterSets;
  sequenceUnit: Uint8Array;
  pictureUnit: Uint8Array;
}

/** The parameter sets of a source, by their ids, as they stand at some sample: sets may come in samples too. */
export class SourceSets {
  readonly #sequences = new Map<number, Uint8Array>();
  readonly #pictures = new Map<number, Uint8Array>();
  readonly #pairs = new Map<number, SetPair>();

  constructor(configuration: TrackConfiguration) {
    for (const unit of [...configuration.sequenceSets, ...configuration.pictureSets]) this.take(unit);
  }

  take(unit: Uint8Array): void {
    if (nalType(unit) === NAL_SPS) this.#sequences.set(readSequenceSet(unit).id, unit);
    if (nalType(unit) === NAL_PPS) this.#pictures.set(readPictureSet(unit).id, unit);
    this.#pairs.clear();
  }

  pair(pictureSetId: number): SetPair {
    const known = this.#pairs.get(pictureSetId);
    if (known !== undefined) return known;
    const pictureUnit = this.#pictures.get(pictureSetId);
    const picture = pictureUnit && readPictureSet(pictureUnit);
    const sequenceUnit = picture && this.#sequences.get(picture.sequenceId);
    if (pictureUnit === undefined || picture === undefined || sequenceUnit === undefined) {
      throw new Error('A picture names parameter sets that the source does not have.');
    }
    const pair = { parsed: { sequence: readSequenceSet(sequenceUnit), picture }, sequenceUnit, pictureUnit };
    this.#pairs.set(pictureSetId, pair);
    return pair;
  }
}

/**
 * The parameter sets of a track that pictures of several sources come into. Equal sets are held once; different ones
 * get ids of their own, so that decoding can begin anywhere (ITU-T H.264 clause 7.4.1.2.1).
 */
export class TrackSets {
  readonly #sequences = new Map<string, { id: number; unit: Uint8Array }>();
  readonly #pictures = new Map<string, { parsed: ParameterSets; unit: Uint8Array }>();
  readonly #placed = new WeakMap<SetPair, ParameterSets>();

  /** Takes sets in and answers with what they are in the track. */
  place(pair: SetPair): ParameterSets {
    const known = this.#placed.get(pair);
    if (known !== undefined) return known;
    const sequenceId = this.#placeSequence(pair);
    const name = nameOf(withPictureSetIds(pair.pictureUnit, 0, sequenceId));
    const placed = this.#pictures.get(name) ?? this.#newPictureSet(pair, sequenceId);
    this.#pictures.set(name, placed);
    this.#placed.set(pair, placed.parsed);
    return placed.parsed;
  }

  configuration(): Uint8Array {
    return decoderConfiguration(
      [...this.#sequences.values()].map(({ unit }) => unit),
      [...this.#pictures.values()].map(({ unit }) => unit),
    );
  }

  #placeSequence({ sequenceUnit, parsed }: SetPair): number {
    const name = nameOf(withSequenceId(sequenceUnit, 0));
    const known = this.#sequences.get(name);
    if (known !== undefined) return known.id;
    const taken = [...this.#sequences.values()].map(({ id }) => id);
    const id = freeId(parsed.sequence.id, taken, MOST_SEQUENCE_SETS);
    this.#sequences.set(name, { id, unit: withSequenceId(sequenceUnit, id) });
    return id;
  }

  #newPictureSet({ pictureUnit, parsed }: SetPair, sequenceId: number) {
    const taken = [...this.#pictures.values()].map((other) => other.parsed.picture.id);
    const id = freeId(parsed.picture.id, taken, MOST_PICTURE_SETS);
    return {
      unit: withPictureSetIds(pictureUnit, id, sequenceId),
      parsed: {
        sequence: { ...parsed.sequence, id: sequenceId },
        picture: { ...parsed.picture, id, sequenceId },
      },
    };
  }
}

function freeId(wished: number, taken: readonly number[], most: number): number {
  if (taken.length >= most) throw new Error('The sources have more parameter sets than a track can hold.');
  if (!taken.includes(wished)) return wished;
  return Array.from({ length: most }, (_, id) => id).find((id) => !taken.includes(id))!;
}

function nameOf(unit: Uint8Array): string {
  return Buffer.from(unit).toString('latin1');
}
