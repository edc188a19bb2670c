import { type Ref, useImperativeHandle } from 'react';
import { useWrittenText, type WrittenText } from '../../parts/written-text.ts';
import { say } from '../../text/messages.ts';
import { asKept, type CardText } from './card-texts.ts';

/** What is written in a field, as the card it is on has hold of it. */
export type HeldField = Pick<WrittenText, 'keep' | 'takeBack'>;

interface CardTextFieldProps {
  ref: Ref<HeldField>;
  place: string;
  text: CardText;
  /** It was on the card before and is no more. */
  isGone: boolean;
  /** Of how the keys work. */
  describedBy: string;
  save(text: string, isMeant: boolean): Promise<unknown>;
}

/** One text of a card while it is being written. It is kept when the person goes elsewhere; nothing typed is lost. */
export function CardTextField({ ref, place, text, isGone, describedBy, save }: CardTextFieldProps) {
  const { key, label, text: known } = text;
  const written = useWrittenText({ place, known, asKept: (typed) => asKept(key, typed), save });
  const { keep, takeBack } = written;
  useImperativeHandle(ref, () => ({ keep, takeBack }));
  const problem = isGone ? say('card.lineGone') : problemOf(written);
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
        value={written.text}
        onChange={(event) => written.write(event.target.value)}
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

/** What the person should know, and which keys decide it. */
function problemOf({ other, problem }: WrittenText): string | undefined {
  if (other !== undefined) return `${say('text.otherNow', { text: other })} ${say('card.otherHow')}`;
  return problem && `${say('text.notSaved', { problem })} ${say('card.notSavedHow')}`;
}
