import { ReelError } from '../../domain/errors.ts';
import type { LeadTrack } from '../../domain/music-led.ts';
import type { MusicContext } from '../../ports/format.ts';
import type { MusicAnalysis } from '../../ports/music-analyser.ts';
import { takenInFile } from '../taken-in-file.ts';
import { AD_SECONDS, type MusicVideoBrief } from './music-video-brief.ts';

/** Of a track that is composed, where the brief asks for no length. */
const COMPOSED_SECONDS = 60;

/** How softly music goes out that the film does not play to its end, and a composed piece, which has none. */
const FADE_OUT_SECONDS = 2;

/** The music of the film: the brief's, that of its settings, or a piece composed for it. */
export function trackOf(
  brief: MusicVideoBrief,
  { settings, sources, musicTake = 1 }: MusicContext,
): LeadTrack {
  const path = brief.backing_track ?? settings.music.file;
  if (path !== undefined) return { own: takenInFile(path, sources) };
  const { mood, tempoBpm } = settings.music;
  if (mood === undefined || mood === 'none') {
    throw refused(
      'settings.music.mood',
      'must name a mood, for the film is cut to music; or give a backing_track',
    );
  }
  const durationSeconds = brief.duration ?? (brief.mode === 'ad-creative' ? AD_SECONDS : COMPOSED_SECONDS);
  return {
    composed: {
      mood,
      seed: settings.seed,
      durationSeconds,
      ...(tempoBpm !== undefined && { tempoBpm }),
      ...(musicTake > 1 && { take: musicTake }),
    },
  };
}

/** How long the film is, and how its music ends. Raises `invalid-input` where the track is shorter than what is asked. */
export function lengthOf(
  { duration, mode, backing_track }: MusicVideoBrief,
  track: LeadTrack,
  { durationSeconds: wholeSeconds }: MusicAnalysis,
): { durationSeconds: number; fadeOutSeconds: number } {
  if (duration !== undefined && duration > wholeSeconds + 0.05) {
    const shown = Math.floor(wholeSeconds * 10) / 10;
    const field = backing_track === undefined ? 'settings.music.file' : 'backing_track';
    throw refused(
      'duration',
      `is ${duration} s and ${field} lasts ${shown} s; ask for no more, or give a longer track`,
    );
  }
  const mostSeconds = duration ?? (mode === 'ad-creative' ? AD_SECONDS : wholeSeconds);
  const durationSeconds = Math.min(mostSeconds, wholeSeconds);
  const playsToItsEnd = 'own' in track && durationSeconds > wholeSeconds - 0.05;
  const fadeOutSeconds = playsToItsEnd ? 0 : Math.min(FADE_OUT_SECONDS, durationSeconds / 4);
  return { durationSeconds, fadeOutSeconds };
}

function refused(field: string, problem: string): ReelError {
  return new ReelError('invalid-input', `${field} ${problem}.`, { issues: [{ field, problem }] });
}
