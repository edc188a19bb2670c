import type { SceneView, ViewWords } from '../../domain/music-led.ts';

/** A word that comes and goes faster than this is not read. */
const LEAST_WORD_SECONDS = 0.42;
/** Shots that are longer hold more than one word. */
const MOST_WORD_SECONDS = 1.8;

/**
 * Puts words over the shots of a scene: one by one, a cut each, where shots are short and there are enough of them; all
 * at once over the first shot otherwise. Each word is shown once, in its order.
 */
export function withWords(
  views: readonly SceneView[],
  words: string | undefined,
  lettering: ViewWords['lettering'],
): SceneView[] {
  if (words === undefined) return [...views];
  const shots = shotsOf(views);
  const parts = words.split(/\s+/u);
  const seconds = shots.map((shot) => shot.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0));
  const oneByOne =
    parts.length > 1 &&
    parts.length <= shots.length &&
    seconds.slice(0, parts.length).every((each) => each >= LEAST_WORD_SECONDS && each <= MOST_WORD_SECONDS);
  const lines = oneByOne ? parts : [words];
  return shots.flatMap((shot, index) => {
    const line = lines[index];
    return line === undefined ? shot : shot.map((view) => ({ ...view, words: { text: line, lettering } }));
  });
}

/** Views between two cuts belong to one shot. */
function shotsOf(views: readonly SceneView[]): SceneView[][] {
  const shots: SceneView[][] = [];
  for (const view of views) {
    const last = shots.at(-1);
    if (view.continues && last) last.push(view);
    else shots.push([view]);
  }
  return shots;
}
