import { extname } from 'node:path';
import type { AssetRecord } from '../domain/asset.ts';
import { ReelError } from '../domain/errors.ts';
import { nearestName } from '../domain/nearest-name.ts';
import type { BriefFile } from '../ports/format.ts';
import { inspectFile } from './brief/brief-files.ts';
import { type FileProblem, MOST_FILE_BYTES } from './brief/file-content.ts';
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
  const kind = kindOf(name);
  const file = await inspectFile(path, kind, (probed, stop) => media.probe(probed, stop), signal);
  if ('problem' in file) throw unusable(name, file);
  const source = { ...file, field: 'file', kind, path: name };
  const [hash] = (await takeInSources([source], workshop)).values();
  const record = hash === undefined ? undefined : await workshop.store.find(hash);
  if (record === undefined) {
    throw new ReelError('conflict', `${name} was deleted while it was taken in; upload it again.`, {
      retryable: true,
    });
  }
  return record;
}

/** What a file may weigh in bytes, by the ending of its name; `unsupported-media` for one that no film can use. */
export function mostUploadBytes(name: string): number {
  return MOST_FILE_BYTES[kindOf(name)];
}

function kindOf(name: string): BriefFile['kind'] {
  const ending = extname(name).slice(1).toLowerCase();
  const kind = (Object.keys(ENDINGS) as BriefFile['kind'][]).find((each) => ENDINGS[each].includes(ending));
  if (kind !== undefined) return kind;
  const known = Object.values(ENDINGS).flat();
  const problem = `has ${ending === '' ? 'no ending' : `the ending .${ending}`}; there are ${known.join(', ')}`;
  throw unusable(name, { problem, code: 'unsupported-media' }, nearestName(ending, known));
}

function unusable(name: string, { problem, code }: FileProblem, nearest?: string): ReelError {
  return new ReelError(code, `${name} ${problem}.`, {
    issues: [{ field: 'file', value: name, problem, ...(nearest !== undefined && { nearest }) }],
  });
}
