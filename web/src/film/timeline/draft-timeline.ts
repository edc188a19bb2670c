import type { FilmTimeline, Scene } from '../../api/documents.ts';

/** As films are timed; what is drawn here is a preview, and the film itself may differ by a little. */
const LEAD_IN_SECONDS = 0.5;
const BETWEEN_LINES_SECONDS = 0.3;
const SHORTEST_SCENE_SECONDS = 3;
const WORDS_A_SECOND = 2.6;

/** A line of speech in the preview; without an asset it has not been made yet, and its length is guessed. */
export interface DraftLine {
  scene: Scene;
  text: string;
  url: string | undefined;
  startSeconds: number;
  durationSeconds: number;
  /** The line of the slide that appears with it, counted from 0. */
  revealsBullet: number | undefined;
}

export interface Draft {
  timeline: FilmTimeline;
  lines: DraftLine[];
}

/** The film as it would be in time, as far as that can be told from what is there of it. */
export function draftOf(scenes: readonly Scene[]): Draft {
  const lines: DraftLine[] = [];
  let atSeconds = 0;
  const places = scenes.map((scene) => {
    const startSeconds = atSeconds;
    const speech = scene.parts.filter(({ kind }) => kind === 'speech');
    let end = startSeconds + (scene.narration.length === 0 ? 0 : LEAD_IN_SECONDS);
    for (const [index, { text, pauseSeconds = 0, revealsBullet }] of scene.narration.entries()) {
      const shown = speech[index]?.shown;
      const known = Number(shown?.facts.durationSeconds);
      const durationSeconds = Number.isFinite(known) ? known : text.split(/\s+/).length / WORDS_A_SECOND;
      lines.push({ scene, text, url: shown?.url, startSeconds: end, durationSeconds, revealsBullet });
      end += durationSeconds + BETWEEN_LINES_SECONDS + pauseSeconds;
    }
    const spoken = scene.narration.length === 0 ? 0 : end - BETWEEN_LINES_SECONDS - startSeconds;
    const length = Math.max(
      scene.least_seconds ?? SHORTEST_SCENE_SECONDS,
      spoken === 0 ? 0 : spoken + scene.rest_seconds,
    );
    atSeconds = startSeconds + length;
    return { id: scene.id, start_seconds: startSeconds, duration_seconds: length };
  });
  const speechAssets = new Map(
    scenes.flatMap(({ parts }) => parts.flatMap(({ shown }) => (shown ? [[shown.url, shown.asset]] : []))),
  );
  return {
    lines,
    timeline: {
      duration_seconds: atSeconds,
      frames_per_second: 30,
      width: 0,
      height: 0,
      scenes: places,
      narration: lines.map(({ url, startSeconds, durationSeconds }) => ({
        asset: speechAssets.get(url ?? '') ?? null,
        start_seconds: startSeconds,
        duration_seconds: durationSeconds,
      })),
      music: [],
    },
  };
}

/** The line that is heard at this moment. */
export function lineAt({ lines }: Draft, seconds: number): DraftLine | undefined {
  return lines.find(
    ({ startSeconds, durationSeconds }) =>
      seconds >= startSeconds && seconds < startSeconds + durationSeconds,
  );
}

/** The scene that is seen at this moment; the last one at the end. */
export function sceneAt({ timeline }: Draft, scenes: readonly Scene[], seconds: number): Scene | undefined {
  const place = timeline.scenes.findLast(({ start_seconds: start }) => start <= seconds);
  return scenes.find(({ id }) => id === place?.id);
}
