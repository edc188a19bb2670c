import type { AssetHash } from '../../domain/asset.ts';
import type { MeasuredFile } from '../../domain/timeline-document/compile-document.ts';
import type { CheckedFile } from '../brief/brief-files.ts';
import type { StudioParts } from '../studio-parts.ts';

/** Measures the files of a timeline: how large pictures are, how long movies and sounds, and what is heard of them. */
export async function measureFiles(
  files: readonly CheckedFile[],
  taken: ReadonlyMap<string, AssetHash>,
  { media, workshop }: Pick<StudioParts, 'media' | 'workshop'>,
  signal: AbortSignal,
): Promise<Map<string, MeasuredFile>> {
  const measured = new Map<string, MeasuredFile>();
  for (const { path, kind } of files) {
    const asset = taken.get(path);
    if (asset === undefined || (measured.has(path) && kind === 'image')) continue;
    const facts = await media.probe(await workshop.store.pathOf(asset), signal);
    const picture = facts.streams.find((stream) => stream.kind === 'picture');
    const sound = facts.streams.find((stream) => stream.kind === 'sound');
    const seconds = (kind === 'sound' ? sound : picture)?.durationSeconds ?? facts.durationSeconds;
    measured.set(path, {
      media: { asset },
      hasSound: sound !== undefined,
      ...(seconds !== null && seconds !== undefined && { durationSeconds: seconds }),
      ...(picture && { size: picture.size }),
    });
  }
  return measured;
}
