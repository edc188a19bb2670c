import { stripVTControlCharacters, styleText } from 'node:util';
import type { Environment, OutputStream } from '../surroundings.ts';

export type Ink = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** One of the two places that a command writes to. */
export interface Terminal {
  /** True where a line can be painted over: a screen that moves its cursor when told to. */
  readonly isScreen: boolean;
  /** Width in columns, as it is now; without end where there is no screen, so that a log is not broken into lines. */
  columns(): number;
  ink(ink: Ink, text: string): string;
  write(text: string): void;
  /** Writes the text and ends the line. */
  line(text?: string): void;
}

const FEWEST_COLUMNS = 24;
/** Where a screen does not say. */
const USUAL_COLUMNS = 80;

/** Follows NO_COLOR (no-color.org), FORCE_COLOR and TERM=dumb. */
export function openTerminal(stream: OutputStream, environment: Environment): Terminal {
  const isScreen = stream.isTTY === true && environment.TERM !== 'dumb';
  const isColoured = colourWish(environment) ?? isScreen;
  return {
    isScreen,
    columns: () =>
      isScreen ? Math.max(FEWEST_COLUMNS, stream.columns || USUAL_COLUMNS) : Number.POSITIVE_INFINITY,
    ink: (ink, text) => (isColoured && text !== '' ? styleText(ink, text, { validateStream: false }) : text),
    write: (text) => void stream.write(text),
    line: (text = '') => void stream.write(`${text}\n`),
  };
}

function colourWish({ NO_COLOR, FORCE_COLOR }: Environment): boolean | undefined {
  if (NO_COLOR) return false;
  if (FORCE_COLOR === undefined || FORCE_COLOR === '') return undefined;
  return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
}

/** Text from outside, made safe to print: no escape sequences and no control characters but line ends. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\u{FFFD}');
}
