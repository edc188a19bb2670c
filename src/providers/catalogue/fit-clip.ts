import type { Correction } from '../../domain/correction.ts';
import type { ClipWish } from '../../domain/recipes.ts';
import { frameSizeOf } from '../../domain/settings.ts';
import type { ModelEntry } from './model-entry.ts';
import { nearestDuration, nearestRatio } from './nearest.ts';

/** A clip as a model can make it. */
export interface FittedClip {
  durationSeconds: number;
  /** Absent where the model decides. */
  resolution?: string;
  ratio?: string;
  corrections: Correction[];
}

/** Lengths that differ by less are the same to the eye. */
const SAME_SECONDS = 0.1;

/**
 * What a model can do that is nearest to what is wished for and costs no more, and where that is something else. A
 * model that starts from a picture takes its shape.
 */
export function fitClip(
  entry: ModelEntry,
  wish: ClipWish,
  { startsFromImage }: { startsFromImage: boolean },
): FittedClip {
  const durationSeconds = nearestDuration(entry, wish.durationSeconds);
  const corrections = lengthCorrection(entry, wish.durationSeconds, durationSeconds);
  const { resolutions = [], ratios = [] } = entry;
  const resolution = fittingResolution(resolutions, wish.resolution);
  if (resolution !== undefined && resolution !== wish.resolution) {
    const why = `${entry.id} makes ${listed(resolutions)}`;
    corrections.push({ what: 'resolution', asked: wish.resolution, made: resolution, why });
  }
  const takesShape = ratios.length > 0 && !startsFromImage;
  const ratio = takesShape ? nearestRatio(entry, frameSizeOf(wish.ratio)) : undefined;
  if (ratio !== undefined && ratio !== wish.ratio) {
    corrections.push({
      what: 'shape',
      asked: wish.ratio,
      made: ratio,
      why: `${entry.id} makes ${listed(ratios)}`,
    });
  }
  return {
    durationSeconds,
    ...(resolution !== undefined && { resolution }),
    ...(ratio !== undefined && { ratio }),
    corrections,
  };
}

/** What is said of a length that is not the one asked for; nothing where they are the same to ear and eye. */
export function lengthCorrection(entry: ModelEntry, askedSeconds: number, madeSeconds: number): Correction[] {
  if (Math.abs(madeSeconds - askedSeconds) < SAME_SECONDS) return [];
  const [asked, made] = [inSeconds(askedSeconds), inSeconds(madeSeconds)];
  return [{ what: 'length', asked, made, why: `${entry.id} makes ${lengthsOf(entry)}` }];
}

/** The greatest that is no more than what is wished for, else the least. */
function fittingResolution(resolutions: readonly string[], wished: string): string | undefined {
  const lines = (resolution: string) => Number.parseInt(resolution, 10);
  const within = resolutions.filter((resolution) => lines(resolution) <= lines(wished));
  return within.toSorted((one, other) => lines(other) - lines(one))[0] ?? resolutions[0];
}

function lengthsOf({ durationsSeconds = [] }: ModelEntry): string {
  if ('from' in durationsSeconds) {
    return `${rounded(durationsSeconds.from)} to ${inSeconds(durationsSeconds.to)}`;
  }
  return `${listed(durationsSeconds.map(rounded))} s`;
}

function listed(choices: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(choices);
}

function inSeconds(seconds: number): string {
  return `${rounded(seconds)} s`;
}

function rounded(seconds: number): string {
  return String(Math.round(seconds * 10) / 10);
}
