import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reel, temporaryFolder } from './command-line.ts';

interface BadCommandLine {
  title: string;
  args: string[];
  /** What stderr says, after the name of the program. */
  says: string;
  stdin?: string | Uint8Array;
}

const cases: BadCommandLine[] = [
  {
    title: 'a mistyped command',
    args: ['mkae', 'hello'],
    says: "Unknown command 'mkae'. Did you mean make?\nSee: reel --help\n",
  },
  {
    title: 'a brief without a command',
    args: ['lesson.json'],
    says: "Unknown command 'lesson.json'\nTo make a film of it: reel make lesson.json. See: reel --help\n",
  },
  {
    title: 'no brief',
    args: ['make'],
    says: "Missing required argument 'brief'\nSee: reel make --help\n",
  },
  {
    title: 'a mistyped option',
    args: ['make', 'hello', '--jsno'],
    says: "Unknown option '--jsno'. Did you mean --json?\nSee: reel make --help\n",
  },
  {
    title: 'an option without its value',
    args: ['make', 'hello', '--voice'],
    says: "Option '--voice <id>' argument missing\nSee: reel make --help\n",
  },
  {
    title: 'a line of text without quotes',
    args: ['make', 'how', 'it', 'works'],
    says: 'BRIEF is one argument, with the name of a format before it where one is meant; put a line of text in quotes (given: works).\n',
  },
  {
    title: 'an empty brief argument',
    args: ['make', '  '],
    says: 'BRIEF is empty; name a file, or say in a line what the film is about.\n',
  },
  {
    title: 'a file that is not there, near one that is',
    args: ['make', 'lession.json'],
    says: 'BRIEF names no file that is there (given: lession.json). Did you mean lesson.json?\n',
  },
  {
    title: 'a folder on the way that is not there',
    args: ['make', 'brief/lesson.json'],
    says: 'BRIEF names no file that is there, for there is no folder brief (given: brief/lesson.json). Did you mean briefs?\n',
  },
  {
    title: 'a file that is not there, near none',
    args: ['make', '/nowhere-at-all/x.md'],
    says: 'BRIEF names no file that is there, for there is no folder /nowhere-at-all (given: /nowhere-at-all/x.md).\n',
  },
  {
    title: 'a folder as brief',
    args: ['make', 'briefs'],
    says: 'BRIEF is a folder with briefs in it; name one, such as briefs/one.yaml (given: briefs).\n',
  },
  {
    title: 'an empty file',
    args: ['make', 'empty.json'],
    says: 'empty.json: (document) is empty; write a brief, a text or one line.\n',
  },
  {
    title: 'a file that is too large',
    args: ['plan', 'huge.txt'],
    says: 'huge.txt: (document) is larger than the 5 MB that a brief may have; split it (given: 5.0 MB).\n',
  },
  {
    title: 'a picture as brief',
    args: ['make', 'picture.png'],
    says: 'picture.png: line 1 is not UTF-8; save the file as UTF-8.\n',
  },
  {
    title: 'nothing through the pipe',
    args: ['make', '-'],
    stdin: '\n',
    says: 'stdin: (document) is empty; write a brief, a text or one line.\n',
  },
  {
    title: 'too much through the pipe',
    args: ['make', '-'],
    stdin: 'x'.repeat(5_000_001),
    says: 'BRIEF gives more than the 5 MB that a brief may have (given: stdin).\n',
  },
  {
    title: 'a mistyped stage',
    args: ['make', 'hello', '--to', 'imges'],
    says: '--to must be one of script, images, videos, speech, music, film (given: imges). Did you mean images?\n',
  },
  {
    title: 'another word for a stage',
    args: ['plan', 'hello', '--to', 'pictures'],
    says: '--to must be one of script, images, videos, speech, music, film (given: pictures). Did you mean images?\n',
  },
  {
    title: 'a music file that is not there',
    args: ['make', 'hello', '--music', 'tone.wav'],
    says: '--music names no file that is there (given: tone.wav). Did you mean tune.wav?\n',
  },
  {
    title: 'an output folder with other files',
    args: ['make', 'hello', '-o', 'briefs'],
    says: '-o holds other files (one.yaml); a film gets a folder of its own, such as -o briefs/hello (given: briefs).\n',
  },
  {
    title: 'a file as output folder',
    args: ['make', 'hello', '-o', 'lesson.json'],
    says: '-o is a file; name a folder (given: lesson.json).\n',
  },
  {
    title: 'a film’s file name as output folder',
    args: ['make', 'hello', '-o', 'out.mp4'],
    says: '-o looks like a file’s name; a film gets a folder, with its captions beside it (given: out.mp4).\n',
  },
  {
    title: 'an output folder within a file',
    args: ['make', 'hello', '-o', 'lesson.json/films'],
    says: '-o cannot be made: FOLDER/lesson.json is a file (given: lesson.json/films).\n',
  },
  {
    title: 'an output folder where nobody can make any',
    args: ['make', 'hello', '-o', '/proc/film'],
    says: '-o cannot be written: nothing can be made in /proc; choose another (given: /proc/film).\n',
  },
  {
    title: 'an empty output folder name',
    args: ['make', 'hello', '-o', ''],
    says: '-o is empty; name a folder (given: ).\n',
  },
  {
    title: 'a limit that is no number',
    args: ['list', '--limit', 'many'],
    says: '--limit must be a whole number from 1 to 500 (given: many).\n',
  },
  {
    title: 'a limit of none',
    args: ['list', '--limit', '0'],
    says: '--limit must be a whole number from 1 to 500 (given: 0).\n',
  },
  {
    title: 'another word for a status',
    args: ['list', '--status', 'done'],
    says: '--status must be one of pending, processing, completed, failed, cancelled (given: done). Did you mean completed?\n',
  },
  {
    title: 'no project to show',
    args: ['show'],
    says: "Missing required argument 'project'\nSee: reel show --help\n",
  },
];

describe('bad command lines', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const at = (name: string) => join(folder.path, name);
    await mkdir(at('briefs'));
    await writeFile(at('briefs/one.yaml'), 'lesson_id: one');
    await writeFile(at('lesson.json'), '{}');
    await writeFile(at('empty.json'), ' \n');
    await writeFile(at('huge.txt'), 'x'.repeat(5_000_001));
    await writeFile(at('picture.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe));
    await writeFile(at('tune.wav'), 'RIFF');
  });

  afterAll(() => folder[Symbol.asyncDispose]());

  it.each(cases)('refuses $title with status 2, one message and an unopened home', async (bad) => {
    const options = { workingFolder: folder.path, ...(bad.stdin === undefined ? {} : { stdin: bad.stdin }) };
    const ended = await reel(bad.args, options);
    expect(ended).toEqual({
      status: 2,
      stdout: '',
      stderr: `reel: ${bad.says.replace('FOLDER', folder.path)}`,
      homes: [],
    });
  });

  it.each(cases)('tells a program of $title in one JSON object on stdout', async (bad) => {
    const options = { workingFolder: folder.path, ...(bad.stdin === undefined ? {} : { stdin: bad.stdin }) };
    const { status, stdout } = await reel([bad.args[0]!, '--json', ...bad.args.slice(1)], options);
    expect(status).toBe(2);
    const { error } = JSON.parse(stdout);
    expect(bad.says.replace('FOLDER', folder.path).startsWith(error.message)).toBe(true);
    expect(Array.isArray(error.issues)).toBe(true);
  });
});
