import type { SceneView, ViewWords } from '../../domain/music-led.ts';

/** A word that comes and goes faster than this is not read. */
const LEAST_WORD_SECONDS = 0.42;
/** Shots that are longer hold more than one word. */
const MOST_WORD_SECONDS = 1.8;

/** Words of so few letters say nothing alone, and are shown with the one after them. */
const SMALL_WORD_LETTERS = 3;

/**
 * Puts words over the shots of a scene: one by one, a cut each, where shots are short and there are enough of them, small
 * ones with the next; all at once over the first shot otherwise. Each word is shown once, in its order.
 */
export function withWords(
  views: readonly SceneView[],
  words: string | undefined,
  lettering: ViewWords['lettering'],
): SceneView[] {
  if (words === undefined) return [...views];
  const shots = shotsOf(views);
  const parts = partsOf(words);
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

function partsOf(words: string): string[] {
  const parts: string[] = [];
  let small = '';
  for (const word of words.split(/\s+/u)) {
    const part = small === '' ? word : `${small} ${word}`;
    const isSmall = (word.match(/\p{L}/gu)?.length ?? 0) <= SMALL_WORD_LETTERS;
    if (!isSmall) parts.push(part);
    small = isSmall ? part : '';
  }
  if (small === '') return parts;
  const alone = small.includes(' ') ? [] : parts.splice(-1);
  return [...parts, [...alone, small].join(' ')];
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
