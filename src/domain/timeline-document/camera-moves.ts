import type { CameraMove, CameraView } from '../timeline.ts';
import type { CAMERA_MOVES, DocumentPicture } from './document-schema.ts';

export type CameraMoveName = (typeof CAMERA_MOVES)[number];
type DocumentMove = NonNullable<Extract<DocumentPicture, { still: string }>['move']>;

const view = (centreX: number, centreY: number, zoom: number): CameraView => ({ centreX, centreY, zoom });

/** How far named moves go: enough to be felt, little enough not to be noticed. */
const MOVES: Record<CameraMoveName, Omit<CameraMove, 'pace'>> = {
  'push-in': { from: view(0.5, 0.5, 1), to: view(0.5, 0.48, 1.14) },
  'pull-out': { from: view(0.5, 0.48, 1.14), to: view(0.5, 0.5, 1) },
  'pan-left': { from: view(0.57, 0.5, 1.16), to: view(0.43, 0.5, 1.16) },
  'pan-right': { from: view(0.43, 0.5, 1.16), to: view(0.57, 0.5, 1.16) },
  'tilt-up': { from: view(0.5, 0.57, 1.16), to: view(0.5, 0.43, 1.16) },
  'tilt-down': { from: view(0.5, 0.43, 1.16), to: view(0.5, 0.57, 1.16) },
  drift: { from: view(0.46, 0.51, 1.1), to: view(0.54, 0.49, 1.14) },
};

/** The camera move that a document names or describes. */
export function cameraMove(move: DocumentMove): CameraMove {
  if (typeof move === 'string') return { ...MOVES[move], pace: 'gentle' };
  const { from, to, pace } = move;
  return { from: view(from.x, from.y, from.zoom), to: view(to.x, to.y, to.zoom), pace };
}
