import { Check, X } from 'lucide-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Scene } from '../../api/documents.ts';
import { IconButton } from '../../parts/button.tsx';
import { say } from '../../text/messages.ts';
import { CardTextField, type HeldField } from './card-text-field.tsx';
import { type CardTextKey, cardTexts, type UnsavedOfCard } from './card-texts.ts';
import type { CardWritingActions, OpenCard } from './card-writing.ts';

/** So wide that a line can be read, though a card of an upright film is narrower. */
const LEAST_PIXELS = 288;

interface CardTextEditorProps {
  scene: Scene;
  open: OpenCard | undefined;
  unsaved: UnsavedOfCard | undefined;
  actions: CardWritingActions;
}

/**
 * The title and the lines of a scene, to be written on its card. It lies over what is below the card, so that nothing
 * is laid out anew.
 */
export function CardTextEditor({ scene, open, unsaved, actions }: CardTextEditorProps) {
  const root = useRef<HTMLFieldSetElement>(null);
  const fields = useRef(new Map<CardTextKey, HeldField>());
  const howId = useId();
  const [isAtEnd, setAtEnd] = useState(false);
  const { id, narration } = scene;

  useLayoutEffect(() => {
    const card = root.current?.closest('li');
    const list = card?.parentElement?.getBoundingClientRect();
    if (card && list) setAtEnd(card.getBoundingClientRect().left + LEAST_PIXELS > list.right);
  }, []);
  useEffect(() => {
    if (open === undefined) return;
    const all = textsOf(root.current);
    writeIn(open.at === 'last' ? all.at(-1) : all.find(({ dataset }) => dataset.key === open.at));
  }, [open]);

  /** The field that has the keys, or all of them where none has. */
  const held = (): HeldField[] => {
    const { activeElement: active } = document;
    const key = active instanceof HTMLTextAreaElement && root.current?.contains(active) && active.dataset.key;
    const field = key ? fields.current.get(key as CardTextKey) : undefined;
    return field ? [field] : [...fields.current.values()];
  };
  const end = () => {
    const card = root.current?.closest('li')?.querySelector<HTMLElement>('[data-card]');
    actions.end(id);
    card?.focus();
  };
  const keep = () => {
    for (const field of held()) field.keep(true);
    end();
  };
  const giveUp = () => {
    for (const field of held()) field.takeBack();
    end();
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLTextAreaElement) || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      keep();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      giveUp();
    } else if (event.key === 'Tab') {
      const by = event.shiftKey ? -1 : 1;
      const all = textsOf(root.current);
      const next = all[all.indexOf(event.target) + by];
      if (next) {
        event.preventDefault();
        writeIn(next);
        return;
      }
      for (const field of held()) field.keep(false);
      if (actions.goOn(id, by)) event.preventDefault();
    }
  };
  const leave = ({ relatedTarget }: FocusEvent<HTMLElement>) => {
    // Another window in front is no going elsewhere.
    const isLeft = document.hasFocus() && !root.current?.contains(relatedTarget as Node | null);
    if (isLeft) actions.end(id);
  };

  const texts = cardTexts(scene, unsaved);
  const there = new Set<string>(['title', 'new', ...narration.map((line) => `line ${line.id}`)]);
  return (
    <fieldset
      ref={root}
      data-no-drag
      onKeyDown={press}
      onBlur={leave}
      // The keys stay where they are while something else of it is pressed.
      onMouseDown={(event) => event.target instanceof HTMLTextAreaElement || event.preventDefault()}
      className={`absolute top-full z-20 pointer-events-auto grid min-h-26 w-full content-start gap-1.5 rounded-xl border border-accent bg-panel p-2 shadow-xl ${isAtEnd ? '-right-px' : '-left-px'}`}
      style={{ minWidth: `min(${LEAST_PIXELS}px, 100vw - 1.5rem)` }}
    >
      <legend className="sr-only">{`${say('card.words')} ${scene.position}`}</legend>
      {texts.map((text) => (
        <CardTextField
          key={text.key}
          ref={(field) => {
            if (field) fields.current.set(text.key, field);
            return () => void fields.current.delete(text.key);
          }}
          place={actions.placeOf(id, text.key)}
          text={text}
          isGone={!there.has(text.key)}
          describedBy={howId}
          save={(typed, isMeant) => actions.save(id, text.key, typed, isMeant)}
        />
      ))}
      <div className="flex items-center gap-1">
        <p id={howId} className="mr-auto text-soft text-xs pointer-coarse:sr-only">
          {say('card.how')}
        </p>
        <IconButton
          label={say('card.giveUp')}
          className="pointer-coarse:ml-auto"
          tabIndex={-1}
          onClick={giveUp}
        >
          <X />
        </IconButton>
        <IconButton label={say('card.keep')} tabIndex={-1} onClick={keep}>
          <Check />
        </IconButton>
      </div>
    </fieldset>
  );
}

function textsOf(root: HTMLElement | null): HTMLTextAreaElement[] {
  return [...(root?.querySelectorAll('textarea') ?? [])];
}

/** Has the keys go on behind what is written there. */
function writeIn(text: HTMLTextAreaElement | undefined): void {
  text?.focus();
  text?.setSelectionRange(text.value.length, text.value.length);
}
