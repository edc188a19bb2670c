import { type InputIssue, ReelError } from '../../../domain/errors.ts';
import { nearestName } from '../../../domain/nearest-name.ts';
import type { Mood } from './mood.ts';
import { GENTLE_MOODS } from './moods/gentle.ts';
import { INTENT_MOODS } from './moods/intent.ts';
import { MOVING_MOODS } from './moods/moving.ts';

/** Every mood that the composer knows, by name. */
export const MOODS: readonly Mood[] = [...GENTLE_MOODS, ...INTENT_MOODS, ...MOVING_MOODS].sort(
  (left, right) => (left.name < right.name ? -1 : 1),
);

/** Words that people use for a mood that has another name here. */
const SYNONYMS: { [word: string]: string } = {
  relaxed: 'calm',
  peaceful: 'calm',
  happy: 'uplifting',
  positive: 'uplifting',
  motivational: 'inspiring',
  hopeful: 'inspiring',
  epic: 'dramatic',
  cinematic: 'dramatic',
  serious: 'dramatic',
  business: 'corporate',
  fun: 'playful',
  funny: 'playful',
  upbeat: 'energetic',
  sport: 'energetic',
  elegant: 'luxurious',
  luxury: 'luxurious',
  dark: 'mysterious',
  tech: 'futuristic',
  technology: 'futuristic',
  chill: 'lo-fi',
  study: 'focused',
  concentrated: 'focused',
};

/** Raises `unknown-name`, with the nearest mood, where there is none of the name. */
export function findMood(name: string): Mood {
  const mood = MOODS.find((each) => each.name === name);
  if (mood !== undefined) return mood;
  const names = MOODS.map((each) => each.name);
  const nearest = nearestName(name, names, SYNONYMS);
  const issue: InputIssue = {
    field: 'mood',
    value: name.slice(0, 60),
    problem: `is no mood of the built-in composer; there are ${names.join(', ')}`,
    ...(nearest === undefined ? {} : { nearest }),
  };
  const hint = nearest === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new ReelError('unknown-name', `There is no mood ${issue.value}. ${hint}`, { issues: [issue] });
}
