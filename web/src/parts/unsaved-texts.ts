import { useCallback, useSyncExternalStore } from 'react';

/** A text that was typed and is not saved. */
export interface UnsavedText {
  text: string;
  /** What was known as it was begun; whatever else is known by now, somebody else wrote. */
  bases: readonly string[];
  /** Why it is not saved; undefined where nobody tried to. */
  problem?: string;
}

export type UnsavedTexts = ReadonlyMap<string, UnsavedText>;

/** By their places. They are no part of any page, which may be left before the server has answered. */
let all: UnsavedTexts = new Map();
const watchers = new Set<{ within: string; look(): void }>();

/** The place of a text, by what it is a part of. */
export function placeOf(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

export function partsOfPlace(place: string): string[] {
  return place.split('/').map(decodeURIComponent);
}

/** Holds on to a text, so that it is there whenever its field is shown. */
export function holdText(place: string, text: UnsavedText): void {
  become(new Map([...all, [place, text]]));
}

export function forgetText(place: string): void {
  if (!all.has(place)) return;
  become(new Map([...all].filter(([each]) => each !== place)));
}

/** Whether there is anything on the page that shows what is not saved at a place. */
export function isShown(place: string): boolean {
  return [...watchers].some(({ within }) => isWithin(place, within));
}

export function useUnsavedText(place: string): UnsavedText | undefined {
  return useSyncExternalStore(useWatch(place), () => all.get(place));
}

/** Whether anything is held on to, shown or not. */
export function useIsAnyHeld(): boolean {
  return useSyncExternalStore(useWatch(''), () => all.size > 0);
}

/** All that is not saved, for whoever shows what of it is within a place. */
export function useUnsavedTexts(within: string): UnsavedTexts {
  return useSyncExternalStore(useWatch(within), () => all);
}

export function isWithin(place: string, outer: string): boolean {
  return place === outer || place.startsWith(`${outer}/`);
}

function become(texts: UnsavedTexts): void {
  all = texts;
  for (const { look } of watchers) look();
}

function useWatch(within: string): (look: () => void) => () => void {
  return useCallback(
    (look) => {
      const watcher = { within, look };
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    [within],
  );
}
