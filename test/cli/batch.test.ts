import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BatchFilm, MadeBatch, MakeBatchRequest } from '../../src/studio/batch/batch.ts';
import { reel, temporaryFolder } from './command-line.ts';
import { fakeStudio, MADE_FILM } from './fake-studio.ts';

const SUCCEEDED: BatchFilm = {
  place: 'line 1',
  title: 'Lumo',
  projectId: 'lumo-1',
  outcome: 'succeeded',
  made: MADE_FILM,
};
const BLOCKED: BatchFilm = {
  place: 'line 2',
  title: 'Nox',
  projectId: 'nox-2',
  outcome: 'blocked',
  error: { code: 'over-budget', message: 'The budget of the project is spent.' },
};
const BATCH: MadeBatch = {
  films: [SUCCEEDED, BLOCKED],
  succeeded: 1,
  failed: 0,
  blocked: 1,
  costMicros: 36_000,
};

async function batch(args: string[], answer: MadeBatch, workingFolder: string) {
  const requests: MakeBatchRequest[] = [];
  const { studio } = fakeStudio({
    makeBatch: async (request) => {
      requests.push(request);
      for (const { place, title, projectId, outcome } of answer.films) {
        request.onFilm({ place, title, projectId, state: 'begun' });
        request.onFilm({ place, title, projectId, state: outcome });
      }
      return answer;
    },
  });
  return { ...(await reel(['batch', ...args], { studio, workingFolder })), requests };
}

describe('reel batch', () => {
  it('asks for all briefs of a file, in a folder that is named for it, two at once', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'ads.json'), '[{"product_name":"Lumo"}]');
    const { requests } = await batch(['ads.json', '--set', 'style=bold'], BATCH, folder.path);
    expect(requests[0]).toMatchObject({
      brief: { text: '[{"product_name":"Lumo"}]', folder: folder.path },
      overrides: ['style=bold'],
      outputFolder: join(folder.path, 'ads'),
      together: 2,
    });
  });

  it('tells each film as it begins and ends, and all of them in the end', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'ads.jsonl'), '{}');
    const { stdout, stderr, status } = await batch(
      ['ads.jsonl', '-o', 'out', '--together', '4'],
      BATCH,
      folder.path,
    );
    expect(stderr.split('\n').slice(0, 4)).toEqual([
      '· Lumo (line 1)',
      '✓ Lumo (line 1)',
      '· Nox (line 2)',
      '! Nox (line 2)',
    ]);
    expect(stdout).toContain('1 succeeded, 0 failed, 1 blocked');
    expect(stdout).toContain('The budget of the project is spent.');
    expect(status).toBe(4);
  });

  it('gives one JSON object with --json', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'ads.jsonl'), '{}');
    const { stdout, status } = await batch(
      ['ads.jsonl', '--json'],
      { ...BATCH, films: [SUCCEEDED], blocked: 0 },
      folder.path,
    );
    expect(JSON.parse(stdout)).toMatchObject({
      succeeded: 1,
      blocked: 0,
      films: [{ place: 'line 1', outcome: 'succeeded', film: { film: MADE_FILM.film }, error: null }],
    });
    expect(status).toBe(0);
  });

  it('is what reel make says to use for a file of many briefs', async () => {
    const { stderr, status } = await reel(['make', 'ads.jsonl']);
    expect(stderr).toContain('make them all with reel batch ads.jsonl');
    expect(status).toBe(2);
  });

  it.each(['0', '17', 'two'])('refuses --together %s', async (together) => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'ads.jsonl'), '{}');
    const { stderr, status } = await batch(['ads.jsonl', '--together', together], BATCH, folder.path);
    expect(stderr).toContain('--together must be a whole number from 1 to 16');
    expect(status).toBe(2);
  });
});
