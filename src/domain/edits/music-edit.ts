import { z } from 'zod';

/** The edits of which piece of music a film has. */
export const regenerateMusic = z
  .strictObject({ kind: z.literal('regenerate-music') })
  .describe(
    'Asks for another piece of music of the same mood and tempo, which leaves the one there as a take; a film that is cut to its music is cut anew to that piece.',
  );

export const selectMusicTake = z
  .strictObject({
    kind: z.literal('select-music-take'),
    take: z.number().int().min(1).describe('Which of the film’s pieces of music, counted from 1.'),
  })
  .describe('Has another piece of the film’s music heard.');
