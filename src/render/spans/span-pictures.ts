import { NAL_IDR_SLICE, NAL_PPS, NAL_SLICE, NAL_SPS, nalType, splitByteStream } from '../h264/nal-unit.ts';
import { type PictureParameterSet, readPictureSet } from '../h264/picture-parameter-set.ts';
import { readSequenceSet, type SequenceParameterSet } from '../h264/sequence-parameter-set.ts';

/** The coded pictures of a span as its file holds them. */
export interface SpanPictures {
  sequence: SequenceParameterSet;
  picture: PictureParameterSet;
  /** One slice a picture. */
  slices: Uint8Array[];
}

/** Takes a span's file apart. Raises an Error where it does not hold the pictures that it should. */
export function readSpanPictures(stream: Buffer, pictureCount: number): SpanPictures {
  const units = splitByteStream(stream);
  const sequenceSet = units.find((unit) => nalType(unit) === NAL_SPS);
  const pictureSet = units.find((unit) => nalType(unit) === NAL_PPS);
  const slices = units.filter((unit) => nalType(unit) === NAL_SLICE || nalType(unit) === NAL_IDR_SLICE);
  if (sequenceSet === undefined || pictureSet === undefined || slices.length !== pictureCount) {
    throw new Error(`A span of ${pictureCount} pictures holds ${slices.length}.`);
  }
  return { sequence: readSequenceSet(sequenceSet), picture: readPictureSet(pictureSet), slices };
}
