import { codeFrames } from './code-frames.ts';
import { PictureComposer } from './compose-picture.ts';
import type { Operation } from './protocol.ts';

/**
 * Every picture stands for seconds, so a predicted one gets the quantiser of an intra one (ipratio 1) and nothing is
 * spread over pictures to come (no lookahead, no macroblock tree). Nothing moves, so nothing is searched for between
 * pixels.
 */
const X264_SETTINGS = [
  'subme=0',
  'scenecut=0',
  'bframes=0',
  'ref=1',
  'weightp=0',
  'rc-lookahead=0',
  'sync-lookahead=0',
  'mbtree=0',
  'ipratio=1',
  'qcomp=1',
];

/** Codes pictures as a run of H.264 pictures. */
export const encodePictures: Operation<'encodePictures'> = async (coding, context) => {
  using composer = new PictureComposer(coding.size, context.signal);
  const settings = { ...coding, preset: 'superfast', x264: X264_SETTINGS };
  const frameAt = async (index: number) => {
    const picture = coding.pictures[index]!;
    return { frame: await composer.compose(picture), intra: picture.intra };
  };
  await codeFrames(settings, coding.pictures.length, frameAt, context);
};
