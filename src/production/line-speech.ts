import type { AssetRecipe } from '../domain/asset.ts';
import { readingHeard } from '../domain/edits/line-readings.ts';
import type { AssetWish } from '../domain/plan.ts';
import { speechRecipe } from '../domain/recipes.ts';
import { recordedSpeechRecipe } from '../domain/recorded-speech.ts';
import type { NarrationLine, Scene } from '../domain/storyboard.ts';
import type { FilmMedia } from './film-media.ts';
import type { FilmSource } from './wishes.ts';

/** What is heard of a line of a scene: a voice, or a person's own recording of it. */
export function lineSpeech(
  line: NarrationLine,
  { id, title }: Scene,
  source: FilmSource,
  media: FilmMedia,
): AssetWish {
  return {
    recipe: lineRecipe(line, source, media),
    stage: 'speech',
    label: `${line.recording ? 'recording' : 'speech'} of “${title}”`,
    sceneId: id,
  };
}

function lineRecipe(line: NarrationLine, source: FilmSource, media: FilmMedia): AssetRecipe {
  const { text, recording } = line;
  if (recording === undefined) return speechRecipe(speechWish(line, source));
  return recordedSpeechRecipe({ text, language: source.settings.language }, media.hashOf(recording));
}

function speechWish(line: NarrationLine, { settings, takes = {} }: FilmSource) {
  const { text, speed = settings.speed, voice = settings.voice } = line;
  // Each run that makes everything anew counts on from the reading that is heard.
  const take = readingHeard(line) + (takes.speech ?? 1) - 1;
  return {
    text,
    language: settings.language,
    speed,
    ...(voice !== undefined && { voice }),
    ...(take > 1 && { take }),
  };
}
