import { imageryOf } from './profession-imagery.ts';
import { withoutSentenceEnd } from './sentence-end.ts';

/**
 * Whose world a picture is set in, with two things of it where some are known; neighbours, by their number in the film,
 * show different ones.
 */
export function surroundingsOf(people: string, number: number): string {
  const imagery = imageryOf(people);
  const shown =
    imagery.length === 0 ? [] : [0, 1].map((offset) => imagery[(number + offset) % imagery.length]);
  return `Surroundings: ${withoutSentenceEnd(people)}${shown.length === 0 ? '' : ` (${shown.join(', ')})`}.`;
}
