import { describe, expect, it } from 'vitest';
import {
  bad,
  itemWith,
  json,
  lessonWith,
  refusalOf,
  refusesEach,
  settingsWith,
  slide,
  talkAt,
} from './refusal-suite.ts';

const slideWith = (changes: object) => lessonWith({ slides: [{ ...slide, ...changes }] });

describe('refuses what has the wrong shape', () => {
  refusesEach([
    bad('nothing but an id', { document: { lesson_id: 'a' } }, 'slides', 'is missing'),
    bad('no id', { document: { slides: [slide] } }, 'lesson_id', 'is missing'),
    bad('an id that is a path', lessonWith({ lesson_id: '../up' }), 'lesson_id', 'letters, digits | "../up"'),
    bad('an id that is a number', lessonWith({ lesson_id: 42 }), 'lesson_id', 'must be text | 42'),
    bad(
      'an id without end',
      lessonWith({ lesson_id: 'a'.repeat(500) }),
      'lesson_id',
      '500 characters | at most 120 | …',
    ),
    bad('500 slides', lessonWith({ slides: Array(500).fill(slide) }), 'slides', '500 entries | at most 60'),
    bad('no slide', lessonWith({ slides: [] }), 'slides', '0 entries | at least 1'),
    bad('slides by name', lessonWith({ slides: { first: slide } }), 'slides', 'a list | {first}'),
    bad('a slide that is null', lessonWith({ slides: [slide, null] }), 'slides[1]', 'object | null'),
    bad(
      '13 bullets',
      slideWith({ items: Array(13).fill({ bullet: 'A', talk: 'B' }) }),
      'slides[0].items',
      '13 entries | at most 12',
    ),
    bad('a slide without bullets', slideWith({ items: [] }), 'slides[0].items', 'at least 1'),
    bad('an empty talk', itemWith({ talk: ' \n ' }), `${talkAt}.talk`, 'is empty'),
    bad(
      'a talk of dots alone',
      itemWith({ talk: '… — …' }),
      `${talkAt}.talk`,
      'nothing that can be spoken | … — …',
    ),
    bad(
      'a talk that is a list',
      itemWith({ talk: ['a', 'b'] }),
      `${talkAt}.talk`,
      'must be text | a list of 2',
    ),
    bad('a talk that is null', itemWith({ talk: null }), `${talkAt}.talk`, 'must be text | null'),
    bad(
      'a talk of 5000 characters',
      itemWith({ talk: 'word '.repeat(1000).trim() }),
      `${talkAt}.talk`,
      '4999 characters | at most 4000',
    ),
    bad(
      'eleven hours of talk',
      lessonWith({
        slides: Array(60).fill({
          ...slide,
          items: Array(12).fill({ bullet: 'A', talk: 'word '.repeat(700) }),
        }),
      }),
      'slides',
      'characters of talk | at most 100000',
    ),
    bad(
      'a control character',
      itemWith({ bullet: 'Ding\u0007' }),
      `${talkAt}.bullet`,
      'U+0007 | character 5 | \\u0007',
    ),
    bad(
      'an escape sequence in a talk',
      itemWith({ talk: 'Red \u001b[31malert' }),
      `${talkAt}.talk`,
      'U+001B',
    ),
    bad(
      'a line break in a title',
      lessonWith({ lesson_title: 'One\nTwo' }),
      'lesson_title',
      'line break | one line',
    ),
    bad('half of an emoji', itemWith({ talk: 'Hello \ud83d' }), `${talkAt}.talk`, 'surrogate'),
    bad(
      'a misspelt field',
      lessonWith({ lesson_titel: 'A' }),
      'lesson_titel',
      'is not known | lesson_title',
      { nearest: 'lesson_title' },
    ),
    bad(
      'a misspelt field deep inside',
      itemWith({ tlak: 'A' }),
      `${talkAt}.tlak`,
      'bullet, talk, recording, figure',
      {
        nearest: 'talk',
      },
    ),
    bad(
      'a key that changes objects themselves',
      json('{"lesson_id":"a","slides":[],"__proto__":{"polluted":true}}'),
      '__proto__',
      'is not known',
    ),
    bad(
      'a key named constructor',
      settingsWith({ constructor: { prototype: 1 } }),
      'settings.constructor',
      'is not known',
    ),
    bad(
      'a difficulty by another word',
      lessonWith({ difficulty: 'easy' }),
      'difficulty',
      'beginner, intermediate, advanced | "easy"',
      { nearest: 'beginner' },
    ),
    bad('a difficulty in capitals', lessonWith({ difficulty: 'Advanced' }), 'difficulty', 'must be one of', {
      nearest: 'advanced',
    }),
    bad(
      'a profile with more than a profession',
      lessonWith({ user_profile: { profession: 'nurse', age: 33 } }),
      'user_profile.age',
      'is not known | profession',
    ),
    bad(
      'a language by its name',
      settingsWith({ language: 'english' }),
      'settings.language',
      'language tag | "english"',
      { nearest: 'en' },
    ),
    bad(
      'a language by its own name',
      settingsWith({ language: 'العربية' }),
      'settings.language',
      'language tag',
      { nearest: 'ar' },
    ),
    bad(
      'a language nobody speaks here',
      settingsWith({ language: 'fr-CA' }),
      'settings.language',
      'en, ar | "fr-CA"',
    ),
    bad(
      'a language tag with a part twice',
      settingsWith({ language: 'de-1996-1996' }),
      'settings.language',
      'language tag',
    ),
    bad('a voice that is not there', settingsWith({ voice: 'en-bg' }), 'settings.voice', 'en-gb', {
      nearest: 'en-gb',
    }),
    bad(
      'a misspelt style',
      settingsWith({ style: 'profesional' }),
      'settings.style',
      'professional, watercolour',
      { nearest: 'professional' },
    ),
    bad('a misspelt mood', settingsWith({ music: { mood: 'clam' } }), 'settings.music.mood', 'none, calm', {
      nearest: 'calm',
    }),
    bad(
      'a caption style that is not there',
      settingsWith({ captions: { style: 'comic' } }),
      'settings.captions.style',
      'classic',
    ),
    bad(
      'a caption mode that is not there',
      settingsWith({ captions: { mode: 'burnt' } }),
      'settings.captions.mode',
      'beside, burned, none',
      { nearest: 'burned' },
    ),
    bad(
      'a ratio that is not there',
      settingsWith({ ratio: '16:10' }),
      'settings.ratio',
      '9:16, 16:9, 1:1, 4:5',
      { nearest: '16:9' },
    ),
    bad(
      'a frame rate that is not there',
      settingsWith({ frameRate: 29.97 }),
      'settings.frameRate',
      '24, 25, 30, 50, 60 | 29.97',
    ),
    bad('a speed that is NaN', settingsWith({ speed: Number.NaN }), 'settings.speed', 'a number | NaN'),
    bad('a speed out of range', settingsWith({ speed: 12 }), 'settings.speed', 'at most 2 | 12'),
    bad('a seed beyond 32 bits', settingsWith({ seed: 1e300 }), 'settings.seed', '1e+300'),
    bad('a seed that is a fraction', settingsWith({ seed: 1.5 }), 'settings.seed', 'whole number | 1.5'),
    bad('a budget below zero', settingsWith({ budget: -1 }), 'settings.budget', 'at least 0 | -1'),
    bad(
      'a colour by name',
      lessonWith({ brand: { colours: ['red'] } }),
      'brand.colours[0]',
      '#1a73e8 | "red"',
    ),
  ]);
});

it('tells all that is wrong in one error, in as many lines as people read', async () => {
  const items = Array.from({ length: 12 }, () => ({ bullet: '', talk: 7 }));
  const error = await refusalOf(lessonWith({ slides: [{ slide_title: 'A', items }] }));
  expect(error.issues).toHaveLength(24);
  expect(error.issues[23]?.field).toBe('slides[0].items[11].talk');
  expect(error.message.split('\n')).toHaveLength(10);
  expect(error.message).toContain('24 things are wrong');
  expect(error.message).toContain('and 16 more');
});

it('tells what is wrong with names, files and settings together', async () => {
  const input = lessonWith({ brand: { logo: '/none.png' }, settings: { style: 'x', music: { mood: 'y' } } });
  const { issues } = await refusalOf(input);
  expect(issues.map(({ field }) => field)).toEqual(['settings.style', 'settings.music.mood', 'brand.logo']);
});
