import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { pictureLesson } from '../distributed/lessons.ts';
import { ReelProcess } from '../distributed/reel-process.ts';
import { FakeReplicate } from '../fakes/replicate-server.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/guide/production.md');

interface GuideCommand {
  words: string[];
  status: number;
}

/** The commands of a page's shell blocks, in order, each with the exit status that its comment tells. */
async function commandsOf(page: string): Promise<GuideCommand[]> {
  const blocks = [...(await readFile(page, 'utf8')).matchAll(/^```sh\n([\s\S]*?)^```/gm)];
  const lines = blocks.flatMap(([, block = '']) => block.trim().split('\n'));
  return lines.map((line) => {
    const [command = '', comment = ''] = line.split(/\s+#\s/);
    const [reel, ...words] = command.split(' ');
    expect(reel).toBe('reel');
    return { words, status: Number(/status (\d+)/.exec(comment)?.[1] ?? 0) };
  });
}

it('does what the guide to production says, command by command', async () => {
  await using vendor = await FakeReplicate.start({ fate: () => ({ callMs: 30 }) });
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-guide-'));
  try {
    const brief = join(folder, 'lighthouses.json');
    await writeFile(brief, JSON.stringify(pictureLesson(2)));
    const accepted: number[] = [];
    let said = '';
    for (const { words, status } of await commandsOf(PAGE)) {
      const args = words.map((word) => (word === 'lighthouses.json' ? brief : word));
      await using reel = new ReelProcess(args, {
        REEL_HOME: join(folder, 'home'),
        REPLICATE_API_TOKEN: vendor.token,
        REPLICATE_BASE_URL: vendor.baseUrl,
      });
      expect([words, await reel.ended, reel.stderr]).toEqual([words, status, expect.any(String)]);
      accepted.push(vendor.accepted);
      said += `${reel.lines.join('\n')}\n${reel.stderr}`;
    }
    // Planned; limited; one within the budget; shown; the other one; nothing more; both anew; listed twice.
    expect(accepted).toEqual([0, 0, 1, 1, 2, 2, 4, 4, 4]);
    expect(said).toContain('$0.006');
    expect(said).toContain('reel budget set DOLLARS --project');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
