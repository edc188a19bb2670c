import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../domain/settings.ts';
import type { Scene } from '../../domain/storyboard.ts';
import { trainingSchema } from './training-brief.ts';
import { trainingStoryboard } from './training-storyboard.ts';

function scenesIn(document: object): Scene[] {
  const brief = trainingSchema.parse(document);
  const settings = { ...brief.settings, ratio: '16:9' as const, style: 'professional' };
  return trainingStoryboard(brief, {
    settings: settings as never,
    sources: new Map([
      ['own.mp4', 'a'.repeat(64)],
      ['own.png', 'b'.repeat(64)],
      ['own.wav', 'c'.repeat(64)],
    ]),
    style: 'professional',
    clipSeconds: new Map([['own.mp4', 7.5]]),
  }).scenes;
}

describe('a training module’s scenes', () => {
  const module = (changes: object = {}) => ({
    title: 'Knots',
    lessons: [
      {
        title: 'Two knots',
        sections: [
          { heading: 'Bowline', text: 'It makes a loop. It does not slip.' },
          {
            heading: 'Clove hitch',
            blocks: [{ say: 'It holds a rope to a post.' }, { video: { shows: 'Hands tie a rope' } }],
          },
        ],
        quiz: [
          {
            question: 'Which knot makes a ___?',
            choices: ['loop', 'post'],
            answer: 'loop',
            explanation: 'The bowline.',
          },
        ],
      },
    ],
    ...changes,
  });
  const scenesOf = (changes: object = {}) => scenesIn(module(changes));
  const check = (scenes: Scene[]) => scenes.find(({ id }) => id === 'lesson-1-check-1')!;

  it('asks, waits, and gives the answer as the last line', () => {
    const { slide, narration, asks } = check(scenesOf());
    expect(slide?.bullets.map(({ text }) => text)).toEqual([
      'A. loop',
      'B. post',
      'Answer: A. loop — The bowline.',
    ]);
    expect(narration.map(({ text }) => text)).toEqual([
      'Which knot makes a …?',
      'loop',
      'post',
      'Answer: loop. The bowline.',
    ]);
    expect(narration.map(({ pauseSeconds }) => pauseSeconds)).toEqual([undefined, undefined, 4, undefined]);
    expect(asks).toEqual({
      question: 'Which knot makes a ___?',
      choices: ['loop', 'post'],
      answer: 0,
      explanation: 'The bowline.',
    });
  });

  it('keeps the answer of a silent film for a scene of its own', () => {
    const scenes = scenesOf({ includeAudio: false });
    expect(check(scenes).slide?.bullets).toHaveLength(2);
    expect(check(scenes).asks).toBeUndefined();
    const answer = scenes.find(({ id }) => id === 'lesson-1-check-1-answer');
    expect(answer?.slide?.bullets).toHaveLength(3);
    expect(answer?.asks?.answer).toBe(0);
  });

  it('makes no pictures and no shots where none are wanted', () => {
    expect(scenesOf({ includeImages: false }).every(({ picture }) => picture === null)).toBe(true);
    expect(scenesOf({ includeVideos: false }).some(({ clip }) => clip !== undefined)).toBe(false);
    expect(scenesOf().find(({ clip }) => clip)?.clip).toMatchObject({
      resolution: '1080p',
      startsFrom: 'picture',
    });
    expect(scenesOf({ includeImages: false }).find(({ clip }) => clip)?.clip).toMatchObject({
      startsFrom: 'words',
    });
  });

  it.each([
    ['fast', 3],
    ['standard', 5],
    ['high', 8],
  ])('makes shots of quality %s %d s long, at the resolution of the brief', (quality, seconds) => {
    const clip = scenesOf({ quality, videoResolution: '720p' }).find((scene) => scene.clip)?.clip;
    expect(clip).toMatchObject({ durationSeconds: seconds, resolution: '720p' });
  });

  it('opens each lesson that has no shot with one, where there are several lessons', () => {
    const [knots] = module().lessons;
    const plain = { title: 'Care', sections: [{ heading: 'Wash', text: 'In cold water.' }] };
    const scenes = scenesOf({ lessons: [knots, plain], quality: 'high' });
    const opening = (id: string) => scenes.find((scene) => scene.id === id);
    expect(opening('lesson-1')).toMatchObject({
      move: 'push-in',
      card: { text: 'Two knots', subtitle: 'Lesson 1' },
    });
    expect(opening('lesson-1')?.clip).toBeUndefined();
    expect(opening('lesson-2')).toMatchObject({ clip: { durationSeconds: 5 }, leastSeconds: 5 });
    const without = scenesOf({ lessons: [knots, plain], includeVideos: false });
    expect(without.find(({ id }) => id === 'lesson-2')?.clip).toBeUndefined();
  });

  it('makes the more pictures the higher the quality', () => {
    const several = Array.from({ length: 9 }, (_, index) => ({ say: `Point ${index}.` }));
    const lessons = [
      {
        title: 'One',
        sections: [
          { heading: 'A', blocks: several },
          { heading: 'B', text: 'More.' },
        ],
      },
    ];
    const pictures = (quality: string) =>
      new Set(scenesOf({ lessons, quality }).map(({ picture }) => JSON.stringify(picture))).size;
    expect(pictures('fast')).toBeLessThan(pictures('standard'));
    expect(pictures('standard')).toBeLessThan(pictures('high'));
  });

  it('keeps its other scenes as they are when one talk changes', () => {
    const before = scenesOf();
    const changed = module();
    changed.lessons[0]!.sections[0] = { heading: 'Bowline', text: 'It makes a loop. It never slips.' };
    const after = scenesIn(changed);
    const others = (scenes: Scene[]) => scenes.filter(({ id }) => !id.startsWith('lesson-1-section-1'));
    expect(others(after)).toEqual(others(before));
  });

  it('begins with a cut and goes on with the transition of the settings', () => {
    const settings = settingsSchema.parse({ transition: { kind: 'slide', seconds: 0.4 } });
    const [first, ...rest] = scenesOf({ settings });
    expect(first?.transition).toEqual({ kind: 'cut', seconds: 0 });
    for (const { transition } of rest) expect(transition).toEqual({ kind: 'slide', seconds: 0.4 });
  });
});

