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

/** A card that is held, by whom, and whose it is; one that was dropped is held until the list shows it there. */
interface Hold {
  card: HeldCard;
  id: string;
  by: 'hand' | 'keys' | 'nobody';
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
  const held = useRef<Hold>(undefined);
  /** Whose handle gets the keys again when its card lies elsewhere. */
  const focused = useRef<string>(undefined);
  const wasDragged = useRef(false);
  const latest = useRef({ ids, onMove });
  latest.current = { ids, onMove };
  const [told, tell] = useState('');

  const release = useCallback(() => {
    held.current?.card.release();
    held.current = undefined;
  }, []);
  const take = useCallback((element: HTMLElement, by: 'hand' | 'keys', start = { x: 0, y: 0 }) => {
    const card = new HeldCard(ref.current!, element, start);
    held.current = { card, id: latest.current.ids[card.from] ?? '', by };
    return card;
  }, []);
  const order = ids.join(' ');
  // Once the list has another order, everything lies where it should without being moved. What the keys hold they go on
  // holding: the order may be that of the move before, or of another window.
  useLayoutEffect(() => {
    const former = held.current;
    release();
    const id = former?.by === 'keys' ? former.id : focused.current;
    focused.current = undefined;
    const element = id === undefined ? undefined : ref.current?.children[order.split(' ').indexOf(id)];
    element?.querySelector<HTMLElement>('[data-handle]')?.focus();
    if (former === undefined || former.by === 'nobody') return;
    if (former.by === 'hand') tell(say('reorder.cancelled'));
    else if (element === undefined) tell(say('reorder.gone'));
    else {
      const card = take(element as HTMLElement, 'keys');
      if (former.card.to !== former.card.from) card.goTo(former.card.to);
      tell(say('reorder.over', { place: card.to + 1, count: card.count }));
    }
  }, [order, release, take]);

  const drop = () => {
    const hold = held.current;
    if (hold === undefined) return;
    const { from, to, count } = hold.card;
    if (hold.by === 'keys') focused.current = hold.id;
    if (from === to) {
      release();
      tell(say('reorder.cancelled'));
      return;
    }
    hold.by = 'nobody';
    tell(say('reorder.dropped', { place: to + 1, count }));
    latest.current.onMove(hold.id, to + 1);
    setTimeout(() => held.current === hold && release(), SETTLE_MS);
  };
  const cancel = () => {
    if (held.current?.by === 'keys') held.current.card.show();
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
        take(card, 'hand', start);
      }
      held.current?.card.follow(now);
    };
    const up = (event: globalThis.PointerEvent) => {
      if (!isMine(event)) return;
      hand.abort();
      if (held.current?.by === 'hand') held.current.card.arrive({ x: event.clientX, y: event.clientY });
      drop();
    };
    const give = () => {
      hand.abort();
      if (held.current?.by === 'hand') cancel();
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
    const hold = held.current?.by === 'keys' ? held.current : undefined;
    if (hold === undefined) {
      if (!isTake) return;
      event.preventDefault();
      release();
      const taken = take(card, 'keys');
      tell(say('reorder.taken', { place: taken.from + 1, count: taken.count }));
      return;
    }
    if (event.key === 'Tab') {
      cancel();
      return;
    }
    event.preventDefault();
    if (isTake) drop();
    else if (event.key === 'Escape') cancel();
    else if (hold.card.step(event.key))
      tell(say('reorder.over', { place: hold.card.to + 1, count: hold.card.count }));
  };

  return {
    told,
    list: {
      ref,
      onPointerDown: takeByHand,
      onKeyDown: press,
      onBlur: () => held.current?.by === 'keys' && cancel(),
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
