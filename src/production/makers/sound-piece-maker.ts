import { rm } from 'node:fs/promises';
import { ReelError } from '../../domain/errors.ts';
import { PIECE_OF_ROLE, soundPieceOf } from '../../domain/lip-sync.ts';
import { FREE } from '../../domain/price.ts';
import { SAMPLE_RATE_HERTZ, secondsToSamples } from '../../domain/time.ts';
import type { SoundLaying } from '../../ports/clip-media.ts';
import type { Maker } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';

/** Cuts stretches out of sounds, exact to the sample, as WAV files that models take. */
export function soundPieceMaker(media: Pick<Media, 'laySound' | 'shapeSound'>): Maker {
  return {
    provider: 'reelwright-sound',
    lane: 'music',
    offer: (recipe) =>
      recipe.kind === 'sound-piece'
        ? { model: 'sound-piece', price: FREE, basis: 'made on this machine' }
        : undefined,
    async make({ recipe, inputs, outputPathStem, signal }) {
      const sound = inputs.get(PIECE_OF_ROLE);
      if (!sound) throw new ReelError('internal', 'There is no sound to cut a piece out of.');
      const { startSeconds, durationSeconds } = soundPieceOf(recipe);
      const filePath = `${outputPathStem}.wav`;
      const laidPath = `${outputPathStem}.laid.wav`;
      const pieces = piecesOf(sound.path, secondsToSamples(startSeconds), secondsToSamples(durationSeconds));
      await media.laySound({ pieces, outputPath: laidPath, channels: 2 }, signal);
      const facts = await media.shapeSound(
        { inputPath: laidPath, outputPath: filePath, steps: [], sample: 's16', channels: 2 },
        signal,
      );
      await rm(laidPath);
      return {
        filePath,
        mediaType: 'audio/wav',
        facts: { ...facts },
        model: 'sound-piece',
        parameters: {},
        cost: FREE,
      };
    },
  };
}

/** The piece, with silence before the sound begins; after its end there is silence anyway. */
function piecesOf(path: string, startSample: number, sampleCount: number): SoundLaying['pieces'] {
  const lead = Math.min(sampleCount, Math.max(0, -startSample));
  const startSeconds = Math.max(0, startSample) / SAMPLE_RATE_HERTZ;
  return [
    ...(lead > 0 ? [{ startSeconds: 0, sampleCount: lead }] : []),
    { path, startSeconds, sampleCount: sampleCount - lead },
  ];
}
