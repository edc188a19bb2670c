import { useEffect, useRef, useState } from 'react';

/** A text that a person may be writing. */
export interface WrittenText {
  text: string;
  write(text: string): void;
  /** Called when the person is done; answers with the text where it is another one than they began with. */
  finish(): string | undefined;
  /** Has it say again what it said. */
  takeBack(): void;
}

/** A text that goes with what is known of it, except while a person writes: then it stays under their hands. */
export function useWrittenText(known: string): WrittenText {
  const [text, setText] = useState(known);
  /** What stood there as the person began; undefined where nobody writes. */
  const began = useRef<string>(undefined);
  useEffect(() => {
    if (began.current === undefined) setText(known);
  }, [known]);
  const takeBack = () => {
    began.current = undefined;
    setText(known);
  };
  return {
    text,
    write: (typed) => {
      began.current ??= text;
      setText(typed);
    },
    finish: () => {
      if (text === (began.current ?? known)) {
        takeBack();
        return undefined;
      }
      began.current = undefined;
      return text;
    },
    takeBack,
  };
}
