import { ReelError } from '../../domain/errors.ts';
import type { Project } from '../../domain/project.ts';
import { refused } from '../../domain/refused.ts';
import type { NarrationLine, Scene } from '../../domain/storyboard.ts';

/** What stands in the help of each command that takes these. */
export const PROJECT = 'a project’s id, or as much of it as tells it apart; see reel list';
export const SCENE = 'a scene’s id, or its place in the film counted from 1; see reel scene list';
export const LINE = 'a line’s id, or its place in the scene counted from 1';

/** The scene of that id, or at that place counted from 1; `not-found` names the nearest. */
export function sceneNamed(given: string, { id, storyboard }: Project): Scene {
  const scenes = storyboard?.scenes ?? [];
  if (scenes.length === 0) {
    throw new ReelError(
      'conflict',
      `Project ${id} has no scenes yet; have them written with: reel scene refresh ${id} --to script`,
    );
  }
  const found = scenes.find((scene) => scene.id === given) ?? placed(given, scenes);
  if (found !== undefined) return found;
  const ids = scenes.map((scene) => scene.id);
  const problem = `must be a scene’s id or a number from 1 to ${ids.length}; there are ${ids.join(', ')}`;
  throw refused({ field: 'SCENE', value: given, problem }, 'not-found');
}

/** The line of that id, or at that place in its scene counted from 1. */
export function lineNamed(given: string, { narration }: Scene): NarrationLine {
  const found = narration.find((line) => line.id === given) ?? placed(given, narration);
  if (found !== undefined) return found;
  const problem =
    narration.length === 0
      ? 'is no line: nothing is said in this scene'
      : `must be a line’s id or a number from 1 to ${narration.length}`;
  throw refused({ field: 'LINE', value: given, problem });
}

function placed<Item>(given: string, list: readonly Item[]): Item | undefined {
  return /^#?\d+$/.test(given) ? list[Number(given.replace('#', '')) - 1] : undefined;
}
