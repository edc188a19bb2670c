import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../media/media-client.ts';
import { type BuiltinSpeech, createSpeech } from '../builtin/speech/create-speech.ts';
import { alignWithReference } from './align-words.ts';

const media = createMedia();
let speech: BuiltinSpeech;
let folder: string;

beforeAll(async () => {
  speech = createSpeech({ media });
  folder = await mkdtemp(join(tmpdir(), 'reelwright-align-'));
});

afterAll(async () => {
  await Promise.all([speech.close(), media.close()]);
  await rm(folder, { recursive: true, force: true });
});

const TEXT =
  'A lighthouse shows ships where the coast begins. Its lamp turns once in ten seconds, and every keeper knows its rhythm by heart. When fog comes in, a horn sounds instead.';

describe('alignment of words', () => {
  it.each([
    ['en-gb-ada', 1.25],
    ['en-us-ben', 0.85],
  ])(
    'finds the words of another voice (%s) at another pace to a twentieth of a second',
    async (_name, speed) => {
      const voices = (await speech.voices()).filter(({ languages }) => languages[0]?.startsWith('en'));
      const other = voices.find(({ gender }) => gender === 'male') ?? voices[0]!;
      const spoken = await speech.speak(
        { text: TEXT, language: 'en', speed, voice: other.id },
        { outputPathStem: join(folder, `spoken-${speed}`) },
      );
      const { durationSeconds, words } = spoken.facts;
      const align = alignWithReference(speech);
      const found = await align({ text: TEXT, language: 'en', path: spoken.filePath, durationSeconds });
      expect(found.map(({ text }) => text)).toEqual(words.map(({ text }) => text));
      const errors = found.map((word, index) => Math.abs(word.startSeconds - words[index]!.startSeconds));
      errors.sort((left, right) => left - right);
      expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(0.05);
      expect(errors.at(-1)).toBeLessThan(0.4);
      for (const [index, { startSeconds, endSeconds }] of found.entries()) {
        expect(startSeconds).toBeGreaterThanOrEqual(found[index - 1]?.endSeconds ?? 0);
        expect(endSeconds).toBeLessThanOrEqual(durationSeconds);
      }
      expect(await readdir(folder)).not.toContain(expect.stringContaining('reference'));
    },
  );
});
