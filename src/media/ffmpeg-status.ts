import { AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants';
import { FFmpegError } from 'node-av/lib';

/** Hands back what an FFmpeg call answered; a failure is raised as an Error that says what was being done. */
export function checkStatus(status: number, doing: string): number {
  if (status < 0) throw new Error(`${doing}: ${FFmpegError.strerror(status)}.`);
  return status;
}

/** True where a codec or filter has nothing to hand out at present or any more. */
export function isDry(status: number): boolean {
  return status === AVERROR_EAGAIN || status === AVERROR_EOF;
}

/** The thing itself, or an Error where a library has it not. */
export function present<Thing>(thing: Thing | null | undefined, missing: string): Thing {
  if (thing === null || thing === undefined) throw new Error(missing);
  return thing;
}
