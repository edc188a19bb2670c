import { type FrameRate, framesToSeconds } from '../../domain/time.ts';
import type { ChapterMark } from '../../ports/media.ts';
import { type OpenCut, secondsOfFrame } from './clip.ts';

/** A chapter that would be seen for less is left out: players would only skip over it. */
const LEAST_SECONDS = 0.2;

/**
 * The chapters of cuts laid end to end, each where its pictures are; one that began before a cut begins with the cut.
 * `speed` is that of the film against its clips.
 */
export function chaptersOfCuts(
  cuts: readonly OpenCut[],
  film: { frameRate: FrameRate; frameCounts: readonly number[]; speed?: number },
): ChapterMark[] {
  const speed = film.speed ?? 1;
  let pieceFrame = 0;
  return cuts.flatMap(({ clip, startFrame, endFrame }, index) => {
    const pieceSeconds = framesToSeconds(pieceFrame, film.frameRate);
    pieceFrame += film.frameCounts[index]!;
    const [from, to] = [secondsOfFrame(clip, startFrame), secondsOfFrame(clip, endFrame)];
    const { chapters } = clip.facts;
    return chapters.flatMap(({ title, startSeconds }, chapter): ChapterMark[] => {
      const end = Math.min(to, chapters[chapter + 1]?.startSeconds ?? to);
      const start = Math.max(from, startSeconds);
      if (end - start < LEAST_SECONDS) return [];
      return [{ title, startSeconds: pieceSeconds + (start - from) / speed }];
    });
  });
}
