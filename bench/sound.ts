import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AVMEDIA_TYPE_AUDIO } from 'node-av/constants';
import { framesToSeconds, frameToSample, SAMPLE_RATE_HERTZ } from '../src/domain/time.ts';
import { createMedia } from '../src/media/media-client.ts';
import { openInput } from '../src/media/media-input.ts';
import { machineFacts, row } from './machine.ts';
import { measureRun } from './process-tree.ts';
import { CLICK_HERTZ, clickFrame, frameRate, makeSoundMaterial, sceneFrames } from './sound-material.ts';

const SCENES = 500;
const QUARTER = 125;
const CLICK_SAMPLES = 192;
/** Clicks are looked for so far around their places. */
const SEARCHED_SAMPLES = 1500;

/**
 * The sound of an hour of 500 scenes at 29.97 frames a second: narration, pieces of a coded clip and an effect in each,
 * music under all of it, mixed and coded. How long it takes, how memory grows, and how far its clicks are off.
 */
export async function benchSound(): Promise<void> {
  console.log(machineFacts());
  const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
  try {
    await makeSoundMaterial(folder);
    const quarter = await mixScenes(folder, QUARTER);
    const hour = await mixScenes(folder, SCENES);
    const grown = (hour.peakBytes - quarter.peakBytes) / 1e6;
    console.log(row('memory of the hour over a quarter of it', `${grown.toFixed(0)} MB`, 'under 60 MB'));
    const media = createMedia();
    const { integratedLufs, truePeakDbtp } = await media.measureLoudness(join(folder, `mix${SCENES}.m4a`));
    await media.close();
    const measured = `${integratedLufs.toFixed(2)} LUFS, ${truePeakDbtp.toFixed(2)} dBTP`;
    console.log(row('the hour after coding', measured, '-16 LUFS, at most -1 dBTP'));
    const drift = (await mostDriftSamples(join(folder, `mix${SCENES}.m4a`))) / SAMPLE_RATE_HERTZ;
    const limit = `under ${(framesToSeconds(1, frameRate) * 1000).toFixed(1)} ms`;
    console.log(row('clicks off their places, at most', `${(drift * 1000).toFixed(2)} ms`, limit));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function mixScenes(folder: string, scenes: number) {
  const program = join(import.meta.dirname, 'sound-mix.ts');
  const run = await measureRun(process.execPath, [program, folder, String(scenes)], process.env);
  if (run.exitCode !== 0) throw new Error(`The mix of ${scenes} scenes ended with ${run.exitCode}.`);
  const facts = `${run.wallSeconds.toFixed(1)} s, CPU ${run.cpuSeconds.toFixed(0)} s, ${(run.peakBytes / 1e6).toFixed(0)} MB`;
  const length = `${framesToSeconds(scenes * sceneFrames, frameRate).toFixed(0)} s of film`;
  console.log(row(`${scenes} scenes`, facts, length));
  return run;
}

/** How far the clicks, as they are decoded, stand from where their frames begin. */
async function mostDriftSamples(path: string): Promise<number> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  const signal = new AbortController().signal;
  let [scene, most, heldFrom] = [0, 0, 0];
  let held = new Float32Array(0);
  const placeOf = (each: number) => frameToSample(each * sceneFrames + clickFrame, frameRate);
  for await (const frame of input.frames(stream, { signal })) {
    const plane = (frame.extendedData ?? frame.data)![0]!;
    const samples = new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples);
    const from = Math.max(0, held.length - 2 * SEARCHED_SAMPLES);
    heldFrom += from;
    const joined = new Float32Array(held.length - from + samples.length);
    joined.set(held.subarray(from));
    joined.set(samples, held.length - from);
    held = joined;
    const first = placeOf(scene) - SEARCHED_SAMPLES / 2 - heldFrom;
    if (scene === SCENES || first + SEARCHED_SAMPLES + CLICK_SAMPLES > held.length) continue;
    const offset =
      clickIn(held.subarray(first, first + SEARCHED_SAMPLES + CLICK_SAMPLES)) - SEARCHED_SAMPLES / 2;
    most = Math.max(most, Math.abs(offset));
    scene += 1;
  }
  if (scene !== SCENES) throw new Error(`Only ${scene} of ${SCENES} scenes were heard.`);
  return most;
}

/** Where a tone of a click's pitch and length is strongest. */
function clickIn(samples: Float32Array): number {
  let [best, place] = [-1, 0];
  for (let start = 0; start + CLICK_SAMPLES <= samples.length; start += 1) {
    let [real, imaginary] = [0, 0];
    for (let index = 0; index < CLICK_SAMPLES; index += 1) {
      const angle = (2 * Math.PI * CLICK_HERTZ * index) / SAMPLE_RATE_HERTZ;
      real += samples[start + index]! * Math.cos(angle);
      imaginary += samples[start + index]! * Math.sin(angle);
    }
    const power = real * real + imaginary * imaginary;
    if (power > best) [best, place] = [power, start];
  }
  return place;
}
