import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { say } from '../../text/messages.ts';
import { HeldCard } from './held-card.ts';

/** A press becomes a drag when the hand has gone so far. */
const DRAG_PIXELS = 6;
/** A move that was not to be shown at once is shown, or refused, by then. */
const SETTLE_MS = 1_500;

interface ReorderOptions {
  /** The list's items as they are now. */
  ids: readonly string[];
  /** Called when a card was put at another place, counted from 1. */
  onMove(id: string, position: number): void;
}

/** What a list's element takes so that its children can be dragged, by hand and by keys. */
export interface Reorder {
  list: {
    ref: React.RefObject<HTMLOListElement | null>;
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onBlur(): void;
    onClickCapture(event: MouseEvent<HTMLElement>): void;
  };
  /** What happened, for whoever does not see it. */
  told: string;
}

/**
 * Lets a person reorder the items of a list. A mouse takes hold of a card anywhere, a finger at its handle (an element
 * with `data-handle`), since a finger scrolls elsewhere; the keys take hold at the handle too.
 */
export function useReorder({ ids, onMove }: ReorderOptions): Reorder {
  const ref = useRef<HTMLOListElement>(null);
  const held = useRef<HeldCard>(undefined);
  const byKeys = useRef(false);
  /** Whose handle gets the keys again when its card lies elsewhere. */
  const focused = useRef<string>(undefined);
  const wasDragged = useRef(false);
  const latest = useRef({ ids, onMove });
  latest.current = { ids, onMove };
  const [told, tell] = useState('');

  const release = useCallback(() => {
    held.current?.release();
    held.current = undefined;
    byKeys.current = false;
  }, []);
  const order = ids.join(' ');
  // Once the list has another order, everything lies where it should without being moved.
  useLayoutEffect(() => {
    release();
    const place = focused.current === undefined ? -1 : order.split(' ').indexOf(focused.current);
    focused.current = undefined;
    ref.current?.children[place]?.querySelector<HTMLElement>('[data-handle]')?.focus();
  }, [order, release]);

  const drop = () => {
    const card = held.current;
    if (card === undefined) return;
    const { from, to } = card;
    const id = latest.current.ids[from];
    if (byKeys.current) focused.current = id;
    byKeys.current = false;
    if (from === to || id === undefined) {
      release();
      return;
    }
    tell(say('reorder.dropped', { place: to + 1, count: card.count }));
    latest.current.onMove(id, to + 1);
    setTimeout(() => held.current === card && release(), SETTLE_MS);
  };
  const cancel = () => {
    if (byKeys.current) held.current?.show();
    release();
    tell(say('reorder.cancelled'));
  };

  const takeByHand = (press: PointerEvent<HTMLElement>) => {
    wasDragged.current = false;
    const target = press.target as HTMLElement;
    const card = cardOf(ref.current, target);
    const isHandle = target.closest('[data-handle]') !== null;
    if (press.button !== 0 || card === undefined || (press.pointerType !== 'mouse' && !isHandle)) return;
    if (target.closest('input, textarea, select, [data-no-drag]') !== null) return;
    release();
    const start = { x: press.clientX, y: press.clientY };
    const hand = new AbortController();
    const { signal } = hand;
    const isMine = (event: globalThis.PointerEvent) => event.pointerId === press.pointerId;
    const move = (event: globalThis.PointerEvent) => {
      if (!isMine(event)) return;
      const now = { x: event.clientX, y: event.clientY };
      if (!wasDragged.current && Math.hypot(now.x - start.x, now.y - start.y) < DRAG_PIXELS) return;
      if (!wasDragged.current) {
        wasDragged.current = true;
        getSelection()?.removeAllRanges();
        held.current = new HeldCard(ref.current!, card, start);
      }
      held.current?.follow(now);
    };
    const up = (event: globalThis.PointerEvent) => {
      if (!isMine(event)) return;
      hand.abort();
      drop();
    };
    const give = () => {
      hand.abort();
      if (held.current) cancel();
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', up, { signal });
    addEventListener('pointercancel', give, { signal });
    addEventListener('keydown', (event) => event.key === 'Escape' && give(), { signal });
    addEventListener('selectstart', (event) => event.preventDefault(), { signal });
  };

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const handle = (event.target as HTMLElement).closest<HTMLElement>('[data-handle]');
    const card = handle && cardOf(ref.current, handle);
    if (!card) return;
    const isTake = event.key === ' ' || event.key === 'Enter';
    if (!byKeys.current) {
      if (!isTake) return;
      event.preventDefault();
      release();
      held.current = new HeldCard(ref.current!, card, { x: 0, y: 0 });
      byKeys.current = true;
      tell(say('reorder.taken', { place: held.current.from + 1, count: held.current.count }));
      return;
    }
    if (event.key === 'Tab') {
      cancel();
      return;
    }
    event.preventDefault();
    if (isTake) drop();
    else if (event.key === 'Escape') cancel();
    else if (held.current?.step(event.key))
      tell(say('reorder.over', { place: held.current.to + 1, count: held.current.count }));
  };

  return {
    told,
    list: {
      ref,
      onPointerDown: takeByHand,
      onKeyDown: press,
      onBlur: () => byKeys.current && cancel(),
      onClickCapture: (event) => {
        // The end of a drag is not a press of the card.
        if (wasDragged.current) event.stopPropagation();
        wasDragged.current = false;
      },
    },
  };
}

function cardOf(list: HTMLElement | null, target: HTMLElement): HTMLElement | undefined {
  let card: HTMLElement | null = target;
  while (card !== null && card.parentElement !== list) card = card.parentElement;
  return card ?? undefined;
}
