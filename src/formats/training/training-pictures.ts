import type { PictureWish, Scene } from '../../domain/storyboard.ts';
import { surroundingsOf } from '../picture-surroundings.ts';
import { withoutSentenceEnd } from '../sentence-end.ts';
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
  const details = points.slice(0, 4).map(withoutSentenceEnd).join('; ');
  const lines = [`${withoutSentenceEnd(subject)}${details === '' ? '' : `: ${details}`}.`];
  if (subject !== brief.title) lines.push(`${withoutSentenceEnd(brief.title)}.`);
  if (brief.audience !== undefined) lines.push(surroundingsOf(brief.audience, owner.sequence));
  lines.push('No typography, captions or signage.');
  return { prompt: lines.join('\n'), style, madeFor: owner };
}
