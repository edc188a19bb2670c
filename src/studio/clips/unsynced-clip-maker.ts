import { copyFile } from 'node:fs/promises';
import { ReelError } from '../../domain/errors.ts';
import { LIP_SYNC_VIDEO_ROLE } from '../../domain/lip-sync.ts';
import { FREE } from '../../domain/price.ts';
import type { Maker } from '../../ports/maker.ts';

const MODEL = 'shot-as-it-was-1';

/** The last resort for lip-sync: the shot as it is, whose mouth follows nothing, so that the film is made all the same. */
export const unsyncedClipMaker: Maker = {
  provider: 'builtin-placeholder',
  lane: 'film',
  offer: (recipe) =>
    recipe.kind === 'lip-sync'
      ? { model: MODEL, price: FREE, basis: 'the shot as it is, its mouth follows nothing' }
      : undefined,
  async make({ inputs, outputPathStem }) {
    const shot = inputs.get(LIP_SYNC_VIDEO_ROLE);
    if (!shot) throw new ReelError('internal', 'The recipe of the lip-sync names no shot.');
    const { extension, mediaType, facts } = shot.record;
    const filePath = `${outputPathStem}.${extension}`;
    await copyFile(shot.path, filePath);
    return { filePath, mediaType, facts, model: MODEL, parameters: {}, cost: FREE };
  },
};
