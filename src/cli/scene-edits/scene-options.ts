import { refused } from '../../domain/refused.ts';
import { FASTEST_PACE, SLOWEST_PACE } from '../../domain/spoken-pace.ts';
import type { SceneTransition } from '../../domain/storyboard.ts';

const MOST_SHOT_SECONDS = 36_000;

/** A length of time as an option gives it: `1.5` or `1.5s`; refused where it is none, or too long. */
export function secondsGiven(field: string, text: string, most: number): number {
  const seconds = Number(text.replace(/s$/, ''));
  if (/^\d+(\.\d+)?s?$/.test(text) && seconds <= most) return seconds;
  throw refused({ field, value: text, problem: `must be seconds from 0 to ${most}, such as 1.5` });
}

/** A number from 0 to 1. */
export function shareGiven(field: string, text: string): number {
  const share = Number(text);
  if (/^\d(\.\d+)?$/.test(text) && share <= 1) return share;
  throw refused({ field, value: text, problem: 'must be a number from 0 to 1, such as 0.5' });
}

/** How fast a voice speaks. */
export function paceGiven(field: string, text: string): number {
  const pace = Number(text);
  if (/^\d(\.\d+)?$/.test(text) && pace >= SLOWEST_PACE && pace <= FASTEST_PACE) return pace;
  const problem = `must be a number from ${SLOWEST_PACE} to ${FASTEST_PACE}, such as 1.1`;
  throw refused({ field, value: text, problem });
}

/** `kind` or `kind:seconds`; as long as it was where no length is given, and a cut takes no time. */
export function transitionGiven(text: string, before: SceneTransition): { kind: string; seconds: number } {
  const [kind = '', seconds] = text.split(':', 2);
  if (kind === 'cut') return { kind, seconds: 0 };
  if (seconds !== undefined) return { kind, seconds: secondsGiven('--transition', seconds, 3) };
  return { kind, seconds: before.seconds > 0 ? before.seconds : 0.5 };
}

/** How long a scene lasts, as an edit gives it. */
export function lengthGiven(rest: string | undefined, least: string | undefined): object {
  return {
    ...(rest !== undefined && { rest_seconds: secondsGiven('--rest', rest, 60) }),
    ...(least !== undefined && {
      least_seconds: least === 'none' ? null : secondsGiven('--least', least, 3600),
    }),
  };
}

/** The part of a shot that is seen, as an edit gives it. */
export function partGiven(from: string | undefined, to: string | undefined): object {
  return {
    ...(from !== undefined && { in_seconds: secondsGiven('--from', from, MOST_SHOT_SECONDS) }),
    ...(to !== undefined && to !== 'end' && { out_seconds: secondsGiven('--to', to, MOST_SHOT_SECONDS) }),
    ...(to === 'end' && { out_seconds: null }),
  };
}
