import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { MadeInput } from '../../ports/maker.ts';
import { inputFor, type PictureLimits, type PreparePicture } from '../references/prepare-references.ts';
import type { ReplicateClient } from './replicate-client.ts';

/** Larger files go by upload (https://replicate.com/docs/topics/predictions/input-files). */
const MOST_DATA_URL_BYTES = 256 * 1024;

/** What every model of the catalogue takes of a picture. */
const PICTURE_LIMITS: PictureLimits = {
  longestSidePixels: 2048,
  mediaTypes: ['image/png', 'image/jpeg', 'image/webp'],
  mostBytes: 8 * 1024 * 1024,
};

/** How files are made ready and where they go. */
export interface FileWays {
  client: ReplicateClient;
  prepare: PreparePicture;
}

/** The files of a call as the vendor takes them: small ones within the call, others uploaded before it. */
export async function filesAsInput(
  files: { readonly [input: string]: string | readonly string[] },
  inputs: ReadonlyMap<string, MadeInput>,
  ways: FileWays,
): Promise<JsonObject> {
  const given = Object.entries(files).map(async ([input, roles]): Promise<[string, string | string[]]> => {
    const addresses = [roles].flat().map((role) => addressOf(inputFor(role, inputs), ways));
    const given = await Promise.all(addresses);
    return [input, typeof roles === 'string' ? given[0]! : given];
  });
  return Object.fromEntries(await Promise.all(given));
}

async function addressOf(input: MadeInput, { client, prepare }: FileWays): Promise<string> {
  const { path, record } = input;
  const isPicture = record.mediaType.startsWith('image/');
  const { bytes, mediaType } = isPicture
    ? await prepare(input, PICTURE_LIMITS)
    : { bytes: await readFile(path), mediaType: record.mediaType };
  if (bytes.byteLength <= MOST_DATA_URL_BYTES) return `data:${mediaType};base64,${bytes.toString('base64')}`;
  return client.upload(bytes, { name: `${record.hash}.${mediaType.split('/')[1]}`, mediaType });
}
