import type { AssetRecord } from '../../domain/asset.ts';
import type { FilmWish } from '../../domain/film-recipe.ts';
import type { SpeechFacts, SpokenWord } from '../../domain/speech.ts';
import { framesToSeconds } from '../../domain/time.ts';
import { type SceneTimes, timeScenes } from '../../render/timeline/scene-times.ts';

/** A line as it is heard in the film. */
export interface HeardLine {
  sceneId: string;
  text: string;
  words: SpokenWord[];
  /** On the film's clock. */
  startSeconds: number;
  speech: AssetRecord;
}

/** A film whose speech is measured: where each scene lies, and what is heard when. */
export interface MeasuredFilm {
  wish: FilmWish;
  times: SceneTimes[];
  lines: HeardLine[];
  durationSeconds: number;
}

/** Lays a film out in time from its measured speech; `recordOf` gives the asset that plays a role in it. */
export function measureFilm(wish: FilmWish, recordOf: (role: string) => AssetRecord): MeasuredFilm {
  const speech = wish.scenes.map((scene) => scene.lines.map((line) => recordOf(line.speechRole)));
  const lineSeconds = speech.map((records) => records.map((record) => speechFacts(record).durationSeconds));
  const times = timeScenes(wish.scenes, lineSeconds, wish.frameRate);
  const lines = wish.scenes.flatMap((scene, sceneIndex) =>
    scene.lines.map((line, lineIndex) => {
      const record = speech[sceneIndex]?.[lineIndex] ?? recordOf(line.speechRole);
      const startFrame = times[sceneIndex]?.lines[lineIndex]?.startFrame ?? 0;
      return {
        sceneId: scene.id,
        text: line.text,
        words: speechFacts(record).words,
        startSeconds: framesToSeconds(startFrame, wish.frameRate),
        speech: record,
      };
    }),
  );
  const last = times.at(-1);
  const durationFrames = last ? last.startFrame + last.durationFrames : 0;
  return { wish, times, lines, durationSeconds: framesToSeconds(durationFrames, wish.frameRate) };
}

function speechFacts(record: AssetRecord): SpeechFacts {
  return record.facts as unknown as SpeechFacts;
}
