import { closeSync, openSync, writeSync } from 'node:fs';
import { waveHeader } from '../../../domain/wave-file.ts';
import { ActiveLevel } from './active-level.ts';
import type { EspeakEngine, SpokenPassage } from './espeak-engine.ts';
import type { SpeakOrder, SpokenOrder } from './espeak-messages.ts';

/** Silence before the first word and after the last. */
const LEAD_SECONDS = 0.06;
const TAIL_SECONDS = 0.14;
/** What a text without anything to say becomes. */
const SILENT_TEXT_SECONDS = 0.4;
/** About -54 dBFS: what is softer at the edges is cut off. */
const AUDIBLE_LEVEL = 64;
const EDGE_SECONDS = 0.012;

/** Speaks passage after passage into a WAV; between two of them `pause` lets the process hear of a cancellation. */
export async function speakToWav(
  engine: EspeakEngine,
  order: SpeakOrder,
  pause: () => Promise<void>,
): Promise<SpokenOrder> {
  const rate = engine.sampleRateHertz;
  const header = (frameCount: number) => waveHeader({ sampleRateHertz: rate, channels: 1, frameCount });
  const file = openSync(order.outputPath, 'w');
  try {
    engine.reset();
    const level = new ActiveLevel();
    const spoken: SpokenOrder = { durationSeconds: 0, levelDecibels: 0, passages: [], gaps: [] };
    writeSync(file, header(0));
    const lead = order.passages.length === 0 ? SILENT_TEXT_SECONDS : LEAD_SECONDS;
    let written = writeSilence(file, lead * rate);
    spoken.gaps.push({ startSeconds: 0, endSeconds: written / rate });
    for (const [index, passage] of order.passages.entries()) {
      await pause();
      const { samples, onsets, gaps } = trimmed(engine.speak(passage.text, passage), rate);
      const seconds = (sample: number) => (written + sample) / rate;
      spoken.passages.push({
        startSeconds: seconds(0),
        endSeconds: seconds(samples.length),
        onsets: onsets.map(({ codePoint, sample }) => ({ codePoint, seconds: seconds(sample) })),
      });
      spoken.gaps.push(
        ...gaps.map(({ start, end }) => ({ startSeconds: seconds(start), endSeconds: seconds(end) })),
      );
      writeSync(file, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
      written += samples.length;
      level.add(samples, rate);
      const last = index === order.passages.length - 1;
      const silence = writeSilence(file, (last ? TAIL_SECONDS : passage.pauseSeconds) * rate);
      spoken.gaps.push({ startSeconds: written / rate, endSeconds: (written + silence) / rate });
      written += silence;
    }
    const finished = header(written);
    writeSync(file, finished, 0, finished.length, 0);
    spoken.durationSeconds = written / rate;
    spoken.levelDecibels = level.decibels;
    return spoken;
  } finally {
    closeSync(file);
  }
}

/** Without the silence at both ends, and with edges that do not click. */
function trimmed(spoken: SpokenPassage, rate: number): SpokenPassage {
  const edge = Math.round(EDGE_SECONDS * rate);
  const audible = (sample: number) => Math.abs(sample) > AUDIBLE_LEVEL;
  const first = spoken.samples.findIndex(audible);
  if (first < 0) return { samples: new Int16Array(0), onsets: spoken.onsets, gaps: [] };
  const start = Math.max(0, first - edge);
  const end = Math.min(spoken.samples.length, spoken.samples.findLastIndex(audible) + 2 * edge);
  const samples = spoken.samples.slice(start, end);
  for (let index = 0; index < Math.min(edge, samples.length); index++) {
    samples[index] = Math.round((samples[index]! * index) / edge);
    const opposite = samples.length - 1 - index;
    samples[opposite] = Math.round((samples[opposite]! * index) / edge);
  }
  const moved = (sample: number) => Math.min(samples.length, Math.max(0, sample - start));
  return {
    samples,
    onsets: spoken.onsets.map(({ codePoint, sample }) => ({ codePoint, sample: moved(sample) })),
    gaps: spoken.gaps
      .map((gap) => ({ start: moved(gap.start), end: moved(gap.end) }))
      .filter((gap) => gap.end > gap.start),
  };
}

function writeSilence(file: number, sampleCount: number): number {
  const silence = new Int16Array(Math.round(sampleCount));
  writeSync(file, new Uint8Array(silence.buffer));
  return silence.length;
}
