import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, ReelError } from '../../src/domain/errors.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { reel, temporaryFolder } from './command-line.ts';
import { fakeStudio, MADE_FILM } from './fake-studio.ts';

/** What `reel make` asks of the studio. */
async function requestOf(args: string[], workingFolder: string, stdin?: string) {
  const { studio, requests } = fakeStudio();
  const ended = await reel(['make', ...args], {
    studio,
    workingFolder,
    ...(stdin === undefined ? {} : { stdin }),
  });
  expect(ended.stderr).toBe('');
  expect(requests).toHaveLength(1);
  return requests[0]!;
}

function failing(error: unknown): Studio {
  return fakeStudio({ makeFilm: () => Promise.reject(error) }).studio;
}

describe('reel make asks the studio for', () => {
  it('a line of text as it stands, with no folder to read files from', async () => {
    await using folder = await temporaryFolder();
    const request = await requestOf(['Notes on TCP/IP for beginners'], folder.path);
    expect(request.brief).toEqual({ text: 'Notes on TCP/IP for beginners' });
    expect(request.overrides).toEqual([]);
  });

  it('the text of a file, with its name and folder', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'in'));
    await writeFile(join(folder.path, 'in/lesson.json'), '\uFEFF{"lesson_id":"a"}');
    const request = await requestOf(['in/lesson.json'], folder.path);
    expect(request.brief).toEqual({
      text: '{"lesson_id":"a"}',
      name: 'lesson.json',
      folder: join(folder.path, 'in'),
    });
  });

  it('what comes through the pipe, with files beside the working folder', async () => {
    await using folder = await temporaryFolder();
    const request = await requestOf(['-'], folder.path, '# Tides\n\nThey come and go.');
    expect(request.brief).toEqual({ text: '# Tides\n\nThey come and go.', folder: folder.path });
    expect(request.outputFolder).toBe(join(folder.path, 'tides'));
  });

  it('short options as settings, which --set overrides', async () => {
    await using folder = await temporaryFolder();
    const args =
      'lesson hello --seed 7 --voice en-gb --ratio 1:1 --captions burned --music calm --set settings.seed=8';
    const request = await requestOf([...args.split(' '), '--force'], folder.path);
    expect(request.overrides).toEqual([
      'settings.seed=7',
      'settings.voice=en-gb',
      'settings.ratio=1:1',
      'settings.captions.mode=burned',
      'settings.music.mood=calm',
      'settings.seed=8',
    ]);
    expect(request).toMatchObject({ format: 'lesson', force: true });
  });

  it('no more than a format and a brief', async () => {
    const { status, stderr } = await reel(['make', 'lesson', 'how', 'tides']);
    expect(status).toBe(2);
    expect(stderr).toContain('put a line of text in quotes');
  });

  it('a stage, and then for no output folder', async () => {
    await using folder = await temporaryFolder();
    const request = await requestOf(['hello', '--to', 'images'], folder.path);
    expect(request.stage).toBe('images');
    expect(request.outputFolder).toBeUndefined();
  });
});

describe('the output folder is', () => {
  it('named for the brief, in any script', async () => {
    await using folder = await temporaryFolder();
    expect((await requestOf(['How  lighthouses work!'], folder.path)).outputFolder).toBe(
      join(folder.path, 'how-lighthouses-work'),
    );
    expect((await requestOf(['हिन्दी में पाठ'], folder.path)).outputFolder).toBe(
      join(folder.path, 'हिन्दी-में-पाठ'),
    );
    expect((await requestOf(['🎬'], folder.path)).outputFolder).toBe(join(folder.path, 'film'));
  });

  it('numbered where other files have the name, and used again where an earlier film has it', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'tides'));
    await writeFile(join(folder.path, 'tides/notes.txt'), 'mine');
    expect((await requestOf(['Tides'], folder.path)).outputFolder).toBe(join(folder.path, 'tides-2'));
    await writeFile(join(folder.path, 'tides/result.json'), '{"video_url":"film.mp4"}');
    expect((await requestOf(['Tides'], folder.path)).outputFolder).toBe(join(folder.path, 'tides'));
  });

  it('the one that was named, where it is new, empty or a film’s', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'empty'));
    await writeFile(join(folder.path, 'empty/.DS_Store'), '');
    for (const name of ['new/deeper', 'empty']) {
      const request = await requestOf(['hello', '-o', name], folder.path);
      expect(request.outputFolder).toBe(join(folder.path, name));
    }
  });
});