it('F0: a film of one’s own is shown whole in a training module, heard only where nobody speaks over it', () => {
  const [, film, spoken, picture, recorded] = scenesIn({
    title: 'Lamps',
    lessons: [
      {
        title: 'Oil',
        sections: [
          {
            heading: 'Fill it',
            blocks: [
              { clip: 'own.mp4' },
              { clip: 'own.mp4', say: 'Fill it to the mark.' },
              { picture: 'own.png', say: 'This is the mark.' },
              { say: 'No more than that.', recording: 'own.wav' },
            ],
          },
        ],
      },
    ],
  });
  expect(film).toMatchObject({ clip: { withSound: true }, leastSeconds: 7.5, narration: [], slide: null });
  expect(spoken).toMatchObject({ clip: { withSound: false }, leastSeconds: 7.5 });
  expect(picture).toMatchObject({ picture: { own: { asset: 'b'.repeat(64) } }, slide: null });
  expect(recorded?.narration).toMatchObject([
    { text: 'No more than that.', recording: { asset: 'c'.repeat(64) }, revealsBullet: 0 },
  ]);
});

it.each([
  ['en', 'A. One'],
  ['ar-EG', 'أ. One'],
  ['he', 'א. One'],
])('F4: choices are lettered in the letters of %s, which run as its lines do', (language, first) => {
  const scenes = scenesIn({
    title: 'T',
    lessons: [
      {
        title: 'L',
        sections: [{ heading: 'H', text: 'Said.' }],
        quiz: [{ question: 'Q?', choices: ['One', 'Two'], answer: 'One' }],
      },
    ],
    settings: { language },
  });
  expect(scenes.at(-1)?.slide?.bullets[0]?.text).toBe(first);
});
