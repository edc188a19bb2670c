import { ChevronLeft, ChevronRight, Pencil, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Scene } from '../../api/documents.ts';
import { say } from '../../text/messages.ts';
import { type Remade, remadeOf, takesSeen } from './card-media.ts';

/** What a card can ask for; the same object as long as the page is there. */
export interface CardToolActions {
  write(scene: string): void;
  /** Offers to make something of the scene once more, beside what asked for it. */
  remake(scene: string, asked: HTMLElement): void;
  take(scene: string, of: Remade, take: number): void;
}

interface CardToolsProps {
  scene: Scene;
  isPicked: boolean;
  /** Whether another take of it is being offered. */
  isOffered: boolean;
  actions: CardToolActions;
}

const SHOWN =
  'group-focus-within:flex group-hover:flex group-data-held:hidden pointer-coarse:flex [&>*]:pointer-events-auto';

/**
 * What can be done on a card besides choosing it: write on it, ask for another picture or shot, step through takes. Seen
 * of the card under the hand or the keys and of the one that is chosen; where there is only touch, of each.
 */
export function CardTools({ scene, isPicked, isOffered, actions }: CardToolsProps) {
  const { of, takes } = takesSeen(scene);
  const at = takes.findIndex(({ selected }) => selected);
  const shown = isPicked || isOffered ? 'flex' : 'hidden';
  const named = (what: string) => `${what}: ${scene.title}`;
  const step = (by: number) => {
    const next = takes[at + by];
    if (next) actions.take(scene.id, of, next.number);
  };
  return (
    <>
      <div className={`${shown} ${SHOWN} absolute top-1.5 left-1.5`}>
        <Tool label={named(say('card.write'))} onPress={() => actions.write(scene.id)}>
          <Pencil />
        </Tool>
      </div>
      <div className={`${shown} ${SHOWN} absolute inset-x-1.5 bottom-1.5 items-center justify-between gap-1`}>
        {takes.length > 1 && (
          <fieldset className="flex items-center rounded-lg bg-black/60 text-white text-xs">
            <legend className="sr-only">{named(say(of === 'clip' ? 'clip.takes' : 'scene.takes'))}</legend>
            <Tool label={say('card.takeBefore')} isOff={at <= 0} onPress={() => step(-1)}>
              <ChevronLeft />
            </Tool>
            <span aria-live="polite" className="whitespace-nowrap tabular-nums">
              {say('card.takeOf', { take: at + 1, count: takes.length })}
            </span>
            <Tool label={say('card.takeAfter')} isOff={at === takes.length - 1} onPress={() => step(1)}>
              <ChevronRight />
            </Tool>
          </fieldset>
        )}
        {remadeOf(scene).length > 0 && (
          <Tool
            label={named(say('card.remake'))}
            isOpen={isOffered}
            onPress={(button) => actions.remake(scene.id, button)}
          >
            <Sparkles />
          </Tool>
        )}
      </div>
    </>
  );
}

interface ToolProps {
  label: string;
  /** Cannot be used now, and can be reached by keys all the same, so that these are not lost on the way. */
  isOff?: boolean;
  /** Whether what it opens is open; undefined where it opens nothing. */
  isOpen?: boolean;
  onPress(button: HTMLElement): void;
  children: ReactNode;
}

function Tool({ label, isOff = false, isOpen, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      {...(isOpen !== undefined && { 'aria-haspopup': 'dialog', 'aria-expanded': isOpen })}
      onClick={(event) => {
        if (!isOff) onPress(event.currentTarget);
      }}
      className="ml-auto grid size-8 place-items-center rounded-lg bg-black/60 text-white aria-disabled:text-white/40 [&_svg]:size-4 [fieldset>&]:bg-transparent"
    >
      {children}
    </button>
  );
}
