import { codeFrames } from './code-frames.ts';
import { FrameDrawer } from './frame-drawer.ts';
import type { Operation } from './protocol.ts';

/**
 * Two references, as a film of stills has where it fades: what decoders keep is the same throughout. A short look ahead
 * keeps memory small; where scenes change within a clip x264 codes a picture by itself.
 */
const X264_SETTINGS = [
  'bframes=2',
  'b-pyramid=none',
  'ref=1',
  'weightp=1',
  'rc-lookahead=12',
  'sync-lookahead=0',
  'min-keyint=1000000',
];

/** Draws frames and codes them as a run of H.264 pictures. */
export const encodeMoving: Operation<'encodeMoving'> = async (coding, context) => {
  await using drawer = await FrameDrawer.open(coding, context.signal);
  const settings = { ...coding, preset: 'veryfast', x264: X264_SETTINGS };
  const frameAt = async (index: number) => ({
    frame: await drawer.draw(index),
    intra: index % coding.keyFrames === 0,
  });
  await codeFrames(settings, coding.frames.length, frameAt, context);
};
