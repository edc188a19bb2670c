/** How far a run goes: each stage holds the ones before it. */
export const STAGES = ['script', 'images', 'videos', 'speech', 'music', 'film'] as const;
export type Stage = (typeof STAGES)[number];

/** True where work of this stage is done by a run that goes up to `last`. */
export function isWithin(stage: Stage, last: Stage): boolean {
  return STAGES.indexOf(stage) <= STAGES.indexOf(last);
}
