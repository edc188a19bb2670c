import { isReelError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher, PublisherState, Publishers } from '../ports/publisher.ts';
import { readCloudinarySettings } from './cloudinary/cloudinary-settings.ts';
import { openFolderPublisher } from './folder/folder-publisher.ts';
import { readPublishFolder } from './folder/folder-settings.ts';
import { readS3Settings } from './s3/s3-settings.ts';
import type { Environment } from './settings-refusal.ts';

export interface PublishersParts {
  environment: Environment;
  fetch: typeof fetch;
  clock: Clock;
}

/** The places that the environment says something of; what is not published to is not even loaded. */
export function openPublishers({ environment, fetch, clock }: PublishersParts): Publishers {
  const opened = new Map<string, Promise<Publisher>>();
  const once = (kind: string, open: () => Promise<Publisher>) => {
    const publisher = opened.get(kind) ?? open();
    opened.set(kind, publisher);
    return publisher;
  };
  return {
    async open(target) {
      if (target.kind === 'folder') return openFolderPublisher(target.path ?? readPublishFolder(environment));
      if (target.kind === 's3') {
        const settings = readS3Settings(environment);
        const { s3Publisher } = await import('./s3/s3-publisher.ts');
        return once('s3', async () => s3Publisher(settings, clock));
      }
      const settings = readCloudinarySettings(environment);
      const { cloudinaryPublisher } = await import('./cloudinary/cloudinary-publisher.ts');
      return once('cloudinary', async () => cloudinaryPublisher({ settings, fetch, clock }));
    },
    states: () => [
      stateOf('folder', () => readPublishFolder(environment)),
      stateOf('s3', () => {
        const { bucket, prefix } = readS3Settings(environment);
        return `s3://${bucket}/${prefix}`;
      }),
      stateOf('cloudinary', () => {
        const { cloudName, folder } = readCloudinarySettings(environment);
        return `cloudinary://${cloudName}/${folder}`;
      }),
    ],
  };
}

function stateOf(kind: PublisherState['kind'], placeIn: () => string): PublisherState {
  try {
    return { kind, isReady: true, detail: placeIn() };
  } catch (error) {
    if (!isReelError(error)) throw error;
    const detail = error.issues.map(({ field, problem }) => `${field} ${problem}`).join('; ');
    return { kind, isReady: false, detail };
  }
}
