import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

const LOOK_AGAIN_MS = 2_000;

let isAway = false;
const listeners = new Set<() => void>();

/** Notes whether the server answered when it was last asked. */
export function noteAnswer(isThere: boolean): void {
  if (isAway !== isThere) return;
  isAway = !isThere;
  for (const listener of listeners) listener();
}

/**
 * Whether the server does not answer. It is asked again and again until it does, and then everything that is shown is
 * read anew: it may have gone on meanwhile.
 */
export function useIsServerAway(lookAgain: () => Promise<unknown>): boolean {
  const client = useQueryClient();
  const isGone = useSyncExternalStore(listen, () => isAway);
  useEffect(() => {
    if (!isGone) return undefined;
    const looking = setInterval(() => void lookAgain().catch(() => undefined), LOOK_AGAIN_MS);
    return () => {
      clearInterval(looking);
      void client.invalidateQueries();
    };
  }, [isGone, client, lookAgain]);
  return isGone;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
