import { AV_PICTURE_TYPE_I, AV_PICTURE_TYPE_NONE } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import { checkStatus } from './ffmpeg-status.ts';
import { type EncoderSettings, openFilmEncoder } from './film-encoder.ts';
import { PacketFile } from './packet-file.ts';
import type { OperationContext } from './protocol.ts';

/** Progress is told after so many frames. */
const REPORTED_FRAMES = 8;

/** A frame to be coded, lent until the next one is asked for. */
export interface FrameToCode {
  frame: Frame;
  /** Coded by itself. */
  intra: boolean;
}

/** Codes frames one after the other into a byte stream. */
export async function codeFrames(
  settings: EncoderSettings & { outputPath: string },
  frameCount: number,
  frameAt: (index: number) => Promise<FrameToCode>,
  { signal, report }: OperationContext,
): Promise<void> {
  using encoder = openFilmEncoder(settings);
  using file = new PacketFile(settings.outputPath);
  for (let index = 0; index < frameCount; index += 1) {
    signal.throwIfAborted();
    const { frame, intra } = await frameAt(index);
    frame.pts = BigInt(index);
    frame.pictType = intra ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    checkStatus(await encoder.sendFrame(frame), 'Cannot encode a picture');
    file.takeFrom(encoder);
    if ((index + 1) % REPORTED_FRAMES === 0) report(index + 1);
  }
  checkStatus(await encoder.sendFrame(null), 'Cannot encode the last picture');
  file.takeFrom(encoder);
}
