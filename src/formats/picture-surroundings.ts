import { imageryOf } from './profession-imagery.ts';

/**
 * Whose world a picture is set in, with two things of it where some are known; neighbours, by their number in the film,
 * show different ones.
 */
export function surroundingsOf(people: string, number: number): string {
  const imagery = imageryOf(people);
  const shown =
    imagery.length === 0 ? [] : [0, 1].map((offset) => imagery[(number + offset) % imagery.length]);
  return `Surroundings: ${withoutStop(people)}${shown.length === 0 ? '' : ` (${shown.join(', ')})`}.`;
}

/** Text that goes on: without what ends a sentence in any script. */
export function withoutStop(text: string): string {
  return text.replace(/[\s.。।؟?!！？:：…]+$/u, '');
}