describe('reel make ends', () => {
  it('with one JSON object of the documented shape', async () => {
    await using folder = await temporaryFolder();
    const { status, stdout, stderr } = await reel(['make', 'hello', '--json'], {
      workingFolder: folder.path,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({
      run: 'run-1',
      project: 'project-1',
      title: 'How lighthouses work',
      stage: 'film',
      film: '/films/lighthouses/film.mp4',
      captions: { vtt: '/films/lighthouses/film.vtt', srt: '/films/lighthouses/film.srt' },
      poster: '/films/lighthouses/poster.png',
      contact_sheet: '/films/lighthouses/contact-sheet.png',
      result: '/films/lighthouses/result.json',
      published: null,
      duration_seconds: 182.4,
      assets: { made: 23, reused: 8 },
      cost: { amount: 0.036, currency: 'USD' },
      degraded: [],
      corrected: [],
      notices: [],
      checks: [{ name: 'streams', ok: true, detail: 'H.264 and AAC' }],
    });
  });

  it('with the film’s path alone when quiet', async () => {
    const { status, stdout, stderr } = await reel(['make', 'hello', '--quiet']);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${MADE_FILM.film}\n`, stderr: '' });
  });

  it('with a summary that names the film first', async () => {
    const { stdout } = await reel(['make', 'hello'], { workingFolder: '/films' });
    expect(stdout).toBe(
      [
        '✓ How lighthouses work',
        '  Film    ./lighthouses/film.mp4',
        '          3 min 2 s',
        '  Beside  film.vtt, film.srt, poster.png, contact-sheet.png, result.json',
        '  Made    23 parts, 8 reused, in 0.0 s',
        '  Cost    $0.036',
        '  Checks  all 1 passed',
        '',
      ].join('\n'),
    );
  });

  it('with status 5 and the findings where the film fails its check', async () => {
    const checks = [{ name: 'black', ok: false, detail: 'black from 0:12.0 to 0:14.0' }];
    const { studio } = fakeStudio({ makeFilm: async () => ({ ...MADE_FILM, checks }) });
    const { status, stdout } = await reel(['make', 'hello'], { studio });
    expect(status).toBe(5);
    expect(stdout).toContain('  ✗       black: black from 0:12.0 to 0:14.0\n');
  });

  it.each<[ErrorCode, number]>([
    ['invalid-input', 2],
    ['not-writable', 2],
    ['storage-full', 2],
    ['home-too-new', 2],
    ['provider-failed', 3],
    ['unauthorized', 3],
    ['over-budget', 4],
    ['film-check-failed', 5],
    ['cancelled', 130],
    ['media-failed', 1],
  ])('after %s with status %i and the message alone on stderr', async (code, status) => {
    const ended = await reel(['make', 'hello'], { studio: failing(new ReelError(code, 'Do this.')) });
    expect(ended.status).toBe(status);
    expect(ended.stdout).toBe('');
    expect(ended.stderr.startsWith('reel: Do this.\n')).toBe(true);
  });

  it('after an interruption with 130 and the way to go on, whatever broke because of it', async () => {
    const interruption = new AbortController();
    const { studio } = fakeStudio({
      makeFilm: async () => {
        interruption.abort();
        throw new ReelError('media-failed', 'The process died.');
      },
    });
    const ended = await reel(['make', "it's so", '--quiet'], { studio, signal: interruption.signal });
    expect(ended).toMatchObject({
      status: 130,
      stdout: '',
      stderr:
        "reel: Interrupted.\nWhat was made is kept. To go on from there: reel make 'it'\\''s so' --quiet\n",
    });
  });

  it('after an unexpected error with a fault number, and its stack only with --debug', async () => {
    const studio = failing(new TypeError('x is not a function'));
    const plain = await reel(['make', 'hello'], { studio });
    expect(plain.status).toBe(1);
    expect(plain.stderr).toMatch(
      /^reel: Something unexpected went wrong \(fault [0-9a-f]{8}\): x is not a function\n/,
    );
    expect(plain.stderr).not.toContain('    at ');
    const debugged = await reel(['make', 'hello', '--debug', '--json'], { studio });
    expect(debugged.stderr).toContain('    at ');
    expect(JSON.parse(debugged.stdout).error).toMatchObject({ code: 'internal', issues: [] });
  });

  it('with the studio closed, also after a failure', async () => {
    const done = fakeStudio();
    await reel(['make', 'hello'], { studio: done.studio });
    expect(done.timesClosed()).toBe(1);
    const failed = fakeStudio({ makeFilm: () => Promise.reject(new ReelError('internal', 'Broken.')) });
    await reel(['make', 'hello'], { studio: failed.studio });
    expect(failed.timesClosed()).toBe(1);
  });
});

describe('a refused brief', () => {
  const issues = [
    { field: 'settings.ratio', value: '"4:3"', problem: 'must be one of 9:16, 16:9', nearest: '4:5' },
    { field: 'slides[0].bulet', value: '"a"', problem: 'is not known', nearest: 'bullet' },
  ];
  const message =
    'lesson.json: 2 things are wrong.\n' +
    '  settings.ratio must be one of 9:16, 16:9 (given: "4:3"). Did you mean 4:5?\n' +
    '  slides[0].bulet is not known (given: "a\u001B[31m"). Did you mean bullet?';
  const studio = failing(new ReelError('invalid-input', message, { issues }));

  it('is told once, without control characters', async () => {
    const { stdout, stderr } = await reel(['make', 'hello'], { studio });
    expect(stdout).toBe('');
    expect(stderr).toBe(`reel: ${message.replace('\u001B[31m', '')}\n`);
  });

  it('is wrapped on a narrow screen', async () => {
    const { stderr } = await reel(['make', 'hello', '--quiet'], {
      studio,
      screenColumns: 50,
      environment: { NO_COLOR: '1' },
    });
    expect(stderr.split('\n').slice(1, 4)).toEqual([
      '  settings.ratio must be one of 9:16, 16:9',
      '    (given: "4:3"). Did you mean 4:5?',
      '  slides[0].bulet is not known (given: "a").',
    ]);
  });

  it('keeps the beginning and the end of a line without end', async () => {
    const endless = `voice must be one of ${'name, '.repeat(500)}(given: "nobody").`;
    const refusal = failing(new ReelError('invalid-input', endless));
    const { stderr } = await reel(['make', 'hello'], { studio: refusal });
    expect(stderr).toMatch(/^reel: voice must be one of name, .* … .*\(given: "nobody"\)\.\n$/);
    expect(stderr.length).toBeLessThan(650);
  });

  it('gives programs each field, value and nearest name', async () => {
    const { stdout } = await reel(['make', 'hello', '--json'], { studio });
    expect(JSON.parse(stdout)).toEqual({ error: { code: 'invalid-input', message, issues } });
  });
});
