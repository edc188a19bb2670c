import { FRAMING_SCENES } from './framing-scenes.ts';
import { framingWords } from './framing-words.ts';
import type { Scene } from './storyboard.ts';

/** Long enough to be read once, and for a whole list of people in any case. */
const CREDITS_SECONDS = 3;
const CREDITS_SECONDS_A_LINE = 1.2;

/** The credits of a film; the first line is the large one. */
export function creditsScene(credits: readonly string[], sequence: number, language: string): Scene {
  const [text = '', ...rest] = credits;
  return {
    id: FRAMING_SCENES.credits,
    sequence,
    title: framingWords(language).credits,
    picture: null,
    card: {
      text,
      ...(rest.length > 0 && { subtitle: rest.join(' · ') }),
      style: 'title',
      lettering: 'plain',
    },
    slide: null,
    narration: [],
    transition: { kind: 'dip', seconds: 0.6 },
    restSeconds: CREDITS_SECONDS + CREDITS_SECONDS_A_LINE * credits.length,
  };
}
