import type { Scene } from './storyboard.ts';

/** Scenes that stand around what a format makes, by their ids. */
export const FRAMING_SCENES = { opening: 'opening', credits: 'credits', closing: 'closing' } as const;

const FRAMING_IDS: ReadonlySet<string> = new Set(Object.values(FRAMING_SCENES));

/** Whether a scene stands around what a format makes. */
export function isFraming({ id }: Pick<Scene, 'id'>): boolean {
  return FRAMING_IDS.has(id);
}

/** A person's own film before or after all else, whose sound the film's music makes room for. */
export interface OwnFilmsAround {
  /** The scene that opens the film. */
  opening?: string;
  closing?: string;
}

export function ownFilmsAround(scenes: readonly Pick<Scene, 'id'>[]): OwnFilmsAround {
  const { opening, closing } = FRAMING_SCENES;
  return {
    ...(scenes.length > 1 && scenes[0]?.id === opening && { opening }),
    ...(scenes.length > 1 && scenes.at(-1)?.id === closing && { closing }),
  };
}
