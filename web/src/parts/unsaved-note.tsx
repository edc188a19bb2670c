import type { MouseEvent } from 'react';
import { say } from '../text/messages.ts';
import { Button } from './button.tsx';
import type { WrittenText } from './written-text.ts';

interface UnsavedNoteProps {
  id: string;
  /** The field it is about, which has the keys again once it is decided. */
  fieldId: string;
  written: WrittenText;
}

/** Why what was typed is not saved, and what a person can do about it. */
export function UnsavedNote({ id, fieldId, written: { problem, other, keep, takeBack } }: UnsavedNoteProps) {
  if (problem === undefined && other === undefined) return null;
  const isOther = other !== undefined;
  const decide = (how: () => void) => {
    document.getElementById(fieldId)?.focus();
    how();
  };
  return (
    <div className="grid gap-1.5">
      <p id={id} role="alert" className="break-words text-bad text-xs">
        {isOther ? say('text.otherNow', { text: other }) : say('text.notSaved', { problem: problem ?? '' })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onMouseDown={stayInField} onClick={() => decide(() => keep(true))}>
          {say(isOther ? 'text.keepMine' : 'app.again')}
        </Button>
        <Button onMouseDown={stayInField} onClick={() => decide(takeBack)}>
          {say(isOther ? 'text.takeOther' : 'card.giveUp')}
        </Button>
      </div>
    </div>
  );
}

/** Leaving the field would save what is being given up. */
function stayInField(event: MouseEvent): void {
  event.preventDefault();
}
