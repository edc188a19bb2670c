import type { Command } from 'commander';
import { refused } from '../domain/refused.ts';
import { publishTargetOf } from '../studio/publishing/publish-target.ts';
import type { PublishRequest } from '../studio/studio.ts';

/** What is published beside the film, and what goes afterwards. */
export interface PublishOptions {
  withAssets?: true;
  deleteLocal?: true;
}

/** What `make` can be told about where its film goes from there, and who is told. */
export interface MakePublishOptions extends PublishOptions {
  publish?: string;
  webhook?: string;
}

export function withPublishOptions(command: Command): Command {
  return command
    .option('--with-assets', 'publish the pictures, clips, speech and music of the film too')
    .option('--delete-local', 'delete the film’s files here once all of it is published');
}

export function withMakePublishOptions(command: Command): Command {
  return withPublishOptions(
    command.option('--publish <target>', 'publish the film: s3, cloudinary or folder:PATH'),
  ).option('--webhook <url>', 'tell this address how it ends (or set REEL_WEBHOOK_URL)');
}

/** The options as a request; nothing where nothing is to be published or told. */
export async function publishRequestOf(
  { publish, webhook, withAssets, deleteLocal, to }: MakePublishOptions & { to?: string },
  workingFolder: string,
): Promise<{ publish?: PublishRequest; webhook?: string }> {
  if (publish === undefined) {
    const [alone] = [withAssets && '--with-assets', deleteLocal && '--delete-local'].filter(Boolean);
    if (alone) throw refused({ field: alone, problem: 'needs --publish, which says where to' });
    return webhook === undefined ? {} : { webhook };
  }
  if (to !== undefined && to !== 'film') {
    throw refused({
      field: '--publish',
      value: publish,
      problem: `needs a film, and --to ${to} stops before it`,
    });
  }
  return {
    publish: {
      target: await publishTargetOf(publish, '--publish', workingFolder),
      ...(withAssets && { withAssets }),
      ...(deleteLocal && { deleteLocal }),
    },
    ...(webhook !== undefined && { webhook }),
  };
}
