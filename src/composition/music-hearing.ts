import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MusicGenerator } from '../ports/generators.ts';
import type { MusicAnalyser } from '../ports/music-analyser.ts';
import type { MusicHearing } from '../studio/hear-music.ts';

/** Listens to files as they are, and to pieces that are composed for it and forgotten: they come out the same again. */
export function musicHearing(analyser: MusicAnalyser, composer: MusicGenerator): MusicHearing {
  return {
    file: (path, signal) => analyser.analyse(path, signal),
    async composed(wish, signal) {
      const folder = await mkdtemp(join(tmpdir(), 'reelwright-hearing-'));
      try {
        const outputPathStem = join(folder, 'music');
        const { filePath } = await composer.compose(wish, { outputPathStem, ...(signal && { signal }) });
        return await analyser.analyse(filePath, signal);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
