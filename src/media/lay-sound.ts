import { AVMEDIA_TYPE_AUDIO, AVSEEK_FLAG_BACKWARD } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import { SAMPLE_RATE_HERTZ } from '../domain/time.ts';
import type { SoundLaying, SoundPiece } from '../ports/clip-media.ts';
import type { FilterStep } from '../ports/media.ts';
import { checkStatus } from './ffmpeg-status.ts';
import { FilterChain } from './filter-chain.ts';
import { type MediaInput, openInput } from './media-input.ts';
import type { Operation } from './protocol.ts';
import { soundSource } from './shape-sound.ts';
import { WavWriter } from './wav-writer.ts';

/** Decoding begins so much earlier, so that the first sample wanted has what it overlaps with. */
const AHEAD_SECONDS = 0.25;
/** Time stamps that are off by less are rounding; by more, a gap in the recording. */
const GAP_SAMPLES = SAMPLE_RATE_HERTZ / 50;
const SAMPLE_BYTES = 4;
const MICROSECONDS = 1_000_000;

/** Writes stretches of sound one after the other, each to the sample. */
export const laySound: Operation<'laySound'> = async (laying, { signal }) => {
  using writer = new WavWriter(laying.outputPath, {
    sample: 'f32',
    channels: laying.channels,
    sampleRateHertz: SAMPLE_RATE_HERTZ,
  });
  for (const piece of laying.pieces) {
    const endSample = writer.sampleCount + piece.sampleCount;
    if (piece.path !== undefined) await layPiece(laying, piece, piece.path, writer, signal);
    writeSilence(writer, laying.channels, endSample - writer.sampleCount);
  }
  writer.finish();
};

async function layPiece(
  { channels }: SoundLaying,
  piece: SoundPiece,
  path: string,
  writer: WavWriter,
  signal: AbortSignal,
): Promise<void> {
  const offset = writer.sampleCount;
  await using input = await openInput(path);
  const startSeconds = piece.startSeconds + (piece.fromStart === true ? firstMoment(input) : 0);
  const startSample = Math.round(startSeconds * SAMPLE_RATE_HERTZ);
  for await (const frame of soundFrom(input, startSeconds, channels, signal)) {
    const at = Number(frame.pts) - startSample;
    const done = writer.sampleCount - offset;
    if (at - done > GAP_SAMPLES) writeSilence(writer, channels, Math.min(at, piece.sampleCount) - done);
    const skipped = done === 0 ? Math.max(0, -at) : 0;
    const room = piece.sampleCount - (writer.sampleCount - offset);
    const count = Math.min(frame.nbSamples - skipped, room);
    if (room === 0) return;
    if (count > 0) writer.write(frame.data![0]!.subarray(skipped * channels * SAMPLE_BYTES), count);
  }
}

/** The time stamp at which a file begins. */
function firstMoment({ format }: MediaInput): number {
  const seconds = Number(format.startTime) / MICROSECONDS;
  // A file that does not say so gives the least number there is.
  return seconds > -1e6 ? seconds : 0;
}

async function* soundFrom(
  input: MediaInput,
  startSeconds: number,
  channels: 1 | 2,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  const stream = input.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  const firstTick = Math.floor(((startSeconds - AHEAD_SECONDS) * stream.timeBase.den) / stream.timeBase.num);
  if (firstTick > 0) {
    const status = await input.format.seekFrame(stream.index, BigInt(firstTick), AVSEEK_FLAG_BACKWARD);
    checkStatus(status, `Cannot seek in ${input.path}`);
  }
  const steps: FilterStep[] = [
    {
      filter: 'aformat',
      options: {
        sample_fmts: 'flt',
        sample_rates: SAMPLE_RATE_HERTZ,
        channel_layouts: channels === 1 ? 'mono' : 'stereo',
      },
    },
    // Time stamps in samples.
    { filter: 'asettb', options: { expr: `1/${SAMPLE_RATE_HERTZ}` } },
  ];
  using chains = new DisposableStack();
  let chain: FilterChain | undefined;
  for await (const frame of input.frames(stream, { signal })) {
    chain ??= chains.use(new FilterChain(AVMEDIA_TYPE_AUDIO, soundSource(frame, stream.timeBase), steps));
    chain.send(frame);
    yield* chain.received();
  }
  chain?.send(null);
  yield* chain?.received() ?? [];
}

function writeSilence(writer: WavWriter, channels: number, sampleCount: number): void {
  const block = new Uint8Array(SAMPLE_RATE_HERTZ * channels * SAMPLE_BYTES);
  for (let rest = sampleCount; rest > 0; rest -= SAMPLE_RATE_HERTZ) {
    writer.write(block, Math.min(rest, SAMPLE_RATE_HERTZ));
  }
}
