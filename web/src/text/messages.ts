import { english } from './english.ts';
import { englishFilm } from './english-film.ts';
import { englishMakers } from './english-makers.ts';
import { englishSettings } from './english-settings.ts';
import { englishSpending } from './english-spending.ts';

/** Every text of the studio, by what it is for. Another language is other catalogues of the same keys. */
const texts = { ...english, ...englishFilm, ...englishMakers, ...englishSettings, ...englishSpending };

export type MessageKey = keyof typeof texts;

/** Whether there is a text for this purpose. */
export function isMessageKey(key: string): key is MessageKey {
  return key in texts;
}

/** The text for this purpose in the language of the page, with these values where it names them in braces. */
export function say(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
