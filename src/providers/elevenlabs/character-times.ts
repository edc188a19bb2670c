import { z } from 'zod';
import type { SpokenWord } from '../../domain/speech.ts';
import { wordsOfText } from '../builtin/speech/text-words.ts';

/** When each character of a text is heard, as the vendor gives it. */
export const characterTimesSchema = z.object({
  characters: z.array(z.string()),
  character_start_times_seconds: z.array(z.number()),
  character_end_times_seconds: z.array(z.number()),
});
export type CharacterTimes = z.infer<typeof characterTimesSchema>;

/**
 * When each word of the text is heard; undefined where the characters are not those of the text. Times never go
 * back and never leave the sound.
 */
export function wordsFromCharacters(
  text: string,
  language: string,
  times: CharacterTimes,
  durationSeconds: number,
): SpokenWord[] | undefined {
  const { characters, character_start_times_seconds: starts, character_end_times_seconds: ends } = times;
  const isWhole = starts.length === characters.length && ends.length === characters.length;
  const spoken = characters.join('');
  const offset = text.indexOf(spoken.trim()) - (spoken.length - spoken.trimStart().length);
  if (!isWhole || spoken.trim() !== text.trim()) return undefined;
  const places: { at: number; start: number; end: number }[] = [];
  let at = offset;
  for (const [index, character] of characters.entries()) {
    places.push({ at, start: starts[index] ?? 0, end: ends[index] ?? 0 });
    at += character.length;
  }
  const inSound = (seconds: number) => Math.min(Math.max(0, seconds), durationSeconds);
  let earliest = 0;
  return wordsOfText(text, language).map(({ start, end }) => {
    const own = places.filter((place) => place.at >= start && place.at < end);
    const startSeconds = Math.max(earliest, inSound(own[0]?.start ?? earliest));
    const endSeconds = Math.max(startSeconds, inSound(own.at(-1)?.end ?? startSeconds));
    earliest = endSeconds;
    return { text: text.slice(start, end), textStart: start, textEnd: end, startSeconds, endSeconds };
  });
}
