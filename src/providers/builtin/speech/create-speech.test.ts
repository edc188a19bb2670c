import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../../media/media-client.ts';
import { type BuiltinSpeech, createSpeech } from './create-speech.ts';
import { TIMBRES } from './timbres.ts';

const media = createMedia();
let speech: BuiltinSpeech;
let folder: string;

beforeAll(async () => {
  speech = createSpeech({ media });
  folder = await mkdtemp(join(tmpdir(), 'speech-'));
});

afterAll(async () => {
  await speech.close();
  await media.close();
  await rm(folder, { recursive: true });
});

let lines = 0;
const speak = (text: string, { language = 'en', voice = 'male', speed = 1 } = {}, signal?: AbortSignal) =>
  speech.speak(
    { text, language, voice, speed },
    { outputPathStem: join(folder, `line-${lines++}`), ...(signal === undefined ? {} : { signal }) },
  );

/** The level of every 2 ms of a WAV of 48 kHz, in dBFS. */
async function levels(path: string): Promise<number[]> {
  const wav = await readFile(path);
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length));
  return Array.from({ length: Math.floor(samples.length / 96) }, (_, window) => {
    const part = samples.subarray(window * 96, window * 96 + 96);
    return 10 * Math.log10(part.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / 96 + 1e-12);
  });
}

describe('built-in speech', () => {
  it.each([
    ...TIMBRES.map(({ id }) => ({ voice: id, speed: 1 })),
    { voice: 'male', speed: 0.5 },
    { voice: 'female', speed: 2 },
  ])('says of every word when it is heard in the sound: $voice at $speed', async ({ voice, speed }) => {
    const text = 'Apple, 1984, river, 3.5%, garden, people, yellow, window, kitten, deeper, blue.';
    const { filePath, facts } = await speak(text, { voice, speed });
    const heard = await levels(filePath);
    const loudest = (from: number, to: number) => Math.max(...heard.slice(Math.ceil(from * 500), to * 500));
    for (const { startSeconds, endSeconds } of facts.words) {
      expect(loudest(startSeconds - 0.05, startSeconds - 0.01)).toBeLessThan(-60);
      expect(loudest(startSeconds, startSeconds + 0.02)).toBeGreaterThan(-48);
      expect(loudest(endSeconds - 0.08, endSeconds)).toBeGreaterThan(-48);
      expect(loudest(endSeconds + 0.01, endSeconds + 0.05)).toBeLessThan(-50);
    }
  });

  it.each([
    ['en', 'Hello 😀 world — we “love” 你好世界 & <b>bold</b>, [[h@l]] 1️⃣ 👩‍👩‍👧!'],
    ['ar', 'مرحبا بالعالم، هذا درس قصير عن GPT 🚀. كيف حالك؟'],
    ['hi', 'नमस्ते दुनिया। यह एक छोटा पाठ है, और हम AI सीखेंगे।'],
    ['zh', '你好世界，我们今天学习大语言模型GPT-4。它们预测下一个词！🎉'],
    ['ja', 'これは日本語の文章です。東京へ行きます。'],
    ['th', 'สวัสดีชาวโลก วันนี้เราจะเรียนรู้เรื่องภาษา'],
    ['en', '\u0001 \u200b x\u0000y'],
    ['fr', `${'Une phrase assez longue, avec des mots. '.repeat(40)}`],
  ])('covers the text word for word, in order, inside the sound: %s %s', async (language, text) => {
    const { facts } = await speak(text, { language });
    let [offset, clock] = [0, 0];
    for (const word of facts.words) {
      expect(text.slice(offset, word.textStart)).toMatch(/^\s*$/);
      expect(word.text).toBe(text.slice(word.textStart, word.textEnd));
      expect(word.startSeconds).toBeGreaterThanOrEqual(clock);
      expect(word.endSeconds).toBeGreaterThanOrEqual(word.startSeconds);
      offset = word.textEnd;
      clock = word.endSeconds;
    }
    expect(text.slice(offset)).toMatch(/^\s*$/);
    expect(clock).toBeLessThanOrEqual(facts.durationSeconds);
  });

  it('gives text without anything to say a short silence', async () => {
    const { facts } = await speak('😀 … —');
    expect(facts.durationSeconds).toBeGreaterThan(0.2);
    expect(facts.durationSeconds).toBeLessThan(1);
    expect(facts.words.map((word) => word.text)).toEqual(['😀', '…', '—']);
  });

  it('brings every timbre to about -19 LUFS with peaks under -3 dBFS', async () => {
    for (const { id } of TIMBRES) {
      const { filePath } = await speak('Today we look at how a model learns to guess the next word.', {
        voice: id,
      });
      const { integratedLufs, truePeakDbtp } = await media.measureLoudness(filePath);
      expect(Math.abs(integratedLufs + 19)).toBeLessThan(1);
      expect(truePeakDbtp).toBeLessThan(-3);
    }
  });

  it('gives the same bytes whatever was spoken before', async () => {
    const digest = async (path: string) =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
    const first = await speak('The same words, again.');
    await speak('Etwas ganz anderes dazwischen.', { language: 'de', voice: 'female', speed: 1.3 });
    const second = await speak('The same words, again.');
    expect(await digest(second.filePath)).toBe(await digest(first.filePath));
  });

  it('stops within a second of the signal and leaves no file', async () => {
    const controller = new AbortController();
    const started = speak('A sentence that is said over and over. '.repeat(500), {}, controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(started).rejects.toMatchObject({ code: 'cancelled' });
    expect((await readdir(folder)).filter((name) => name.startsWith(`line-${lines - 1}.`))).toEqual([]);
    await expect(speak('And on.')).resolves.toBeDefined();
  });

  it('reports the death of its process as retryable and starts another', async () => {
    const running = speak('A sentence that is said over and over. '.repeat(500));
    process.kill(speech.processId!, 'SIGKILL');
    await expect(running).rejects.toMatchObject({ code: 'provider-failed', retryable: true });
    await expect(speak('Here again.')).resolves.toBeDefined();
  });

  it('refuses work in hand when it is closed and works again after', async () => {
    const running = speak('A sentence that is said over and over. '.repeat(500));
    await Promise.all([expect(running).rejects.toMatchObject({ code: 'cancelled' }), speech.close()]);
    await expect(speak('Here again.')).resolves.toBeDefined();
  });

  it('refuses more text than one file should hold', async () => {
    await expect(speak('x '.repeat(30_000))).rejects.toMatchObject({ code: 'too-large' });
  });
});
