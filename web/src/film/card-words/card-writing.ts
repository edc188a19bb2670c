import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Edit, Scene, Scenes } from '../../api/documents.ts';
import { useTell } from '../../parts/toasts.tsx';
import {
  forgetText,
  isWithin,
  partsOfPlace,
  placeOf,
  type UnsavedTexts,
  useUnsavedTexts,
} from '../../parts/unsaved-texts.ts';
import { say } from '../../text/messages.ts';
import { type CardTextKey, cardTexts, textEdit, type UnsavedOfCard } from './card-texts.ts';

/** The card that is being written on, and where on it. */
export interface OpenCard {
  scene: string;
  at: CardTextKey | 'last';
}

/** What a card can ask for; the same object as long as the page is there, so that no card is drawn anew for it. */
export interface CardWritingActions {
  begin(scene: string, at?: OpenCard['at']): void;
  /** Goes to the card before or after; answers whether there is one. */
  goOn(scene: string, by: 1 | -1): boolean;
  end(scene: string): void;
  /** Where a text belongs among all texts of the studio. */
  placeOf(scene: string, key: CardTextKey): string;
  /** Saves a text, one whose line is gone only where it is meant all the same; raises what went wrong. */
  save(scene: string, key: CardTextKey, text: string, isMeant: boolean): Promise<unknown>;
}

export interface CardWriting {
  open: OpenCard | undefined;
  /** What could not be saved, by scene. */
  unsaved: ReadonlyMap<string, UnsavedOfCard>;
  actions: CardWritingActions;
}

interface CardWritingOptions {
  projectId: string;
  scenes: readonly Scene[];
  /** Raises what went wrong. */
  make(edit: Edit): Promise<unknown>;
}

/** Writing on cards: one at a time is open, and what could not be saved stays on its card until it is. */
export function useCardWriting({ projectId, scenes, make }: CardWritingOptions): CardWriting {
  const client = useQueryClient();
  const tell = useTell();
  const [open, setOpen] = useState<OpenCard>();
  const cards = placeOf(projectId, 'card');
  const texts = useUnsavedTexts(cards);
  const unsaved = useMemo(() => byScene(texts, cards), [texts, cards]);
  const latest = useRef({ scenes, make });
  latest.current = { scenes, make };

  const actions = useMemo((): CardWritingActions => {
    return {
      begin: (scene, at = 'title') => setOpen({ scene, at }),
      goOn: (scene, by) => {
        const ids = latest.current.scenes.map(({ id }) => id);
        const next = ids[ids.indexOf(scene) + by];
        if (next !== undefined) setOpen({ scene: next, at: by > 0 ? 'title' : 'last' });
        return next !== undefined;
      },
      end: (scene) => setOpen((now) => (now?.scene === scene ? undefined : now)),
      placeOf: (scene, key) => placeOf(projectId, 'card', scene, key),
      save: async (sceneId, key, text, isMeant) => {
        const known = client.getQueryData<Scenes>(['project', projectId, 'scenes']);
        const scene = known?.scenes.find(({ id }) => id === sceneId);
        if (scene === undefined) throw new Error(say('card.sceneGone'));
        const isThere = key === 'new' || cardTexts(scene).some((each) => each.key === key);
        if (!isThere && !isMeant) throw new Error(say('card.lineGone'));
        try {
          return await latest.current.make(textEdit(scene, key, text));
        } catch (error) {
          const isWriting = document.activeElement?.matches('input, textarea, select');
          if (!isWriting) setOpen((now) => now ?? { scene: sceneId, at: key });
          throw error;
        }
      },
    };
  }, [client, projectId]);

  // A card that is gone takes nothing with it that somebody wrote.
  useEffect(() => {
    const there = new Set(scenes.map(({ id }) => id));
    for (const [scene, lost] of unsaved) {
      if (there.has(scene)) continue;
      for (const [key, { text }] of lost) {
        forgetText(actions.placeOf(scene, key));
        tell(say('text.notSavedThere', { problem: say('card.sceneGone'), text }), true);
      }
    }
  }, [scenes, unsaved, actions, tell]);

  return { open, unsaved, actions };
}

function byScene(texts: UnsavedTexts, cards: string): CardWriting['unsaved'] {
  const all = new Map<string, UnsavedOfCard>();
  for (const [place, text] of texts) {
    if (!isWithin(place, cards)) continue;
    const [, , scene = '', key] = partsOfPlace(place);
    all.set(scene, new Map([...(all.get(scene) ?? []), [key as CardTextKey, text]]));
  }
  return all;
}
