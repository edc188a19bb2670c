import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageContents } from './package-contents.ts';
import { breachesOf } from './published-schemas.test-oracle.ts';
import { writePackage } from './write-package.ts';

let folder: string;
const film = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 7919) % 251));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
  await writeFile(join(folder, 'source.mp4'), film);
  await writeFile(join(folder, 'source.png'), 'picture');
});
afterAll(() => rm(folder, { recursive: true }));

function contents(changes: Partial<PackageContents> = {}): PackageContents {
  return {
    id: 'knots-1',
    title: 'Knots </script><b>',
    language: 'en',
    objectives: ['Tie a bowline & more'],
    brandColours: ['#ffdd00'],
    durationSeconds: 3725,
    size: { widthPixels: 1920, heightPixels: 1080 },
    filmPath: join(folder, 'source.mp4'),
    posterPath: join(folder, 'source.png'),
    captions: { vtt: 'WEBVTT\n', srt: '1\n' },
    cues: [{ startSeconds: 0, endSeconds: 1, text: 'It holds. </script>' }],
    hasBurnedCaptions: false,
    scenes: [
      {
        title: 'Bowline (1/2)',
        startSeconds: 0,
        lines: [{ startSeconds: 0.5, text: 'It holds. </script>' }],
      },
      { title: 'Bowline (2/2)', startSeconds: 9, lines: [] },
      { title: 'End', startSeconds: 3600, lines: [], shown: ['Read me & go'] },
    ],
    questions: [
      {
        id: 'q-1',
        question: 'Which?',
        choices: ['<a>', 'b'],
        answer: 1,
        explanation: 'So.',
        startSeconds: 4,
      },
    ],
    ...changes,
  };
}

async function packed(name: string, changes: Partial<PackageContents> = {}) {
  const into = await mkdtemp(join(folder, name));
  const files = await writePackage(contents(changes), into);
  return { into, files };
}

describe('a package', () => {
  it('holds the film, its words, its questions, a page and an archive for each edition', async () => {
    const { into, files } = await packed('whole-');
    const names = [
      'film.mp4',
      'film.srt',
      'film.vtt',
      'index.html',
      'module.json',
      'poster.png',
      'quiz.json',
      'scorm-1.2.zip',
      'scorm-2004.zip',
      'transcript.html',
    ];
    expect((await readdir(into)).sort()).toEqual(names);
    expect(files.map(({ name }) => name).sort()).toEqual(names);
    expect((await readFile(join(into, 'film.mp4'))).equals(film)).toBe(true);
    expect(JSON.parse(await readFile(join(into, 'quiz.json'), 'utf8'))).toMatchObject({
      passing_share: 0.8,
      questions: [{ id: 'q-1', answer: 'b', answer_index: 1, explanation: 'So.', asked_at_seconds: 4 }],
    });
    expect(JSON.parse(await readFile(join(into, 'module.json'), 'utf8'))).toMatchObject({
      video_url: 'film.mp4',
      question_count: 1,
    });
  });

  it.each(['1.2', '2004'] as const)(
    'F4 has an archive of SCORM %s that keeps the published schemas, the manifest first and every file whole',
    async (edition) => {
      const { into } = await packed('zip-');
      const archive = unzipSync(await readFile(join(into, `scorm-${edition}.zip`)));
      const names = Object.keys(archive);
      expect(names[0]).toBe('imsmanifest.xml');
      const manifest = Buffer.from(archive['imsmanifest.xml']!).toString();
      expect(await breachesOf(edition, manifest)).toEqual([]);
      const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, href]) => href);
      expect(listed.sort()).toEqual(names.slice(1).sort());
      for (const name of names.slice(1)) {
        expect(Buffer.from(archive[name]!).equals(await readFile(join(into, name)))).toBe(true);
      }
    },
  );

  it('F4 tells in its transcript what is to be read where nothing is said', async () => {
    const { into } = await packed('silent-');
    const transcript = await readFile(join(into, 'transcript.html'), 'utf8');
    expect([...transcript.matchAll(/<p>(.*)<\/p>/g)].map(([, text]) => text)).toEqual([
      'It holds. &lt;/script&gt;',
      'Read me &amp; go',
    ]);
  });

  it('made again of the same is the same, byte for byte, and replaces the earlier one', async () => {
    const { into } = await packed('again-');
    const read = () =>
      Promise.all(
        ['index.html', 'scorm-1.2.zip', 'scorm-2004.zip'].map((name) => readFile(join(into, name))),
      );
    const before = await read();
    await writePackage(contents(), into);
    const after = await read();
    expect(before.every((bytes, index) => bytes.equals(after[index]!))).toBe(true);
    expect(await readdir(into)).toHaveLength(10);
  });

  it('leaves nothing behind where a file is gone', async () => {
    const into = await mkdtemp(join(folder, 'gone-'));
    const gone = contents({ filmPath: join(folder, 'nowhere.mp4') });
    await expect(writePackage(gone, into)).rejects.toThrow();
    expect(await readdir(into)).toEqual([]);
  });
});

describe('its page', () => {
  it('names no other place, and no text ends its script or becomes markup', async () => {
    const { into } = await packed('page-');
    const page = await readFile(join(into, 'index.html'), 'utf8');
    expect(page).not.toMatch(/https?:\/\//);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page).toContain('<title>Knots &lt;/script&gt;&lt;b&gt;</title>');
    expect(page).toContain('<span>&lt;a&gt;</span>');
    expect(page).not.toMatch(/^\s*(?:import|export) /m);
  });

  it('tells neighbouring scenes of one title as one chapter, with hours where there are any', async () => {
    const { into } = await packed('chapters-');
    const page = await readFile(join(into, 'index.html'), 'utf8');
    const chapters = [
      ...page.matchAll(/<button type="button" data-seconds="([^"]+)"><span>([^<]+)<\/span><time>([^<]+)</g),
    ];
    expect(chapters.map(([, seconds, title, time]) => [seconds, title, time])).toEqual([
      ['0.00', 'Bowline', '0:00'],
      ['3600.00', 'End', '1:00:00'],
    ]);
  });

  it('runs from right to left in Arabic, in its words', async () => {
    const { into } = await packed('arabic-', { language: 'ar' });
    const page = await readFile(join(into, 'index.html'), 'utf8');
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('تحقق من الإجابات');
  });

  it('asks nothing where there are no questions', async () => {
    const { into } = await packed('no-quiz-', { questions: [] });
    expect(await readFile(join(into, 'index.html'), 'utf8')).not.toContain('<form>');
  });
});
