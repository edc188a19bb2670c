import type { FrameSize } from '../../domain/timeline.ts';
import type { ModelEntry } from './model-entry.ts';

/**
 * The allowed length nearest to what is wished for. Where seconds are paid for it is never longer than that, unless
 * the shortest is.
 */
export function nearestDuration({ durationsSeconds, rate }: ModelEntry, wishedSeconds: number): number {
  if (durationsSeconds === undefined) return wishedSeconds;
  const isPaidBySecond = rate.per === 'second' || rate.per === 'any-second';
  if ('from' in durationsSeconds) {
    const whole = isPaidBySecond ? Math.floor(wishedSeconds) : Math.round(wishedSeconds);
    return Math.min(durationsSeconds.to, Math.max(durationsSeconds.from, whole));
  }
  const affordable = durationsSeconds.filter((seconds) => seconds <= wishedSeconds);
  const choices = isPaidBySecond && affordable.length > 0 ? affordable : durationsSeconds;
  return nearest(choices, wishedSeconds, (seconds) => seconds);
}

/** The allowed ratio whose shape is nearest to a frame's. */
export function nearestRatio({ ratios = [], id }: ModelEntry, size: FrameSize): string {
  if (ratios.length === 0) throw new TypeError(`${id} has no ratios to choose from`);
  const shapeOf = (ratio: string) => {
    const [width = 1, height = 1] = ratio.split(':').map(Number);
    return Math.log(width / height);
  };
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
