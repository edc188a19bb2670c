import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { type Environment, settingsOf, wrongSettings } from '../settings-refusal.ts';

/** What publishing to a folder is set up by. */
export const FOLDER_SETTINGS = z.object({
  REEL_PUBLISH_FOLDER: z
    .string()
    .refine(isAbsolute, 'must be the whole path of a folder')
    .optional()
    .describe('The whole path of the one folder that the studio and the API publish to.'),
});

/**
 * The folder that films are published to where nobody names another: the only one that can be asked for over the network.
 * `invalid-input` where none is set.
 */
export function readPublishFolder(environment: Environment): string {
  const { REEL_PUBLISH_FOLDER: folder } = settingsOf('a folder', FOLDER_SETTINGS, environment);
  if (folder !== undefined) return folder;
  const problem = 'must be set to the whole path of a folder on the machine of the server';
  throw wrongSettings('a folder', [{ field: 'REEL_PUBLISH_FOLDER', problem }]);
}
