import type { Scene } from '../storyboard.ts';
import { lipSyncedAgain, newClipTake, selectedClipTake } from './clip-takes.ts';
import type { EditOf } from './edit.ts';
import { readAgain, selectedReading } from './line-readings.ts';
import { newTake, selectedTake } from './picture-takes.ts';
import { refusedEdit } from './refused-edit.ts';

/** A scene after an edit of its takes, and what the edit was, for a person to read. */
interface Retaken {
  scene: Scene;
  label: string;
}

/** The scene with something of it made once more; what was there stays as a take. */
export function madeAgain(scene: Scene, { of = 'picture', line }: EditOf<'regenerate'>): Retaken {
  const named = `“${scene.title}”`;
  refuseLine(of, line);
  switch (of) {
    case 'picture':
      return { scene: newTake(scene), label: `another picture for ${named}` };
    case 'clip':
      return { scene: newClipTake(scene), label: `another shot for ${named}` };
    case 'lip-sync':
      return { scene: lipSyncedAgain(scene), label: `lip-sync of ${named} again` };
    case 'speech':
      return { scene: readAgain(scene, line), label: `another reading in ${named}` };
  }
}

/** The scene with another of its takes seen or heard. */
export function takeSelected(scene: Scene, { of = 'picture', line, take }: EditOf<'select-take'>): Retaken {
  const named = `“${scene.title}”`;
  refuseLine(of, line);
  switch (of) {
    case 'picture':
      return { scene: selectedTake(scene, take), label: `take ${take} of ${named}` };
    case 'clip':
      return { scene: selectedClipTake(scene, take), label: `shot ${take} of ${named}` };
    case 'speech':
      return { scene: selectedReading(scene, line, take), label: `reading ${take} in ${named}` };
  }
}

function refuseLine(of: string, line: string | undefined): void {
  if (line === undefined || of === 'speech') return;
  throw refusedEdit('line', line, 'says which speech is meant, and goes with `of: speech` alone');
}
