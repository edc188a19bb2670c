import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { say } from '../../text/messages.ts';
import { asKept, type CardText, type UnsavedText } from './card-texts.ts';

/** What is written in a field, as the card it is on has hold of it. */
export interface HeldField {
  /** Has it kept; with `isMeant` also where it was refused before or is another one by now. */
  keep(isMeant: boolean): void;
  giveUp(): void;
}

interface CardTextFieldProps {
  ref: Ref<HeldField>;
  text: CardText;
  /** It was on the card before and is no more. */
  isGone: boolean;
  unsaved: UnsavedText | undefined;
  /** Of how the keys work. */
  describedBy: string;
  onKeep(text: string, isMeant: boolean): void;
  onHold(unsaved: UnsavedText): void;
  onForget(): void;
}

/** One text of a card while it is being written. It is kept when the person goes elsewhere; nothing typed is lost. */
export function CardTextField({ ref, text, isGone, unsaved, describedBy, ...told }: CardTextFieldProps) {
  const { key, label, text: now } = text;
  const [typed, setTyped] = useState(unsaved?.text ?? now);
  /** What stood there as the person began. */
  const [base, setBase] = useState(unsaved?.base ?? now);
  const isWritten = unsaved !== undefined || typed !== base;
  const isOther = now !== base && isWritten && typed !== now;
  // What was refused is left alone: what the card was to say may be shown for a moment still.
  if (now !== base && !isOther && unsaved === undefined) {
    setBase(now);
    setTyped(now);
  }
  /** What needs no keeping when the field is left: it was kept or given up just now. */
  const lastKept = useRef<string>(undefined);
  const keep = (isMeant: boolean) => {
    const wanted = asKept(key, typed);
    if (!isMeant && (wanted === lastKept.current || wanted === unsaved?.text)) return;
    if (wanted === '' || wanted === now) {
      setTyped(now);
      if (unsaved) told.onForget();
      return;
    }
    lastKept.current = wanted;
    if (isOther && !isMeant) {
      told.onHold({ text: wanted, base: now, problem: otherNow(now) });
      return;
    }
    setTyped(wanted);
    told.onKeep(wanted, isMeant);
  };
  const giveUp = () => {
    lastKept.current = asKept(key, typed);
    setBase(now);
    setTyped(now);
    told.onForget();
  };
  const latest = useRef(keep);
  latest.current = keep;
  useImperativeHandle(ref, () => ({ keep, giveUp }));
  // The card may go from under a person's hands: another window deletes it, or the page shows something else.
  useEffect(() => () => latest.current(false), []);

  const problem = isGone ? say('card.lineGone') : isOther ? otherNow(now) : unsaved?.problem;
  return (
    <div className="grid gap-1">
      <textarea
        rows={1}
        dir="auto"
        data-key={key}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={problem !== undefined}
        enterKeyHint="done"
        placeholder={label}
        value={typed}
        onChange={(event) => {
          lastKept.current = undefined;
          setTyped(event.target.value);
        }}
        onBlur={() => document.hasFocus() && keep(false)}
        className={`field-sizing-content max-h-64 w-full scroll-my-20 resize-none rounded-lg border bg-ground px-2 py-1.5 outline-offset-0 ${problem === undefined ? 'border-line' : 'border-bad'} ${key === 'title' ? 'font-medium text-sm' : 'text-sm'}`}
      />
      {problem !== undefined && (
        <p role="alert" className="text-bad text-xs">
          {problem}
        </p>
      )}
    </div>
  );
}

function otherNow(text: string): string {
  return say('card.otherNow', { text });
}
