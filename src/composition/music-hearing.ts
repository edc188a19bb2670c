import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashJson } from '../domain/canonical-json.ts';
import { isReelError } from '../domain/errors.ts';
import type { MusicWish } from '../domain/recipes.ts';
import type { MusicGenerator } from '../ports/generators.ts';
import type { MusicAnalyser, MusicAnalysis } from '../ports/music-analyser.ts';
import type { MusicHearing } from '../studio/hear-music.ts';

/** An edit is looked at before it is made, and taken back: what was heard a moment ago is not composed again. */
const MOST_REMEMBERED = 16;

/** Listens to files as they are, and to pieces that are composed for it and forgotten: they come out the same again. */
export function musicHearing(analyser: MusicAnalyser, composer: MusicGenerator): MusicHearing {
  const heard = new Map<string, Promise<MusicAnalysis>>();
  const begin = (name: string, wish: MusicWish, signal: AbortSignal | undefined) => {
    const hearing = composeAndHear(wish, signal);
    const [oldest = ''] = heard.keys();
    if (heard.size >= MOST_REMEMBERED) heard.delete(oldest);
    heard.set(name, hearing);
    hearing.catch(() => {
      if (heard.get(name) === hearing) heard.delete(name);
    });
    return hearing;
  };
  const composeAndHear = async (wish: MusicWish, signal: AbortSignal | undefined) => {
    const folder = await mkdtemp(join(tmpdir(), 'reelwright-hearing-'));
    try {
      const outputPathStem = join(folder, 'music');
      const { filePath } = await composer.compose(wish, { outputPathStem, ...(signal && { signal }) });
      return await analyser.analyse(filePath, signal);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    file: (path, signal) => analyser.analyse(path, signal),
    async composed(wish, signal) {
      const name = hashJson({ ...wish });
      for (;;) {
        const underWay = heard.get(name);
        try {
          return await (underWay ?? begin(name, wish, signal));
        } catch (error) {
          // Whoever asked first may have left; this one has not.
          const hasLeft = underWay && isReelError(error) && error.code === 'cancelled';
          if (!hasLeft || signal?.aborted) throw error;
        }
      }
    },
  };
}
