import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EspeakClient } from './espeak-client.ts';
import { LANGUAGE_VOICES, languageVoiceFor } from './language-voices.ts';

it('names only languages that espeak-ng speaks', async () => {
  const espeak = new EspeakClient();
  const folder = await mkdtemp(join(tmpdir(), 'speech-'));
  const spoken = await Promise.all(
    LANGUAGE_VOICES.map(({ id, identifier }) => {
      const passage = {
        text: 'Data 1984',
        identifier,
        timbre: 'female',
        wordsPerMinute: 160,
        pauseSeconds: 0,
      };
      return espeak.speak({ outputPath: join(folder, `${id}.wav`), passages: [passage] });
    }),
  );
  await espeak.close();
  await rm(folder, { recursive: true });
  for (const [index, { durationSeconds }] of spoken.entries()) {
    expect(durationSeconds, LANGUAGE_VOICES[index]!.id).toBeGreaterThan(0.8);
    expect(durationSeconds, LANGUAGE_VOICES[index]!.id).toBeLessThan(8);
  }
});

it('answers to every tag that it lists and to longer ones', () => {
  for (const { languages } of LANGUAGE_VOICES) {
    for (const tag of languages) {
      const found = languageVoiceFor(tag);
      expect(found?.languages).toContain(tag);
      expect(languageVoiceFor(`${tag}-x-anything`)).toBe(found);
    }
  }
});
