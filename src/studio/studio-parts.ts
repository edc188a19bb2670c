import type { Announcer } from '../ports/announcer.ts';
import type { IdSource } from '../ports/clock.ts';
import type { DefaultsStore } from '../ports/defaults-store.ts';
import type { Format, StoryboardContext } from '../ports/format.ts';
import type { Media } from '../ports/media.ts';
import type { ProjectStore } from '../ports/project-store.ts';
import type { Publishers } from '../ports/publisher.ts';
import type { Rasterizer } from '../ports/rasterizer.ts';
import type { TextGenerator } from '../ports/text-generator.ts';
import type { CallParts } from '../production/calls/call-parts.ts';
import type { Workshop } from '../production/make-asset.ts';
import type { Production } from '../production/produce.ts';
import type { KnownNames } from './brief/check-names.ts';
import type { ModelWatch } from './doctor/model-watch.ts';
import type { MusicHearing } from './hear-music.ts';
import type { WritingAccount } from './writing/script-writer.ts';

/** What the use cases work with. */
export interface StudioParts {
  /** Whose projects these are; those of others are not there. */
  ownerId: string;
  workshop: Workshop & { calls: CallParts };
  projects: ProjectStore;
  defaults: DefaultsStore;
  production: Production;
  media: Media;
  rasterizer: Rasterizer;
  /** Writes for a project, or for a brief that is none yet where none is given. */
  writerFor(account?: WritingAccount): TextGenerator;
  formats: readonly Format[];
  findModel: StoryboardContext['findModel'];
  hearing: MusicHearing;
  modelWatch: ModelWatch;
  /** The settings any of which has one more look for faces in shots. */
  faceSettings: readonly string[];
  newId: IdSource;
  publishers: Publishers;
  announcer: Announcer;
  /** Whether the files of assets are on this machine's own disk, and not in a bucket that others share. */
  keepsFilesHere: boolean;
  /** Names that briefs may give. */
  knownNames(): Promise<KnownNames>;
}
