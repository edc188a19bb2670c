import type { LevelledNarration } from './levelling.ts';
import type { MixPlan } from './mix-plan.ts';
import { type LevelledMusic, MusicTrack } from './music-track.ts';
import { NarrationTrack } from './narration-track.ts';
import type { SoundLibrary } from './sound-library.ts';
import { BLOCK_SAMPLES, clearBlock, createBlock, type StereoBlock } from './stereo-block.ts';

/** All that is heard in a film before mastering; it can be gone through as often as needed, always the same. */
export interface FilmSound {
  plan: MixPlan;
  library: SoundLibrary;
  narration: LevelledNarration;
  music: LevelledMusic[];
}

/** The sound from beginning to end. Each block is the one before, filled anew. */
export async function* filmBlocks({
  plan,
  library,
  narration,
  music,
}: FilmSound): AsyncGenerator<StereoBlock> {
  await using closing = new AsyncDisposableStack();
  const voice = closing.use(new NarrationTrack(plan.narration, library, plan.lengthSamples));
  const tracks = music.map((each) => closing.use(new MusicTrack(each, narration.speech)));
  const block = createBlock();
  for (let start = 0; start < plan.lengthSamples; start += BLOCK_SAMPLES) {
    clearBlock(block, Math.min(BLOCK_SAMPLES, plan.lengthSamples - start));
    await voice.addTo(block, start, narration.levelGain);
    for (const track of tracks) await track.addTo(block, start);
    yield block;
  }
}
