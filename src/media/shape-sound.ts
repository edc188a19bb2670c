import { AV_CHANNEL_ORDER_NATIVE, AVMEDIA_TYPE_AUDIO, type AVSampleFormat } from 'node-av/constants';
import { avGetSampleFmtName, type Frame } from 'node-av/lib';
import { SAMPLE_RATE_HERTZ } from '../domain/time.ts';
import type { FilterStep } from '../ports/media.ts';
import { FilterChain } from './filter-chain.ts';
import { openInput } from './media-input.ts';
import type { Operation } from './protocol.ts';
import { WavWriter } from './wav-writer.ts';

/** Passes a file's sound through filters into a WAV. */
export const shapeSound: Operation<'shapeSound'> = async (shaping, { signal }) => {
  const { inputPath, outputPath, sample, channels } = shaping;
  const format: FilterStep = {
    filter: 'aformat',
    options: {
      sample_fmts: sample === 's16' ? 's16' : 'flt',
      sample_rates: SAMPLE_RATE_HERTZ,
      channel_layouts: channels === 1 ? 'mono' : 'stereo',
    },
  };
  using writer = new WavWriter(outputPath, { sample, channels, sampleRateHertz: SAMPLE_RATE_HERTZ });
  for await (const frame of filteredSound(inputPath, [...shaping.steps, format], signal)) {
    writer.write(frame.data![0]!, frame.nbSamples);
  }
  writer.finish();
  return { sampleCount: writer.sampleCount, durationSeconds: writer.sampleCount / SAMPLE_RATE_HERTZ };
};

/** The sound of a file after a chain of filters; `atEnd` sees the chain once all has passed. */
export async function* filteredSound(
  path: string,
  steps: FilterStep[],
  signal: AbortSignal,
  atEnd?: (chain: FilterChain) => void,
): AsyncGenerator<Frame> {
  await using input = await openInput(path);
  const stream = input.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  using chains = new DisposableStack();
  let chain: FilterChain | undefined;
  for await (const frame of input.frames(stream, { signal })) {
    // The first frame tells the format for certain; headers may not.
    chain ??= chains.use(new FilterChain(AVMEDIA_TYPE_AUDIO, soundSource(frame, stream.timeBase), steps));
    chain.send(frame);
    yield* chain.received();
  }
  if (chain === undefined) throw new Error(`${path} holds no sound that can be decoded.`);
  chain.send(null);
  yield* chain.received();
  atEnd?.(chain);
}

/** The options of a filter chain's source for sound such as this. */
export function soundSource(frame: Frame, timeBase: { num: number; den: number }): FilterStep['options'] {
  const { order, mask, nbChannels } = frame.channelLayout;
  const named = order === AV_CHANNEL_ORDER_NATIVE && mask !== 0n;
  return {
    time_base: `${timeBase.num}/${timeBase.den}`,
    sample_rate: frame.sampleRate,
    sample_fmt: avGetSampleFmtName(frame.format as AVSampleFormat) ?? 'flt',
    channel_layout: named ? `0x${mask.toString(16)}` : `${nbChannels}c`,
  };
}
