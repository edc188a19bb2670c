import { DuckingCurve } from './ducking.ts';
import type { LevelledTrack } from './levelling.ts';
import type { MixPlan } from './mix-plan.ts';
import { type LevelledMusic, MusicTrack } from './music-track.ts';
import type { SoundLibrary } from './sound-library.ts';
import { SoundTrack } from './sound-track.ts';
import type { SpeechStretch } from './speech-stretches.ts';
import { BLOCK_SAMPLES, clearBlock, createBlock, type StereoBlock } from './stereo-block.ts';

/** All that is heard in a film before mastering; it can be gone through as often as needed, always the same. */
export interface FilmSound {
  plan: MixPlan;
  library: SoundLibrary;
  /** Narration, clip sound, effects. */
  tracks: LevelledTrack[];
  music: LevelledMusic[];
  /** Where narration is heard. */
  speech: SpeechStretch[];
}

/** The sound from beginning to end. Each block is the one before, filled anew. */
export async function* filmBlocks(sound: FilmSound): AsyncGenerator<StereoBlock> {
  const { plan, library, speech } = sound;
  await using closing = new AsyncDisposableStack();
  const tracks = sound.tracks.map(({ sounds, levelGain }) => ({
    track: closing.use(new SoundTrack(sounds, library)),
    levelGain,
  }));
  const music = sound.music.map((each) => closing.use(new MusicTrack(each, plan.lengthSamples)));
  const ducking = new DuckingCurve(speech);
  const block = createBlock();
  for (let start = 0; start < plan.lengthSamples; start += BLOCK_SAMPLES) {
    clearBlock(block, Math.min(BLOCK_SAMPLES, plan.lengthSamples - start));
    const depths = ducking.depthsOf(start, block.sampleCount);
    for (const { track, levelGain } of tracks) await track.addTo(block, start, levelGain, depths);
    for (const track of music) await track.addTo(block, start, depths);
    yield block;
  }
}
