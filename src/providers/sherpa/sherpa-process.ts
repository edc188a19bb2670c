import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { waveHeader } from '../../domain/wave-file.ts';
import type { SherpaOrder, SherpaReply, VoiceFiles } from './sherpa-messages.ts';

/** What is used of `sherpa-onnx`, which brings no types (https://k2-fsa.github.io/sherpa/onnx/tts). */
interface SherpaPackage {
  createOfflineTts(config: object): {
    sampleRate: number;
    numSpeakers: number;
    generate(order: { text: string; sid: number; speed: number }): { samples: Float32Array };
  };
}

/** The program of the process that speaks one text with a voice of one's own, and ends. */
process.once('message', (order: SherpaOrder) => {
  speak(order).then(reply, (error: unknown) => reply({ failure: saidBy(error) }));
});

async function speak({ files, text, speaker, speed, outputPath }: SherpaOrder): Promise<SherpaReply> {
  const sherpa: SherpaPackage = createRequire(import.meta.url)('sherpa-onnx');
  const voice = sherpa.createOfflineTts({ offlineTtsModelConfig: modelOf(files), maxNumSentences: 1 });
  const { sampleRate: sampleRateHertz, numSpeakers: speakers } = voice;
  // A model that speaks with one voice alone says 0 or 1.
  if (speaker >= Math.max(1, speakers)) return { failure: `it has no speaker ${speaker}, but ${speakers}` };
  const { samples } = voice.generate({ text, sid: speaker, speed });
  if (samples.length === 0) return { failure: 'no sound came of the text' };
  const header = waveHeader({ sampleRateHertz, channels: 1, frameCount: samples.length });
  await writeFile(outputPath, Buffer.concat([header, wholeSamples(samples)]));
  return { sampleRateHertz, speakers };
}

function modelOf({ family, model, tokens, lexicon, dataFolder, voices }: VoiceFiles): object {
  const common = { model, tokens, lexicon, dataDir: dataFolder, lengthScale: 1 };
  const ofFamily =
    family === 'vits'
      ? { offlineTtsVitsModelConfig: { ...common, noiseScale: 0.667, noiseScaleW: 0.8 } }
      : { offlineTtsKokoroModelConfig: { ...common, voices } };
  return { ...ofFamily, numThreads: 1, debug: 0, provider: 'cpu' };
}

function wholeSamples(samples: Float32Array): Uint8Array {
  const whole = Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
  return new Uint8Array(whole.buffer);
}

function saidBy(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')
    return 'the package sherpa-onnx is not installed';
  return error instanceof Error ? error.message : String(error);
}

function reply(message: SherpaReply): void {
  process.send?.(message, () => process.disconnect());
}
