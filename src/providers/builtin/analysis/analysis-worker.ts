import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { decodeChannel } from '../../../domain/pulse-code.ts';
import { readWaveFile } from '../../../domain/wave-file.ts';
import { analyseSamples } from './analyse-samples.ts';

/** What the analyser's thread is started with: a WAV of 48 kHz with one channel. */
export interface AnalysisTask {
  path: string;
}

const { path } = workerData as AnalysisTask;
const bytes = readFileSync(path);
const wave = await readWaveFile(async (at, length) => bytes.subarray(at, at + length), bytes.length);
if (wave === undefined) throw new Error(`${path} is no WAV.`);
const samples = new Float32Array(wave.frameCount);
decodeChannel(bytes.subarray(wave.dataOffsetBytes), wave, wave.channels, 0, samples);
parentPort?.postMessage(analyseSamples(samples));
