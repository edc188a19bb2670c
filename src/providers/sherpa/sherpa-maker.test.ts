import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_SECONDS, writeHummingVoice } from '../../../test/fakes/neural-voice.ts';
import { FREE } from '../../domain/price.ts';
import { type SpeechWish, speechRecipe } from '../../domain/recipes.ts';
import { createMedia } from '../../media/media-client.ts';
import { mediaCheck } from '../../production/media-check.ts';
import { createSpeech } from '../builtin/speech/create-speech.ts';
import { alignWithReference } from '../word-times/align-words.ts';
import { sherpaFromEnvironment } from './sherpa-maker.ts';

const media = createMedia();
const reference = createSpeech({ media });
const parts = { media, align: alignWithReference(reference), check: mediaCheck(media) };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sherpa-'));
  await writeHummingVoice(join(folder, 'humming'));
});
afterAll(async () => {
  await Promise.all([reference.close(), media.close()]);
  await rm(folder, { recursive: true });
});

function voiceIn(name: string, environment: Readonly<Record<string, string>> = {}) {
  const set = { SHERPA_ONNX_MODEL_DIR: join(folder, name), ...environment };
  const maker = sherpaFromEnvironment(set, 'speech', parts);
  if (maker === undefined) throw new Error('The voice is not set up.');
  return maker;
}

const wish = (changes: Partial<SpeechWish> = {}) =>
  speechRecipe({ text: 'hello world', language: 'en-GB', speed: 1, ...changes });

let outputs = 0;
async function speak(
  maker: ReturnType<typeof voiceIn>,
  changes: Partial<SpeechWish> = {},
  signal = new AbortController().signal,
) {
  const outputFolder = join(folder, `output-${outputs++}`);
  await mkdir(outputFolder);
  const made = maker.make({
    recipe: wish(changes),
    inputs: new Map(),
    outputPathStem: join(outputFolder, 'line'),
    signal,
    claim: { hash: 'hash', token: 'token', expiresAtMs: 0 },
    steppedDown: [],
    report: () => {},
  });
  return { made, outputFolder };
}

describe('a neural voice of one’s own', () => {
  it('speaks a text with its model, and says when each word is heard', async () => {
    const { made, outputFolder } = await speak(voiceIn('humming'));
    const { facts, model, filePath, cost } = await made;
    expect({ model, cost }).toEqual({ model: 'humming', cost: FREE });
    const { durationSeconds, words } = facts as { durationSeconds: number; words: { text: string }[] };
    // The space between the words is a letter as any other.
    expect(durationSeconds).toBeGreaterThanOrEqual(10 * LETTER_SECONDS);
    expect(words.map(({ text }) => text)).toEqual(['hello', 'world']);
    const { streams } = await media.probe(filePath);
    expect(streams).toMatchObject([{ kind: 'sound', sampleRateHertz: 48_000, channels: 1 }]);
    expect(await readdir(outputFolder)).toEqual(['line.wav']);
  });

  it.each([
    ['another language', { language: 'de' }, {}, false],
    ['its own language', { language: 'de-AT' }, { SHERPA_ONNX_LANGUAGE: 'de' }, true],
    ['one of its speakers by number', { voice: 'sherpa-onnx:3' }, {}, true],
    ['a built-in voice by name', { voice: 'en-gb' }, {}, false],
    ['a vendor’s voice', { voice: 'openai:marin' }, {}, false],
  ])('is asked for %s only where it speaks it', (_what, changes, environment, isOffered) => {
    expect(voiceIn('humming', environment).offer(wish(changes)) !== undefined).toBe(isOffered);
  });

  it('says what is wrong with a speaker, a folder and a model that cannot be used', async () => {
    await mkdir(join(folder, 'empty'));
    await mkdir(join(folder, 'broken'));
    await writeFile(join(folder, 'broken', 'voice.onnx'), 'no model');
    await writeFile(join(folder, 'broken', 'tokens.txt'), 'a 0\n');
    const said = async (name: string, changes: Partial<SpeechWish> = {}) =>
      (await speak(voiceIn(name), changes)).made.then(
        () => 'spoken',
        ({ code, message, retryable }) => ({ code, message, retryable }),
      );
    expect(await said('humming', { voice: 'sherpa-onnx:7' })).toMatchObject({
      code: 'provider-failed',
      message: expect.stringContaining('speaker 7'),
    });
    expect(await said('nowhere')).toMatchObject({ code: 'invalid-input' });
    expect(await said('empty')).toMatchObject({ message: expect.stringContaining('.onnx') });
    expect(await said('broken')).toMatchObject({ code: 'provider-failed', retryable: false });
  });

  it('stops at once when it is cancelled, and leaves no file', async () => {
    const controller = new AbortController();
    const { made, outputFolder } = await speak(voiceIn('humming'), {}, controller.signal);
    setTimeout(() => controller.abort(), 150);
    await expect(made).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(outputFolder)).toEqual([]);
  });
});
