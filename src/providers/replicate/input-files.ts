import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { ReelError } from '../../domain/errors.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { ReplicateClient } from './replicate-client.ts';

/** Larger files go by upload (https://replicate.com/docs/topics/predictions/input-files). */
const MOST_DATA_URL_BYTES = 256 * 1024;

/** The files of a call as the vendor takes them: small ones within the call, others uploaded before it. */
export async function filesAsInput(
  files: { readonly [input: string]: string | readonly string[] },
  inputs: ReadonlyMap<string, MadeInput>,
  client: ReplicateClient,
): Promise<JsonObject> {
  const given = Object.entries(files).map(async ([input, roles]): Promise<[string, string | string[]]> => {
    const addresses = [roles].flat().map((role) => {
      const file = inputs.get(role);
      if (!file) throw new ReelError('internal', `The file for ${input} is not there.`);
      return addressOf(file, client);
    });
    const given = await Promise.all(addresses);
    return [input, typeof roles === 'string' ? given[0]! : given];
  });
  return Object.fromEntries(await Promise.all(given));
}

async function addressOf({ path, record }: MadeInput, client: ReplicateClient): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.byteLength <= MOST_DATA_URL_BYTES) {
    return `data:${record.mediaType};base64,${bytes.toString('base64')}`;
  }
  return client.upload(bytes, { name: `${record.hash}.${record.extension}`, mediaType: record.mediaType });
}
