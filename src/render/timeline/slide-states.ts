import type { SceneTimes } from './scene-times.ts';

/** A bullet, or a part of one that is too long for a page: `from` is the share of the bullet before it. */
export interface PlacedBullet {
  index: number;
  from: number;
}

/** What is seen of a slide from a frame on: a page of it, with so many of that page's bullets revealed. */
export interface SlideState {
  page: number;
  revealed: number;
  startFrame: number;
}

/**
 * When each state of a slide is seen: its title alone first, then bullet after bullet as the line that reveals
 * it begins. The parts of a long bullet follow one another through their line. A slide that no line reveals is
 * seen whole, page after page in equal shares of the scene.
 */
export function slideStates(
  pages: readonly (readonly PlacedBullet[])[],
  reveals: readonly (number | undefined)[],
  times: SceneTimes,
): SlideState[] {
  const revealing = reveals.flatMap((bullet, line) => (bullet === undefined ? [] : [{ bullet, line }]));
  if (revealing.length === 0) return wholePages(pages, times);
  const states: SlideState[] = [{ page: 0, revealed: 0, startFrame: times.startFrame }];
  for (const { bullet, line } of revealing) {
    const heard = times.lines[line];
    if (!heard) continue;
    pages.forEach((page, pageIndex) => {
      page.forEach((placed, at) => {
        if (placed.index !== bullet) return;
        const startFrame = heard.startFrame + Math.round(placed.from * heard.durationFrames);
        addState(states, { page: pageIndex, revealed: at + 1, startFrame });
      });
    });
  }
  return states;
}

function wholePages(pages: readonly (readonly PlacedBullet[])[], times: SceneTimes): SlideState[] {
  return pages.map((page, index) => ({
    page: index,
    revealed: page.length,
    startFrame: times.startFrame + Math.round((index * times.durationFrames) / pages.length),
  }));
}

/** Two states of the same frame are one: the later stands. */
function addState(states: SlideState[], state: SlideState): void {
  if (states.at(-1)?.startFrame === state.startFrame) states.pop();
  states.push(state);
}
