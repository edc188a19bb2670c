import type { ClippedStretch } from '../ports/clip-media.ts';
import type { FilterStep } from '../ports/media.ts';
import type { Operation } from './protocol.ts';
import { filteredSound } from './shape-sound.ts';

/** Full scale but for the last step of 16 bits: what a converter cut off is stored as this. */
const FULL_SCALE = 32_766 / 32_768;
/** So many samples in a row at full scale are a flat top; a loud sound touches it for one or two. */
const FLAT_SAMPLES = 3;
/** Flat tops closer than this are one stretch. */
const APART_SECONDS = 0.5;

/** Looks for sound that was cut off at full scale. */
export const findClipping: Operation<'findClipping'> = async ({ path }, { signal }) => {
  const steps: FilterStep[] = [{ filter: 'aformat', options: { sample_fmts: 'fltp' } }];
  const stretches: ClippedStretch[] = [];
  const runs: number[] = [];
  let start = 0;
  for await (const frame of filteredSound(path, steps, signal)) {
    for (const [channel, plane] of (frame.extendedData ?? frame.data ?? []).entries()) {
      const samples = new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples);
      let run = runs[channel] ?? 0;
      for (let index = 0; index < samples.length; index += 1) {
        const value = samples[index]!;
        run = value >= FULL_SCALE || value <= -FULL_SCALE ? run + 1 : 0;
        if (run === FLAT_SAMPLES) note(stretches, (start + index) / frame.sampleRate);
      }
      runs[channel] = run;
    }
    start += frame.nbSamples;
  }
  return stretches;
};

function note(stretches: ClippedStretch[], seconds: number): void {
  const last = stretches.at(-1);
  if (last !== undefined && seconds - last.endSeconds < APART_SECONDS) {
    last.endSeconds = Math.max(last.endSeconds, seconds);
    last.flatTops += 1;
  } else stretches.push({ startSeconds: seconds, endSeconds: seconds, flatTops: 1 });
}
