import type { z } from 'zod';
import type {
  assetSchema,
  budgetSchema,
  callSchema,
  editOutcomeSchema,
  planSchema,
  projectPageSchema,
  projectSchema,
  runSchema,
  sceneSchema,
  timelineSchema,
} from '../../../src/http/documents.ts';
import type { providersSchema } from '../../../src/http/provider-documents.ts';
import type { publishedSchema, publishersSchema } from '../../../src/http/publish-documents.ts';
import type { settingsSchema } from '../../../src/http/settings-documents.ts';

/** What the server answers with: the types of the very schemas that describe its API. */
export type Project = z.infer<typeof projectSchema>;
export type ProjectPage = z.infer<typeof projectPageSchema>;
export type Plan = z.infer<typeof planSchema>;
export type Run = z.infer<typeof runSchema>;
export type Asset = z.infer<typeof assetSchema>;
export type Call = z.infer<typeof callSchema>;
export type Budget = z.infer<typeof budgetSchema>;
export type Settings = z.infer<typeof settingsSchema>;
export type Published = z.infer<typeof publishedSchema>;
export type Publishers = z.infer<typeof publishersSchema>;
export type Providers = z.infer<typeof providersSchema>;
export type EditOutcome = z.infer<typeof editOutcomeSchema>;
export type FilmTimeline = z.infer<typeof timelineSchema>;
export type Scene = Omit<
  z.infer<typeof sceneSchema>,
  'narration' | 'slide' | 'picture' | 'clip' | 'transition'
> & {
  narration: { id: string; text: string; revealsBullet?: number }[];
  slide: { title: string; bullets: { text: string }[] } | null;
  picture: { prompt?: string; style?: string; own?: object } | null;
  clip: {
    directions?: string;
    durationSeconds?: number;
    own?: object;
    inSeconds?: number;
    outSeconds?: number;
  } | null;
  transition: { kind: string; seconds: number };
};
export interface Scenes {
  scenes: Scene[];
  undo: string | null;
  redo: string | null;
}

export interface Progress {
  stage: string;
  step: string;
  done: number;
  total: number;
  fraction: number;
  seconds_left: number | null;
  spent: number;
}

export interface Named {
  name: string;
  description: string;
}

export interface Styles {
  pictures: Named[];
  captions: Named[];
  music: Named[];
}

export interface Voice {
  id: string;
  name: string;
  gender: string;
  languages: string[];
}
