import { say } from '../text/messages.ts';

/** The number that a person typed; raises what is wrong where it is none. */
export function typedNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new Error(say('text.noNumber'));
  return number;
}
