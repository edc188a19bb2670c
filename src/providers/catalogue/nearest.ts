import type { FrameSize } from '../../domain/timeline.ts';
import type { ModelEntry } from './model-entry.ts';

/** The allowed length nearest to what is wished for, the shorter of two. */
export function nearestDuration({ durationsSeconds }: ModelEntry, wishedSeconds: number): number {
  if (durationsSeconds === undefined) return wishedSeconds;
  if ('from' in durationsSeconds) {
    return Math.min(durationsSeconds.to, Math.max(durationsSeconds.from, Math.round(wishedSeconds)));
  }
  return nearest(durationsSeconds, wishedSeconds, (seconds) => seconds);
}

/** The allowed ratio whose shape is nearest to a frame's. */
export function nearestRatio({ ratios = [], id }: ModelEntry, size: FrameSize): string {
  const shapeOf = (ratio: string) => {
    const [width = 1, height = 1] = ratio.split(':').map(Number);
    return Math.log(width / height);
  };
  if (ratios.length === 0) throw new TypeError(`${id} has no ratios to choose from`);
  return nearest(ratios, Math.log(size.widthPixels / size.heightPixels), shapeOf);
}

function nearest<Choice>(
  choices: readonly Choice[],
  wished: number,
  measure: (choice: Choice) => number,
): Choice {
  return choices.reduce((best, choice) =>
    Math.abs(measure(choice) - wished) < Math.abs(measure(best) - wished) ? choice : best,
  );
}
