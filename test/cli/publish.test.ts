import { describe, expect, it } from 'vitest';
import type { MakeFilmRequest, PublishedFilm, PublishRequest } from '../../src/studio/studio.ts';
import { reel, temporaryFolder } from './command-line.ts';
import { fakeStudio, MADE_FILM } from './fake-studio.ts';
import { LIGHTHOUSE_PROJECT } from './lighthouse-project.ts';

const URL = 'https://films.example/film.mp4?X-Amz-Signature=1f';
const PUBLISHED: PublishedFilm = {
  kind: 's3',
  place: 's3://films/',
  files: [
    {
      role: 'film',
      name: 'film.mp4',
      location: 's3://films/projects/p/films/1/film.mp4',
      url: URL,
      expiresAt: '2026-11-22T10:00:00.000Z',
      sizeBytes: 2_000_000,
      uploaded: true,
    },
    { role: 'image', name: 'a.png', location: 'a', url: 'https://a', sizeBytes: 100, uploaded: false },
  ],
  deleted: ['/home/films/film.mp4'],
};

function publishingStudio() {
  const asked: { id: string; request: PublishRequest }[] = [];
  const { studio } = fakeStudio({
    showProject: async () => ({ project: LIGHTHOUSE_PROJECT, assets: [] }),
    publishProject: async (id, { onProgress, ...request }) => {
      onProgress?.(0.5);
      asked.push({ id, request });
      return PUBLISHED;
    },
  });
  return { studio, asked };
}

describe('reel publish', () => {
  it('publishes and tells links, what was there before and what was deleted', async () => {
    const { studio, asked } = publishingStudio();
    const { status, stdout } = await reel(['publish', 'light', 's3', '--delete-local'], { studio });
    expect(status).toBe(0);
    expect(asked).toEqual([
      { id: LIGHTHOUSE_PROJECT.id, request: { target: { kind: 's3' }, deleteLocal: true } },
    ]);
    expect(stdout).toBe(
      [
        '✓ Published to s3://films/',
        '  2 files, 2.0 MB · 1 there before · links open until 2026-11-22 10:00 UTC',
        '  film.mp4',
        `    ${URL}`,
        '  and 1 part that it is made of (links: --json)',
        '  Deleted here, now that all of it is there:',
        '    /home/films/film.mp4',
        '',
      ].join('\n'),
    );
  });

  it('gives programs all of it, and scripts the film’s link alone', async () => {
    const json = await reel(['publish', 'light', 's3', '--json'], publishingStudio());
    expect(JSON.parse(json.stdout)).toMatchObject({
      project: LIGHTHOUSE_PROJECT.id,
      target: 's3',
      files: [{ role: 'film', url: URL, expires_at: '2026-11-22T10:00:00.000Z', uploaded: true }, {}],
      deleted: PUBLISHED.deleted,
    });
    const quiet = await reel(['publish', 'light', 's3', '--quiet'], publishingStudio());
    expect(quiet.stdout).toBe(`${URL}\n`);
  });

  it('takes a folder from the working folder on', async () => {
    const { studio, asked } = publishingStudio();
    await reel(['publish', 'light', 'folder:out/films', '--with-assets'], { studio, workingFolder: '/work' });
    expect(asked[0]?.request).toEqual({
      target: { kind: 'folder', path: '/work/out/films' },
      withAssets: true,
    });
  });

  it.each(['s33', 'folder', 'folder:', 's3:bucket', ''])(
    'refuses “%s” before anything is opened',
    async (target) => {
      const { status, stderr, homes } = await reel(['publish', 'light', target], publishingStudio());
      expect(status).toBe(2);
      expect(stderr).toContain('TARGET must be s3, cloudinary or folder:PATH');
      expect(homes).toEqual([]);
    },
  );
});

describe('reel make --publish', () => {
  it('hands on where to publish and whom to tell, and shows links', async () => {
    await using folder = await temporaryFolder();
    const requests: MakeFilmRequest[] = [];
    const { film: _deleted, ...made } = MADE_FILM;
    const { studio } = fakeStudio({
      makeFilm: async (request) => {
        requests.push(request);
        return { ...made, published: PUBLISHED };
      },
    });
    const args = ['make', 'Tides', '--publish', 's3', '--delete-local', '--webhook', 'https://me.example/'];
    const { status, stdout } = await reel(args, { studio, workingFolder: folder.path });
    expect(status).toBe(0);
    expect(requests[0]).toMatchObject({
      publish: { target: { kind: 's3' }, deleteLocal: true },
      webhook: 'https://me.example/',
    });
    expect(stdout).toContain(`    ${URL}`);
    expect(stdout).not.toContain('no film yet');
  });

  it.each([
    [['--delete-local'], '--delete-local needs --publish'],
    [['--with-assets'], '--with-assets needs --publish'],
    [['--publish', 's3', '--to', 'speech'], '--publish needs a film'],
  ])('refuses %j', async (options, problem) => {
    const { status, stderr } = await reel(['make', 'Tides', ...options]);
    expect(status).toBe(2);
    expect(stderr).toContain(problem);
  });
});
