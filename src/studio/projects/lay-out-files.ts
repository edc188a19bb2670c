import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AssetHash } from '../../domain/asset.ts';
import { type InputIssue, ReelError } from '../../domain/errors.ts';
import type { AssetStore } from '../../ports/asset-store.ts';

/** Puts uploaded files where the brief names them, so that a brief is read in one way wherever it comes from. */
export async function layOutFiles(
  files: { readonly [path: string]: AssetHash },
  folder: string,
  store: AssetStore,
): Promise<void> {
  const found = await store.findMany(Object.values(files));
  const issues: InputIssue[] = [];
  for (const [path, hash] of Object.entries(files)) {
    const field = `files[${JSON.stringify(path)}]`;
    if (!isPlainPath(path)) {
      issues.push({ field, value: path, problem: 'must be a relative path of letters, digits and . _ - /' });
    } else if (found.get(hash)?.recipe.kind !== 'source') {
      issues.push({ field, value: hash, problem: 'is no upload; upload the file first and give its asset' });
    }
  }
  if (issues.length > 0) {
    const told = issues.map((issue) => `${issue.field} ${issue.problem}`).join('; ');
    throw new ReelError('invalid-input', `The files of the brief cannot be used: ${told}.`, { issues });
  }
  for (const [path, hash] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await copyFile(await store.pathOf(hash), join(folder, path));
  }
}

function isPlainPath(path: string): boolean {
  const parts = path.split('/');
  return path.length <= 300 && parts.every((part) => /^[\p{L}\p{N}_-][\p{L}\p{N} ._-]*$/u.test(part));
}
