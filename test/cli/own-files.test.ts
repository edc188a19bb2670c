import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reel, temporaryFolder } from './command-line.ts';
import { fakeStudio } from './fake-studio.ts';

/** What `reel make` asks of the studio. */
async function requestOf(args: string[], workingFolder: string) {
  const { studio, requests } = fakeStudio();
  await reel(['make', ...args], { studio, workingFolder });
  expect(requests).toHaveLength(1);
  return requests[0]!;
}

describe('a file is the one that is meant by', () => {
  it('--music by its path from the brief’s folder, or whole where it lies elsewhere', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'in'));
    await writeFile(join(folder.path, 'in/lesson.json'), '{}');
    await writeFile(join(folder.path, 'in/tune.wav'), '');
    await writeFile(join(folder.path, 'other.wav'), '');
    const inside = await requestOf(['in/lesson.json', '--music', 'in/tune.wav'], folder.path);
    expect(inside.overrides).toEqual(['settings.music.file=tune.wav']);
    const outside = await requestOf(['in/lesson.json', '--music', 'other.wav'], folder.path);
    expect(outside.overrides).toEqual([`settings.music.file=${join(folder.path, 'other.wav')}`]);
  });

  it('F3 --set beside a line of text, from the folder that one is in', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'lamp.png'), '');
    await writeFile(join(folder.path, 'lamp'), '');
    const args = ['ad', 'Solar lantern', '--set', 'product_image=./lamp.png', '--set', 'product_name=lamp'];
    const { overrides, ownFiles } = await requestOf(args, folder.path);
    expect(overrides).toEqual([`product_image=${join(folder.path, 'lamp.png')}`, 'product_name=lamp']);
    expect(ownFiles).toContain(join(folder.path, 'lamp.png'));
    const { status, stderr } = await reel(
      ['make', 'ad', 'Solar lantern', '--set', 'product_image=./lmp.png'],
      {
        workingFolder: folder.path,
      },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean lamp.png?');
  });

  it('--set beside the brief before one in the folder that one is in', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'in'));
    for (const name of ['in/ad.json', 'in/lamp.png', 'lamp.png', 'other.png'])
      await writeFile(join(folder.path, name), '{}');
    const of = async (path: string) =>
      (await requestOf(['in/ad.json', '--set', `product_image=${path}`], folder.path)).overrides;
    expect(await of('lamp.png')).toEqual(['product_image=lamp.png']);
    expect(await of('in/lamp.png')).toEqual(['product_image=lamp.png']);
    expect(await of('other.png')).toEqual([`product_image=${join(folder.path, 'other.png')}`]);
  });
});
