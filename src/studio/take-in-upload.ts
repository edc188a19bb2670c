import { extname } from 'node:path';
import type { AssetRecord } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import type { BriefFile } from '../ports/format.ts';
import { checkFiles } from './brief/brief-files.ts';
import type { Upload } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';
import { takeInSources } from './take-in-sources.ts';

const ENDINGS: Record<BriefFile['kind'], readonly string[]> = {
  image: ['png', 'jpg', 'jpeg', 'webp', 'svg'],
  font: ['ttf', 'otf', 'woff', 'woff2'],
  sound: ['wav', 'mp3', 'm4a', 'aac', 'flac', 'ogg', 'oga', 'opus', 'aiff'],
  clip: ['mp4', 'mov', 'm4v', 'webm', 'mkv', 'avi'],
};

/** Takes a file that a person brought into the store, once its content is what its name says. */
export async function takeInUpload(
  { name, path }: Upload,
  { workshop, media }: StudioParts,
  signal: AbortSignal,
): Promise<AssetRecord> {
  const ending = extname(name).slice(1).toLowerCase();
  const kind = (Object.keys(ENDINGS) as BriefFile['kind'][]).find((each) => ENDINGS[each].includes(ending));
  if (kind === undefined) {
    const known = Object.values(ENDINGS).flat().join(', ');
    throw unusable(name, `has the ending ${ending === '' ? 'nothing' : `.${ending}`}; there are ${known}`);
  }
  const { checked, issues } = await checkFiles([{ field: 'file', path, kind }], {
    folder: undefined,
    ownFiles: [path],
    probe: (probed, stop) => media.probe(probed, stop),
    signal,
  });
  const [file] = checked;
  if (file === undefined) throw unusable(name, issues[0]?.problem ?? 'cannot be used');
  const [hash] = (await takeInSources([{ ...file, path: name }], workshop)).values();
  const record = hash === undefined ? undefined : await workshop.store.find(hash);
  if (record === undefined) {
    throw new ReelError('conflict', `${name} was deleted while it was taken in; upload it again.`, {
      retryable: true,
    });
  }
  return record;
}

function unusable(name: string, problem: string): ReelError {
  return new ReelError('unsupported-media', `${name} ${problem}.`, {
    issues: [{ field: 'file', value: name, problem }],
  });
}
