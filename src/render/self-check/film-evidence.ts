import { throwIfCancelled } from '../../domain/errors.ts';
import type { DecodeChecking, DecodeReport, Media, MediaFacts } from '../../ports/media.ts';

/** What is known of a finished file by measuring it alone. */
export interface FilmEvidence {
  facts: MediaFacts;
  /** Which pictures were decoded. */
  pictures: DecodeChecking['pictures'];
  decoding: DecodeReport;
}

/** What is measured with; every other stretch is the media process's own. */
const LOOKED_FOR: Omit<DecodeChecking, 'path' | 'pictures'> = {
  // A blink of black between two scenes goes unnoticed; this long it looks broken.
  blackSeconds: 0.5,
  frozenSeconds: 2,
  // A speaker's pause is shorter.
  silentSeconds: 2,
  // Under the quietest music that is still heard on a phone.
  silenceDecibels: -60,
};

/**
 * Measures all that a check judges by. `references` is enough for a film of stills, most of whose pictures
 * hold nothing of their own. `onProgress` is told how many seconds were looked at. Raises what Media raises:
 * `media-failed` for a file that cannot be opened.
 */
export async function gatherEvidence(
  path: string,
  media: Pick<Media, 'probe' | 'decodeCheck'>,
  pictures: DecodeChecking['pictures'],
  signal?: AbortSignal,
  onProgress?: (seconds: number) => void,
): Promise<FilmEvidence> {
  throwIfCancelled(signal);
  const [facts, decoding] = await Promise.all([
    media.probe(path, signal),
    media.decodeCheck({ path, pictures, ...LOOKED_FOR }, signal, onProgress),
  ]);
  return { facts, pictures, decoding };
}
