import { z } from 'zod';
import { lineOfText, spokenText } from '../text-fields.ts';

/** A scene as it is written: what is seen, how it is filmed, what happens. */
export const writtenSceneSchema = z.strictObject({
  visual: spokenText(1_000),
  camera: lineOfText(300),
  action: lineOfText(300),
  characters: z.array(lineOfText(60)).max(6),
  words: lineOfText(60).optional(),
});

export type WrittenScene = z.infer<typeof writtenSceneSchema>;

/** What a writer is asked for: exactly so many scenes, for the music has so many. */
export function sceneListSchema(count: number) {
  return z.strictObject({ scenes: z.array(writtenSceneSchema).length(count) });
}

export interface SceneList {
  scenes: WrittenScene[];
}
