import { givesWay, nearestPlace, type Offset, type Place, placeByKey, scrollNear } from './places.ts';

const GIVE_WAY = 'transform 180ms ease';

/** From where to where, in CSS pixels down the page. */
interface Stretch {
  from: number;
  to: number;
}

/**
 * A card of a list while it is held: it goes with the hand or with the keys, and the others give way. Cards are moved by
 * their transforms alone, so that a picture is drawn without laying anything out and without rendering any of them.
 */
export class HeldCard {
  readonly from: number;
  /** The place that it is over. */
  to: number;
  readonly #cards: HTMLElement[];
  readonly #card: HTMLElement;
  readonly #places: Place[];
  readonly #given = new Map<number, Offset>();
  readonly #start: { x: number; y: number; scroll: number };
  /** Below what lies over the page's upper edge. */
  readonly #top: number;
  #pointer: { x: number; y: number };
  #frame = 0;

  constructor(list: HTMLElement, card: HTMLElement, pointer: { x: number; y: number }) {
    this.#cards = [...list.children] as HTMLElement[];
    this.#card = card;
    this.#places = this.#cards.map((each) => placeOf(each));
    this.#top = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    this.#start = { ...pointer, scroll: scrollY };
    this.#pointer = pointer;
    this.from = this.#cards.indexOf(card);
    this.to = this.from;
    card.dataset.held = '';
  }

  get count(): number {
    return this.#cards.length;
  }

  /** Follows the hand, once for each picture that is drawn. */
  follow(pointer: { x: number; y: number }): void {
    this.#pointer = pointer;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  /** Comes at once to where the hand lets go; what it was led through last may not have been drawn. */
  arrive(pointer: { x: number; y: number }): void {
    cancelAnimationFrame(this.#frame);
    this.#pointer = pointer;
    this.#draw();
    cancelAnimationFrame(this.#frame);
  }

  /** Goes where a key leads; answers whether it leads anywhere. */
  step(key: string): boolean {
    const to = placeByKey(this.#places, this.to, key);
    if (to === this.to) return false;
    this.goTo(to);
    return true;
  }

  /** Goes over a place of the list, counted from 0, which the page then shows. */
  goTo(place: number): void {
    const to = Math.min(place, this.count - 1);
    const seen = { from: scrollY, to: scrollY + innerHeight };
    this.#goOver(to, seen);
    const { x, y } = givesWay(this.#places, this.from, this.from, to);
    this.#card.style.transition = GIVE_WAY;
    this.#card.style.transform = `translate(${x}px, ${y}px)`;
    const { top = 0, height = 0 } = this.#places[to] ?? {};
    const isSeen = top > seen.from + this.#top && top + height < seen.to;
    if (!isSeen) scrollTo({ top: top - innerHeight / 2 + height / 2 });
  }

  /** Has the page show where it was taken from. */
  show(): void {
    this.#card.style.transform = '';
    this.#card.scrollIntoView({ block: 'nearest' });
  }

  /** Lets go of it: everything lies as the list has it. */
  release(): void {
    cancelAnimationFrame(this.#frame);
    delete this.#card.dataset.held;
    for (const card of this.#cards) {
      if (card.style.transform === '') continue;
      card.style.transition = 'none';
      card.style.transform = '';
    }
  }

  #draw(): void {
    this.#frame = 0;
    const { x, y } = this.#pointer;
    const former = scrollY;
    const wanted = scrollNear(y, this.#top, innerHeight);
    if (wanted !== 0) scrollBy({ top: wanted, behavior: 'instant' });
    const scroll = scrollY;
    const seen = { from: scroll, to: scroll + innerHeight };
    const offset = { x: x - this.#start.x, y: y - this.#start.y + scroll - this.#start.scroll };
    const { left, top, width, height } = this.#places[this.from]!;
    const over = nearestPlace(this.#places, left + offset.x + width / 2, top + offset.y + height / 2);
    this.#card.style.transform = `translate(${offset.x}px, ${offset.y}px)`;
    if (over !== this.to) this.#goOver(over, seen);
    if (scroll !== former) this.follow(this.#pointer);
  }

  /** What is seen of the page is handed in: to ask for it after a card was moved would have the page laid out. */
  #goOver(to: number, seen: Stretch): void {
    const first = Math.min(this.from, this.to, to);
    const last = Math.max(this.from, this.to, to);
    this.to = to;
    for (let index = first; index <= last; index += 1) {
      if (index !== this.from) this.#giveWay(index, givesWay(this.#places, index, this.from, to), seen);
    }
  }

  #giveWay(index: number, { x, y }: Offset, seen: Stretch): void {
    const given = this.#given.get(index) ?? { x: 0, y: 0 };
    const card = this.#cards[index];
    if (card === undefined || (given.x === x && given.y === y)) return;
    this.#given.set(index, { x, y });
    const { top = 0, height = 0 } = this.#places[index] ?? {};
    const isSeen = top + height > seen.from - height && top < seen.to + height;
    card.style.transition = isSeen ? GIVE_WAY : 'none';
    card.style.transform = x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px)`;
  }
}

function placeOf(card: HTMLElement): Place {
  const { left, top, width, height } = card.getBoundingClientRect();
  return { left: left + scrollX, top: top + scrollY, width, height };
}
