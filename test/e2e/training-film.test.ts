/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseWebVtt } from '../../src/render/captions/web-vtt.ts';
import type { MadeFilm } from '../../src/studio/studio.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import { type LearningRecord, openLearningSystem } from './learning-system.ts';
import { type FolderStudio, studioInFolder } from './studio-in-folder.ts';

const KNOTS = `# Two knots

Two knots are enough for most days.

## What they are for

- Bowline: makes a loop that does not slip
- Clove hitch: holds a rope to a post
- Reef knot: joins two ropes of one size

| Knot | Load |
| ---- | ---: |
| Bowline | 60 |
| Reef knot | 45 |

## How to begin

\`\`\`flow
Loop -> Through -> Round -> Back
\`\`\`

\`\`\`sh
tie --knot bowline
\`\`\`
`;

const chromium = chromiumPath();
let workplace: FolderStudio;
let film: MadeFilm;
let packed: string;
let browser: Browser | undefined;

beforeAll(async () => {
  workplace = await studioInFolder();
  const overrides = ['settings.music.mood=none', 'settings.speed=1.6'];
  film = await workplace.make('knots', KNOTS, { format: 'training', overrides });
  packed = join(workplace.folder, 'package');
  const request = { project: film.projectId, folder: packed };
  await workplace.studio.packageFilm(request, new AbortController().signal);
  if (chromium !== undefined) browser = await openBrowser(chromium);
});
afterAll(async () => {
  await browser?.close();
  await workplace[Symbol.asyncDispose]();
});

const json = async (name: string) => JSON.parse(await readFile(join(packed, name), 'utf8'));

test('R1 a Markdown text becomes a film of slides, table, diagram, code and knowledge checks, offline', async () => {
  expect(film.checks.filter((check) => !check.ok)).toEqual([]);
  const { project } = await workplace.studio.project(film.projectId);
  const scenes = project.storyboard?.scenes ?? [];
  expect(scenes.flatMap(({ slide }) => slide?.block?.kind ?? [])).toEqual(['table', 'diagram', 'code']);
  expect(scenes.filter(({ asks }) => asks).length).toBeGreaterThan(0);
  expect(project.storyboard?.objectives).toEqual(['What they are for', 'How to begin']);
});

test('R1 the film waits before it gives an answer, and its captions say every word', async () => {
  const vtt = await readFile(film.captions!.vtt, 'utf8');
  const cues = parseWebVtt(vtt);
  const { project } = await workplace.studio.project(film.projectId);
  const said = (project.storyboard?.scenes ?? []).flatMap(({ narration }) =>
    narration.map(({ text }) => text),
  );
  const spaceless = (text: string) => text.replaceAll(/\s/gu, '');
  expect(spaceless(cues.flatMap(({ lines }) => lines).join(''))).toBe(spaceless(said.join('')));
  const answers = cues.flatMap((cue, index) => (cue.lines[0]?.startsWith('Answer:') ? [index] : []));
  expect(answers.length).toBeGreaterThan(0);
  for (const index of answers) {
    expect(cues[index]!.startSeconds - cues[index - 1]!.endSeconds).toBeGreaterThan(3);
  }
});

test('R1 the package holds what the film asks, at the time when it asks it', async () => {
  const { questions } = await json('quiz.json');
  const document = await json('module.json');
  expect(questions[0]).toMatchObject({
    answer: 'Bowline',
    question: 'Which term is meant? Makes a loop that does not slip',
  });
  expect(document.question_count).toBe(questions.length);
  expect(document.duration_seconds).toBeCloseTo(film.durationSeconds!, 1);
  for (const { asked_at_seconds: at } of questions) {
    expect(
      document.chapters.findLast((chapter: { start_seconds: number }) => chapter.start_seconds <= at)?.title,
    ).toBe('Knowledge check');
  }
});

