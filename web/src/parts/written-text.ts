import { useEffect, useRef, useState } from 'react';
import { isSignedOut, reasonOf } from '../api/request.ts';
import { say } from '../text/messages.ts';
import { useAskBeforeLeaving } from './ask-before-leaving.ts';
import { trimmed } from './kept-text.ts';
import { useTell } from './toasts.tsx';
import { forgetText, holdText, isShown, useUnsavedText } from './unsaved-texts.ts';

/** A text that a person may be writing. */
export interface WrittenText {
  text: string;
  /** Why what was typed is not saved. */
  problem: string | undefined;
  /** What somebody else made of it meanwhile; undefined where nobody did, or where nobody writes. */
  other: string | undefined;
  write(text: string): void;
  /** Saves it, as the person is done; with `isMeant` also where it was refused before or is another one by now. */
  keep(isMeant: boolean): void;
  /** Has it say again what is known. */
  takeBack(): void;
}

export interface WrittenTextOptions {
  /** Where it belongs among all texts of the studio. */
  place: string;
  known: string;
  /** Whether no text is a text too; what is known comes back where it is not. */
  mayBeEmpty?: boolean;
  /** Whether it is saved when its field goes away; else it is there, unsaved, when that comes back. */
  isSavedWhenLeft?: boolean;
  asKept?(text: string): string;
  save(text: string, isMeant: boolean): Promise<unknown>;
}

/**
 * A text that goes with what is known of it, except while a person writes. What they typed stays until it is saved or
 * they take it back, whoever writes the same meanwhile and whatever the server says to it.
 */
export function useWrittenText(options: WrittenTextOptions): WrittenText {
  const { place, known, mayBeEmpty = false, isSavedWhenLeft = true, asKept = trimmed, save } = options;
  const tell = useTell();
  const unsaved = useUnsavedText(place);
  const [draft, setDraft] = useState<{ text: string; bases: readonly string[] }>();
  /** What was sent is shown until what is known becomes another. */
  const [sent, setSent] = useState<{ text: string; known: string }>();
  if (sent !== undefined && sent.known !== known) setSent(undefined);
  /** Kept or given up just now: a field that is left or goes away then has nothing more to keep. */
  const finished = useRef<typeof draft>(undefined);

  const shown = sent?.known === known ? sent.text : known;
  const { text, bases } = draft ?? unsaved ?? { text: shown, bases: [shown, known] };
  const isOther = !bases.includes(known) && asKept(text) !== known;

  const takeBack = () => {
    finished.current = draft;
    setDraft(undefined);
    forgetText(place);
  };
  const keep = (isMeant: boolean) => {
    const isTyped = draft !== undefined && draft !== finished.current;
    if (!isTyped && !(isMeant && unsaved)) return;
    const wanted = asKept(text);
    if (wanted === shown || wanted === bases[0] || (wanted === '' && !mayBeEmpty)) {
      takeBack();
      return;
    }
    finished.current = draft;
    setDraft(undefined);
    if (!isMeant && wanted === unsaved?.text) return;
    if (isOther && !isMeant) {
      holdText(place, { text: wanted, bases, problem: say('text.otherNow', { text: known }) });
      return;
    }
    forgetText(place);
    setSent({ text: wanted, known });
    const before = isOther ? [known] : bases;
    const saving = async () => save(wanted, isMeant);
    saving().catch((error: unknown) => {
      const problem = reasonOf(error);
      setSent(undefined);
      setDraft((now) => now && { ...now, bases: [...now.bases, ...before] });
      holdText(place, { text: wanted, bases: before, problem });
      // Behind the page on which they sign in again, the field is there with what was typed.
      if (!isShown(place) && !isSignedOut(error))
        tell(say('text.notSavedThere', { problem, text: wanted }), true);
    });
  };
  const leave = () => {
    if (isSavedWhenLeft) keep(false);
    else if (draft !== undefined && draft !== finished.current) holdText(place, { ...unsaved, ...draft });
  };
  const latest = useRef(leave);
  latest.current = leave;
  // The field may go from under a person's hands: another window deletes it, or the page shows something else.
  useEffect(() => () => latest.current(), []);
  useAskBeforeLeaving(draft !== undefined);

  return {
    text,
    problem: unsaved?.problem,
    other: isOther ? known : undefined,
    write: (typed) => setDraft({ text: typed, bases }),
    keep,
    takeBack,
  };
}
