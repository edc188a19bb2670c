import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../e2e/browser.ts';
import { filmInStudio } from './film-in-studio.ts';

const SHOT = new URL('../fakes/fixtures/sunrise.mp4', import.meta.url);

describe.skipIf(chromiumPath() === undefined)('the inspector of a scene', () => {
  const film = filmInStudio({
    brief: { title: 'Tides', segments: [{ narration: 'The sea rises.' }], general: { useVideo: false } },
    stage: 'script',
    search: '?scene=shot-1',
    async prepare(client, id) {
      const { asset } = await client.upload('sunrise.mp4', await readFile(SHOT));
      const part = { in_seconds: 0.5, out_seconds: 1 };
      await client.projects.edit(id, { kind: 'own-clip', scene: 'shot-1', asset, ...part });
    },
  });

  const scene = async () => (await film.client.projects.scenes(film.id)).scenes[0];

  it('shows the shot to its own end where the end is left empty, and tells what that costs', async () => {
    const end = film.page.getByLabel('Seen to; its end where empty');
    expect(await end.inputValue()).toBe('1');
    await end.fill('');
    await end.blur();
    await film.page.getByText(/^To be made again: .* · free$/).waitFor();
    await expect.poll(async () => (await scene())?.clip).toMatchObject({ inSeconds: 0.5 });
    expect((await scene())?.clip).not.toHaveProperty('outSeconds');
  });

  it('takes a line off the slide and leaves what is said', async () => {
    await film.client.projects.edit(film.id, {
      kind: 'add-line',
      scene: 'shot-1',
      text: 'And falls.',
      bullet: 'Low tide',
    });
    await film.page.getByRole('button', { name: 'Take line 1 off the slide' }).click();
    await expect.poll(async () => (await scene())?.slide?.bullets).toEqual([]);
    expect((await scene())?.narration.map(({ text }) => text)).toEqual(['The sea rises.', 'And falls.']);
    expect(film.studio.faults).toEqual([]);
  });
});
