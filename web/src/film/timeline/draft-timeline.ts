import type { FilmTimeline, Scene } from '../../api/documents.ts';

/** A line of speech in the preview; it has no address before it is made. */
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

/** The film as its storyboard is now: its scenes one after the other, each as long as it will be. */
export function draftOf(
  scenes: readonly Scene[],
  framesPerSecond: number,
  music: FilmTimeline['music'] = [],
): Draft {
  const lines: DraftLine[] = [];
  let atSeconds = 0;
  const places = scenes.map((scene) => {
    const start = atSeconds;
    atSeconds += scene.duration_seconds;
    const speech = scene.parts.filter(({ kind }) => kind === 'speech' || kind === 'recorded-speech');
    for (const [index, { start_seconds: from, duration_seconds: durationSeconds }] of scene.heard.entries()) {
      const { text = '', revealsBullet } = scene.narration[index] ?? {};
      const url = speech[index]?.shown?.url;
      lines.push({ scene, text, url, startSeconds: start + from, durationSeconds, revealsBullet });
    }
    return { id: scene.id, start_seconds: start, duration_seconds: scene.duration_seconds };
  });
  const speechAssets = new Map(
    scenes.flatMap(({ parts }) => parts.flatMap(({ shown }) => (shown ? [[shown.url, shown.asset]] : []))),
  );
  return {
    lines,
    timeline: {
      duration_seconds: atSeconds,
      frames_per_second: framesPerSecond,
      width: 0,
      height: 0,
      scenes: places,
      narration: lines.map(({ url, startSeconds, durationSeconds }) => ({
        asset: speechAssets.get(url ?? '') ?? null,
        start_seconds: startSeconds,
        duration_seconds: durationSeconds,
      })),
      music: music.map((each) => ({
        ...each,
        duration_seconds: Math.max(0, atSeconds - each.start_seconds),
      })),
    },
  };
}

/** Whether the scenes of a film lie where those of the storyboard do: what differs can then not be seen in time. */
export function isAsMade({ timeline }: Draft, made: FilmTimeline): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.5 / made.frames_per_second;
  return (
    timeline.scenes.length === made.scenes.length &&
    timeline.scenes.every(({ id, start_seconds: start, duration_seconds: length }, index) => {
      const place = made.scenes[index];
      return place?.id === id && near(start, place.start_seconds) && near(length, place.duration_seconds);
    })
  );
}

/** The line that is heard at this moment. */
export function lineAt({ lines }: Draft, seconds: number): DraftLine | undefined {
  return lines.find(
    ({ startSeconds, durationSeconds }) =>
      seconds >= startSeconds && seconds < startSeconds + durationSeconds,
  );
}

/** Where the scene lies that is seen at this moment; the last one at the end. */
export function placeAt({ timeline }: Draft, seconds: number): FilmTimeline['scenes'][number] | undefined {
  // Half of a frame is nothing that is seen, and a playhead comes to the same moment by different sums.
  const soon = seconds + 0.5 / timeline.frames_per_second;
  return timeline.scenes.findLast(({ start_seconds: start }) => start <= soon) ?? timeline.scenes[0];
}
