import type { CaptionCue } from '../../domain/caption.ts';
import { captionCues } from '../../render/captions/caption-cues.ts';
import type { MeasuredFilm } from './measured-film.ts';

/** The captions of a film, from what is heard in it: every word as it was written, at the time it is spoken. */
export function filmCaptions({ lines, wish, durationSeconds }: MeasuredFilm): CaptionCue[] {
  const spoken = lines.map(({ text, words, startSeconds }) => ({
    text,
    words,
    startSeconds,
    language: wish.language,
  }));
  return captionCues(spoken, { durationSeconds, size: wish.size });
}
