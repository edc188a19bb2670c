import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AVMEDIA_TYPE_AUDIO } from 'node-av/constants';
import { framesToSeconds, frameToSample, SAMPLE_RATE_HERTZ } from '../src/domain/time.ts';
import { createMedia } from '../src/media/media-client.ts';
import { openInput } from '../src/media/media-input.ts';
import { WavWriter } from '../src/media/wav-writer.ts';
import { makeMovingClip } from '../test/media/moving-clip.ts';
import { photoPixel, png } from '../test/media/painted-media.ts';
import { machineFacts, row } from './machine.ts';
import { measureRun } from './process-tree.ts';

export const size = { widthPixels: 640, heightPixels: 360 };
export const frameRate = { numerator: 30_000, denominator: 1001 };
/** 500 of them are an hour and four seconds. */
export const sceneFrames = 216;
const SCENES = 500;
const QUARTER = 125;
const CLICK_SAMPLES = 96;

/**
 * An hour of 500 scenes at 29.97 frames a second, every second one a movie of its own, with a click where each begins:
 * how much memory it takes against a quarter of it, and how far pictures and sound are apart at the end.
 */
export async function benchHour(): Promise<void> {
  console.log(machineFacts());
  const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
  try {
    await makeMaterial(folder);
    const quarter = await renderScenes(folder, QUARTER);
    const hour = await renderScenes(folder, SCENES);
    const growth = (100 * (hour.peakBytes / quarter.peakBytes - 1)).toFixed(0);
    console.log(row('memory of the hour over a quarter of it', `${growth} %`, 'flat'));
    const drift = await mostDriftSeconds(join(folder, `film${SCENES}.mp4`));
    const frameSeconds = framesToSeconds(1, frameRate);
    console.log(
      row(
        'clicks off their scenes, at most',
        `${(drift * 1000).toFixed(2)} ms`,
        `under ${(frameSeconds * 1000).toFixed(1)} ms`,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeMaterial(folder: string): Promise<void> {
  for (let still = 0; still < 8; still += 2) {
    writeFileSync(
      join(folder, `still${still}.png`),
      png(size, (x, y) => photoPixel(x + 90 * still, y)),
    );
  }
  const media = createMedia();
  for (let clip = 0; clip < 3; clip += 1) {
    const path = join(folder, `clip${clip}.mp4`);
    const rate = { numerator: 25, denominator: 1 };
    await makeMovingClip(
      { path, size, frameRate: rate, frameCount: 250, coding: 'bframes=2', seed: clip + 1 },
      media,
    );
  }
  await media.close();
  for (const scenes of [QUARTER, SCENES]) writeClicks(join(folder, `sound${scenes}.wav`), scenes);
}

/** Silence with a short tone at the very sample where each scene begins. */
function writeClicks(path: string, scenes: number): void {
  using writer = new WavWriter(path, { sample: 's16', channels: 1, sampleRateHertz: SAMPLE_RATE_HERTZ });
  for (let scene = 0; scene < scenes; scene += 1) {
    const start = frameToSample(scene * sceneFrames, frameRate);
    const end = frameToSample((scene + 1) * sceneFrames, frameRate);
    const samples = new Int16Array(end - start);
    for (let index = 0; index < CLICK_SAMPLES; index += 1) samples[index] = 12_000 * Math.sin(index / 3);
    writer.write(Buffer.from(samples.buffer), samples.length);
  }
  writer.finish();
}

async function renderScenes(folder: string, scenes: number) {
  const program = join(import.meta.dirname, 'hour-film.ts');
  const run = await measureRun(process.execPath, [program, folder, String(scenes)], process.env);
  if (run.exitCode !== 0) throw new Error(`A film of ${scenes} scenes ended with ${run.exitCode}.`);
  const film = join(folder, `film${scenes}.mp4`);
  const media = createMedia();
  const track = await media.listPictures(film);
  await media.close();
  const frames = track.displayTicks.length;
  if (frames !== scenes * sceneFrames) throw new Error(`${scenes} scenes came out as ${frames} frames.`);
  const facts = `${run.wallSeconds.toFixed(0)} s, CPU ${run.cpuSeconds.toFixed(0)} s, ${(run.peakBytes / 1e6).toFixed(0)} MB`;
  const length = `${framesToSeconds(frames, frameRate).toFixed(0)} s of film, ${(statSync(film).size / 1e6).toFixed(0)} MB`;
  console.log(row(`${scenes} scenes`, facts, length));
  return run;
}

/** How far the clicks, as they are decoded, stand from where the film's frames begin. */
async function mostDriftSeconds(path: string): Promise<number> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  const tick = stream.timeBase.num / stream.timeBase.den;
  const found: number[] = [];
  let quietUntil = Number.NEGATIVE_INFINITY;
  for await (const frame of input.frames(stream, { signal: new AbortController().signal })) {
    const plane = (frame.extendedData ?? frame.data)![0]!;
    const samples = new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples);
    for (const [index, sample] of samples.entries()) {
      const seconds = Number(frame.pts) * tick + index / SAMPLE_RATE_HERTZ;
      if (Math.abs(sample) < 0.15 || seconds < quietUntil) continue;
      found.push(seconds);
      quietUntil = seconds + 1;
    }
  }
  if (found.length !== SCENES) throw new Error(`${found.length} of ${SCENES} clicks were found.`);
  return Math.max(
    ...found.map((seconds, scene) => Math.abs(seconds - framesToSeconds(scene * sceneFrames, frameRate))),
  );
}
