import type { AssetHash } from '../../domain/asset.ts';
import type { AssetWish } from '../../domain/plan.ts';
import type { TextGenerator } from '../../ports/text-generator.ts';

/** A writer that answers as the given one does, with the notices and the names of all its answers, each once. */
export interface HeardWriter {
  writer: TextGenerator;
  notices: string[];
  assets: AssetHash[];
  /** What would be bought where it only planned. */
  unwritten: AssetWish[];
}

export function hearingNotices(writer: TextGenerator): HeardWriter {
  const notices: string[] = [];
  const assets: AssetHash[] = [];
  const unwritten: AssetWish[] = [];
  const hearing: TextGenerator = {
    name: writer.name,
    async write(task, signal) {
      const written = await writer.write(task, signal);
      notices.push(...written.notices.filter((notice) => !notices.includes(notice)));
      if (written.asset !== undefined) assets.push(written.asset);
      if (written.unwritten !== undefined) unwritten.push(written.unwritten);
      return written;
    },
  };
  return { writer: hearing, notices, assets, unwritten };
}