describe.skipIf(chromium === undefined)('the page of the package', () => {
  test('R1 plays from a folder with captions and chapters, and asks nobody for anything', async () => {
    const page = await browser!.newPage({ viewport: { width: 390, height: 844 } });
    const asked: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).protocol));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`file://${packed}/index.html`);
    await playing(page);
    await page.locator('.chapters button').nth(2).click();
    await page.waitForFunction(() => document.querySelector('.chapters [aria-current]') !== null);
    const seen = await page.evaluate(() => {
      const video = document.querySelector('video')!;
      return {
        seconds: video.currentTime,
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    expect(seen.seconds).toBeGreaterThan(1);
    const cues = () => page.evaluate(() => document.querySelector('video')!.textTracks[0]?.cues?.length);
    const said = parseWebVtt(await readFile(join(packed, 'film.vtt'), 'utf8'));
    await expect.poll(cues).toBe(said.length);
    expect(seen.sideways).toBe(0);
    expect(errors).toEqual([]);
    expect(asked.filter((protocol) => protocol !== 'file:' && protocol !== 'data:')).toEqual([]);
    await page.close();
  });

  test('R1 marks the answers, says how many were right, and lets one try again', async () => {
    const page = await browser!.newPage();
    await page.goto(`file://${packed}/index.html`);
    await page.click('.send button');
    expect(await page.textContent('.send p')).toBe('Answer every question first.');
    const { questions } = await json('quiz.json');
    await answer(page, questions, 1);
    expect(await page.textContent('.send p')).toContain(
      `${questions.length - 1} of ${questions.length} right.`,
    );
    expect(await page.textContent('#word-0')).toContain(`The answer is: ${questions[0].answer}.`);
    await page.click('.send button');
    await answer(page, questions, 0);
    expect(await page.textContent('.send p')).toBe(
      `${questions.length} of ${questions.length} right. You passed.`,
    );
    await page.close();
  });

  test.each(['1.2', '2004'] as const)(
    'R1 tells a learning system by SCORM %s what was watched and answered, and goes on where one stopped',
    async (edition) => {
      const names =
        edition === '1.2'
          ? { place: 'cmi.core.lesson_location', exit: 'cmi.core.exit', time: 'cmi.core.session_time' }
          : { place: 'cmi.location', exit: 'cmi.exit', time: 'cmi.session_time' };
      const { questions } = await json('quiz.json');
      await using system = await openLearningSystem(edition, packed);
      const first = await visit(system.url);
      await answer(first.unit, questions, 0);
      const answered = (await leave(first.page)) as LearningRecord;
      expect(answered.faults).toEqual([]);
      expect(answered.values).toMatchObject({
        ...(edition === '1.2'
          ? {
              'cmi.core.score.raw': '100',
              'cmi.core.lesson_status': 'incomplete',
              'cmi.interactions.0.result': 'correct',
            }
          : {
              'cmi.score.scaled': '1.0000',
              'cmi.success_status': 'passed',
              'cmi.completion_status': 'incomplete',
            }),
        [names.exit]: 'suspend',
        'cmi.interactions.0.id': questions[0].id,
      });

      await using again = await openLearningSystem(edition, packed, {
        ...answered.values,
        [names.place]: '7.5',
      });
      const second = await visit(again.url);
      const resumed = () => second.unit.evaluate(() => document.querySelector('video')!.currentTime);
      await expect.poll(resumed).toBeCloseTo(7.5, 0);
      expect(await second.unit.locator('input:checked').count()).toBe(questions.length);
      await second.unit.evaluate(async () => {
        const video = document.querySelector('video')!;
        video.currentTime = 0;
        video.muted = true;
        video.playbackRate = 16;
        await video.play();
        await new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
      });
      const watched = (await leave(second.page)) as LearningRecord;
      expect(watched.faults).toEqual([]);
      expect(watched.values).toMatchObject(
        edition === '1.2' ? { 'cmi.core.lesson_status': 'passed' } : { 'cmi.completion_status': 'completed' },
      );
      expect(watched.values[names.exit]).toBe('');
      expect(watched.values[names.time]).toBeDefined();
      expect(watched.calls).toEqual(['open', 'close']);
    },
  );
});

async function visit(url: string) {
  const page = await browser!.newPage();
  await page.goto(url);
  const unit = page.frames().find((frame) => frame.url().endsWith('index.html'))!;
  await playing(unit);
  return { page, unit };
}

/** Takes the package away as a learning system does, and answers with what it was told. */
async function leave(page: Page): Promise<unknown> {
  await page.evaluate(() => document.querySelector('iframe')!.remove());
  const record = await page.evaluate(() => (window as never as { record: unknown }).record);
  await page.close();
  return record;
}

async function playing(page: Pick<Page, 'waitForFunction'>): Promise<void> {
  await page.waitForFunction(() => document.querySelector('video')!.readyState >= 1);
}

/** Answers all questions, so many of the first wrongly. */
async function answer(
  page: Pick<Page, 'locator' | 'click'>,
  questions: { choices: string[]; answer_index: number }[],
  wrong: number,
): Promise<void> {
  for (const [index, { choices, answer_index: right }] of questions.entries()) {
    const chosen = index < wrong ? (right + 1) % choices.length : right;
    await page.locator(`input[name="q${index}"][value="${chosen}"]`).check();
  }
  await page.click('.send button');
}
