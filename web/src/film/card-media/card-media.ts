import type { Scene } from '../../api/documents.ts';

/** What of a scene can be made once more of the same words. */
export type Remade = 'picture' | 'clip';

/** What of a scene can be made otherwise: what is seen of it first. What a person brought cannot. */
export function remadeOf({ picture, clip }: Pick<Scene, 'picture' | 'clip'>): Remade[] {
  return [
    ...(clip !== null && !('own' in clip) ? (['clip'] as const) : []),
    ...(picture !== null && !('own' in picture) && picture.prompt !== '' ? (['picture'] as const) : []),
  ];
}

/** The takes of what is seen of a scene: its shot where it has one, else its picture. */
export function takesSeen({ clip, clip_takes: shots, takes }: Scene): { of: Remade; takes: Scene['takes'] } {
  return clip === null ? { of: 'picture', takes } : { of: 'clip', takes: shots };
}
