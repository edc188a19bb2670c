import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashJson } from '../domain/canonical-json.ts';
import type { MusicGenerator } from '../ports/generators.ts';
import type { MusicAnalyser, MusicAnalysis } from '../ports/music-analyser.ts';
import type { MusicHearing } from '../studio/hear-music.ts';

/** An edit is looked at before it is made, and taken back: what was heard a moment ago is not composed again. */
const MOST_REMEMBERED = 16;

/** Listens to files as they are, and to pieces that are composed for it and forgotten: they come out the same again. */
export function musicHearing(analyser: MusicAnalyser, composer: MusicGenerator): MusicHearing {
  const heard = new Map<string, MusicAnalysis>();
  return {
    file: (path, signal) => analyser.analyse(path, signal),
    async composed(wish, signal) {
      const name = hashJson({ ...wish });
      const known = heard.get(name);
      if (known !== undefined) return known;
      const folder = await mkdtemp(join(tmpdir(), 'reelwright-hearing-'));
      try {
        const outputPathStem = join(folder, 'music');
        const { filePath } = await composer.compose(wish, { outputPathStem, ...(signal && { signal }) });
        const analysis = await analyser.analyse(filePath, signal);
        const [oldest = ''] = heard.keys();
        if (heard.size >= MOST_REMEMBERED) heard.delete(oldest);
        heard.set(name, analysis);
        return analysis;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
