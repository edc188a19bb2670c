import { rm } from 'node:fs/promises';
import { ReelError } from '../../domain/errors.ts';
import {
  PIECE_OF_ROLE,
  type SoundPiece,
  spokenLineRole,
  spokenSoundOf,
  trackPieceIn,
} from '../../domain/lip-sync.ts';
import { FREE } from '../../domain/price.ts';
import { laidOut, type SpokenSound } from '../../domain/spoken-sound.ts';
import { SAMPLE_RATE_HERTZ, secondsToSamples } from '../../domain/time.ts';
import type { SoundLaying } from '../../ports/clip-media.ts';
import type { MadeInput, MakeRequest, Maker } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';

/** Cuts stretches out of sounds and lays out speech, exact to the sample, as WAV files that models take. */
export function soundPieceMaker(media: Pick<Media, 'laySound' | 'shapeSound'>): Maker {
  return {
    provider: 'reelwright-sound',
    lane: 'music',
    offer: (recipe) =>
      recipe.kind === 'sound-piece'
        ? { model: 'sound-piece', price: FREE, basis: 'made on this machine' }
        : undefined,
    async make({ recipe, inputs, outputPathStem, signal }) {
      const filePath = `${outputPathStem}.wav`;
      const laidPath = `${outputPathStem}.laid.wav`;
      const track = trackPieceIn(recipe);
      const pieces = track
        ? trackPieces(inputOf(PIECE_OF_ROLE, inputs).path, track)
        : spokenPieces(spokenSoundOf(recipe), inputs);
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

type Pieces = SoundLaying['pieces'];

/** The piece, with silence before the sound begins; after its end there is silence anyway. */
function trackPieces(path: string, piece: SoundPiece): Pieces {
  const startSample = secondsToSamples(piece.startSeconds);
  const sampleCount = secondsToSamples(piece.durationSeconds);
  const lead = Math.min(sampleCount, Math.max(0, -startSample));
  const startSeconds = Math.max(0, startSample) / SAMPLE_RATE_HERTZ;
  return [...silence(lead), { path, startSeconds, sampleCount: sampleCount - lead }];
}

/** Each line at the sample at which the film has it, and silence between them. */
function spokenPieces(sound: SpokenSound, inputs: MakeRequest['inputs']): Pieces {
  const lines = sound.lines.map((_, index) => inputOf(spokenLineRole(index), inputs));
  const lineSeconds = lines.map(({ record }) => Number(record.facts.durationSeconds));
  const { lineSamples, lengthSamples } = laidOut(sound, lineSeconds);
  return [
    ...silence(lineSamples[0] ?? lengthSamples),
    ...lines.flatMap(({ path }, index): Pieces => {
      const untilNext = (lineSamples[index + 1] ?? lengthSamples) - lineSamples[index]!;
      const sampleCount = Math.min(untilNext, secondsToSamples(lineSeconds[index]!));
      return [{ path, startSeconds: 0, fromStart: true, sampleCount }, ...silence(untilNext - sampleCount)];
    }),
  ];
}

function silence(sampleCount: number): Pieces {
  return sampleCount > 0 ? [{ startSeconds: 0, sampleCount }] : [];
}

function inputOf(role: string, inputs: MakeRequest['inputs']): MadeInput {
  const input = inputs.get(role);
  if (!input) throw new ReelError('internal', `There is no sound that plays the role ${role}.`);
  return input;
}
