import type { Choice } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';

/** How far a run goes, from the first stage to the last. */
export const STAGES = ['script', 'images', 'videos', 'speech', 'music', 'film'] as const;
export type Stage = (typeof STAGES)[number];

export function stageChoices(): Choice[] {
  return STAGES.map((value) => ({ value, text: say(`stage.${value}`) }));
}

/** What a button says that begins a run up to a stage. */
export function makingWords(stage: Stage): string {
  return stage === 'film' ? say('film.make') : say('new.createTo', { stage: say(`stage.${stage}`) });
}
