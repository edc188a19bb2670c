import { rm, writeFile } from 'node:fs/promises';
import type { JsonObject } from '../../domain/canonical-json.ts';
import type { SpeechFacts, SpokenWord } from '../../domain/speech.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import type { FilterStep, Media } from '../../ports/media.ts';
import type { DownloadContext, Downloaded } from '../../ports/remote-vendor.ts';

/** Speech as a vendor made it, on its way to being an asset. */
export interface RawSpeech {
  bytes: Uint8Array;
  /** Faster than it was spoken by this; 1 for as it is. */
  tempo: number;
  /** When each word is heard in the sound as it was spoken, of so many seconds, in this file. */
  words(durationSeconds: number, path: string): Promise<SpokenWord[]> | SpokenWord[];
}

/** Brings a vendor's speech to what the film is mixed from: a WAV of 48 kHz, one channel, with the words’ times. */
export async function deliverSpeech(
  { bytes, tempo, words }: RawSpeech,
  media: Media,
  { outputPathStem, check, signal }: DownloadContext,
): Promise<Downloaded> {
  const rawPath = `${outputPathStem}.raw`;
  const spokenPath = `${outputPathStem}.spoken.wav`;
  const filePath = `${outputPathStem}.wav`;
  const shaped = (inputPath: string, outputPath: string, steps: FilterStep[]) =>
    media.shapeSound({ inputPath, outputPath, steps, sample: 's16', channels: 1 }, signal);
  const toRate: FilterStep = { filter: 'aresample', options: { osr: SAMPLE_RATE_HERTZ } };
  try {
    await writeFile(rawPath, bytes);
    const isAsSpoken = tempo === 1;
    const spoken = await shaped(rawPath, isAsSpoken ? filePath : spokenPath, [toRate]);
    const times = await words(spoken.durationSeconds, isAsSpoken ? filePath : spokenPath);
    let { durationSeconds } = spoken;
    if (!isAsSpoken) {
      const steps: FilterStep[] = [{ filter: 'atempo', options: { tempo } }];
      ({ durationSeconds } = await shaped(spokenPath, filePath, steps));
    }
    const checked = await check(filePath, 'speech', signal);
    const facts: SpeechFacts = { durationSeconds, words: inTempo(times, tempo, durationSeconds) };
    return { filePath, mediaType: 'audio/wav', facts: { ...checked, ...(facts as unknown as JsonObject) } };
  } finally {
    await Promise.all([rm(rawPath, { force: true }), rm(spokenPath, { force: true })]);
  }
}

function inTempo(words: SpokenWord[], tempo: number, durationSeconds: number): SpokenWord[] {
  const at = (seconds: number) => Math.min(durationSeconds, Math.floor((seconds / tempo) * 10_000) / 10_000);
  return words.map((word) => ({
    ...word,
    startSeconds: at(word.startSeconds),
    endSeconds: at(word.endSeconds),
  }));
}
