import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Edit, Scene, Scenes } from '../../api/documents.ts';
import { useTell } from '../../parts/toasts.tsx';
import { say } from '../../text/messages.ts';
import { type CardTextKey, cardTexts, textEdit, type UnsavedText, type UnsavedTexts } from './card-texts.ts';

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
  /** Saves a text; one whose line is gone only where it is meant all the same. */
  keep(scene: string, key: CardTextKey, text: string, isMeant: boolean): void;
  /** Holds on to a text that cannot be kept without a word of the person. */
  hold(scene: string, key: CardTextKey, unsaved: UnsavedText): void;
  forget(scene: string, key: CardTextKey): void;
}

export interface CardWriting {
  open: OpenCard | undefined;
  /** What could not be saved, by scene. */
  unsaved: ReadonlyMap<string, UnsavedTexts>;
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
  const [unsaved, setUnsaved] = useState<CardWriting['unsaved']>(new Map());
  const latest = useRef({ scenes, make });
  latest.current = { scenes, make };

  const actions = useMemo((): CardWritingActions => {
    const set = (scene: string, change: (texts: UnsavedTexts) => UnsavedTexts) =>
      setUnsaved((all) => withTexts(all, scene, change(all.get(scene) ?? new Map())));
    const actions: CardWritingActions = {
      begin: (scene, at = 'title') => setOpen({ scene, at }),
      goOn: (scene, by) => {
        const ids = latest.current.scenes.map(({ id }) => id);
        const next = ids[ids.indexOf(scene) + by];
        if (next !== undefined) setOpen({ scene: next, at: by > 0 ? 'title' : 'last' });
        return next !== undefined;
      },
      end: (scene) => setOpen((now) => (now?.scene === scene ? undefined : now)),
      hold: (scene, key, held) => set(scene, (texts) => new Map([...texts, [key, held]])),
      forget: (scene, key) => set(scene, (texts) => new Map([...texts].filter(([each]) => each !== key))),
      keep: (sceneId, key, text, isMeant) => {
        const known = client.getQueryData<Scenes>(['project', projectId, 'scenes']);
        const scene = known?.scenes.find(({ id }) => id === sceneId);
        const before = scene && cardTexts(scene).find((each) => each.key === key);
        const base = before?.text ?? '';
        if (scene === undefined || (before === undefined && !isMeant)) {
          actions.hold(sceneId, key, { text, base, problem: '' });
          return;
        }
        actions.forget(sceneId, key);
        latest.current.make(textEdit(scene, key, text)).catch((error: unknown) => {
          actions.hold(sceneId, key, { text, base, problem: problemOf(error) });
          const isWriting = document.activeElement?.matches('input, textarea, select');
          if (!isWriting) setOpen((now) => now ?? { scene: sceneId, at: key });
        });
      },
    };
    return actions;
  }, [client, projectId]);

  // A card that is gone takes nothing with it that somebody wrote.
  useEffect(() => {
    const there = new Set(scenes.map(({ id }) => id));
    for (const [scene, texts] of unsaved) {
      if (there.has(scene)) continue;
      setUnsaved((all) => withTexts(all, scene, new Map()));
      for (const { text } of texts.values()) tell(say('card.goneScene', { text }), true);
    }
  }, [scenes, unsaved, tell]);

  return { open, unsaved, actions };
}

function withTexts(all: CardWriting['unsaved'], scene: string, texts: UnsavedTexts): CardWriting['unsaved'] {
  if (texts.size === 0 && !all.has(scene)) return all;
  const others = [...all].filter(([id]) => id !== scene);
  return new Map(texts.size === 0 ? others : [...others, [scene, texts]]);
}

function problemOf(error: unknown): string {
  return say('card.notSaved', { problem: error instanceof Error ? error.message : String(error) });
}
