import type { MusicWish } from '../../domain/recipes.ts';

/** Music as a model is asked for it, to stand under a voice. */
export function musicPrompt({ mood, tempoBpm }: MusicWish): string {
  const tempo = tempoBpm === undefined ? '' : ` ${Math.round(tempoBpm)} beats a minute.`;
  return `Instrumental background music for a narrated film. Mood: ${mood}.${tempo} Steady, uncluttered, without vocals.`;
}
