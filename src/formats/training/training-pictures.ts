import type { PictureWish, Scene } from '../../domain/storyboard.ts';
import { imageryOf } from '../profession-imagery.ts';
import type { TrainingBrief } from './training-brief.ts';

/** A picture that is made from words. */
export type DrawnPicture = Extract<PictureWish, { prompt: string }>;

/** A scene that pictures are made for; scenes that share one show the same picture. */
export type PictureOwner = Pick<Scene, 'id' | 'sequence'>;

/** What a section’s pictures show where they are not its own: the lesson’s. */
export interface SharedPicture {
  subject: string;
  points: string[];
  owner: PictureOwner;
}

/**
 * What is to be seen behind a scene, in lines with the weightiest first: the subject in the brief’s words, what the
 * module is on, whose world it is set in, and that nothing is to be read in it.
 */
export function pictureOf(
  subject: string,
  points: readonly string[],
  brief: TrainingBrief,
  style: string,
  owner: PictureOwner,
): DrawnPicture {
  const details = points.slice(0, 4).map(withoutStop).join('; ');
  const lines = [`${withoutStop(subject)}${details === '' ? '' : `: ${details}`}.`];
  if (subject !== brief.title) lines.push(`${withoutStop(brief.title)}.`);
  if (brief.audience !== undefined) lines.push(surroundings(brief.audience, owner.sequence));
  lines.push('No typography, captions or signage.');
  return { prompt: lines.join('\n'), style, madeFor: owner };
}

/** Neighbouring scenes show different things of the same world. */
function surroundings(audience: string, sequence: number): string {
  const imagery = imageryOf(audience);
  const shown =
    imagery.length === 0 ? [] : [0, 1].map((offset) => imagery[(sequence + offset) % imagery.length]);
  return `Surroundings: ${withoutStop(audience)}${shown.length === 0 ? '' : ` (${shown.join(', ')})`}.`;
}

function withoutStop(text: string): string {
  return text.replace(/[\s.。।؟?!！？:：…]+$/u, '');
}
