import { AVERROR_EOF, AVMEDIA_TYPE_AUDIO, AVSEEK_FLAG_BACKWARD } from 'node-av/constants';
import { Packet } from 'node-av/lib';
import { breathing } from '../domain/breathing.ts';
import { checkStatus, present } from './ffmpeg-status.ts';
import { openInput } from './media-input.ts';
import { MovieWriter } from './movie-writer.ts';
import type { Operation } from './protocol.ts';

/**
 * A packet of AAC-LC overlaps with the one before it (ISO/IEC 14496-3, clause 4.6.11), so one more is decoded and
 * not heard; the second is for decoders that drop the first packet they see.
 */
const AHEAD_PACKETS = 2;

/** Copies the packets of a piece of sound. */
export const cutSound: Operation<'cutSound'> = async (cutting, { signal }) => {
  await using input = await openInput(cutting.inputPath);
  const stream = input.bestStream(AVMEDIA_TYPE_AUDIO, 'sound');
  const timeBase = { num: stream.timeBase.num, den: stream.timeBase.den };
  const tickOf = (seconds: number) => Math.round((seconds * timeBase.den) / timeBase.num);
  const [startTick, endTick] = [tickOf(cutting.startSeconds), tickOf(cutting.endSeconds)];
  const packetTicks = tickOf(stream.codecpar.frameSize / stream.codecpar.sampleRate);
  const firstTick = startTick - AHEAD_PACKETS * packetTicks;
  if (firstTick > 0) {
    const status = await input.format.seekFrame(stream.index, BigInt(firstTick), AVSEEK_FLAG_BACKWARD);
    checkStatus(status, `Cannot seek in ${cutting.inputPath}`);
  }
  await using movie = await MovieWriter.create(cutting.outputPath);
  const track = movie.addTrack(stream.codecpar, timeBase);
  await movie.begin();
  using packet = new Packet();
  packet.alloc();
  const breathe = breathing(signal);
  for (;;) {
    await breathe();
    const status = input.format.readFrameSync(packet);
    if (status === AVERROR_EOF) break;
    checkStatus(status, `Cannot read ${cutting.inputPath}`);
    const tick = Number(packet.pts);
    const wanted = packet.streamIndex === stream.index && tick + packetTicks > firstTick;
    if (wanted && tick >= endTick) break;
    if (wanted) {
      movie.write({
        track,
        data: present(packet.data, 'A packet of sound is empty.'),
        displayTick: tick - startTick,
        decodeTick: tick - startTick,
        durationTicks: Math.min(Number(packet.duration), endTick - tick),
        key: true,
      });
    }
    packet.unref();
  }
  await movie.finish();
};
