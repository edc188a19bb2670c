import type { Atmosphere } from '../colour/choose-palette.ts';
import type { SettingName } from '../settings/catalogue.ts';
import { type Concept, lexicon, phraseKey, UNSPACED, wordsOf } from './lexicon.ts';

/** What a scene's words are about, as far as the painter understands them. */
export interface SceneReading {
  /** Concepts found, the weightiest first. */
  concepts: Concept[];
  /** Settings that suit them, the most fitting first. */
  settings: SettingName[];
  atmosphere: Atmosphere;
}

/** Words too general to lead a picture where anything else is said. */
const GENERAL = new Set([
  'time',
  'day',
  'work',
  'process',
  'place',
  'important',
  'open',
  'end',
  'light',
  'change',
  'question',
  'answer',
  'word',
  'exam',
  'business',
  'plan',
  'eye',
  'success',
  'world',
  'story',
  'right',
  'game',
  'product',
  'key',
  'tool',
  'care',
  'knowledge',
  'learn',
  'growth',
  'training',
  'communication',
  'machine',
  'photo',
  'house',
  'help',
  'part',
]);

const NIGHT =
  /\b(?:night|midnight|evening|dark|nocturnal|moonlight|noche|nuit|nacht|noite|notte)\b|夜|ليل|रात/iu;
const DUSK =
  /\b(?:sunset|dusk|twilight|dawn|sunrise|evening glow|golden hour|atardecer|crépuscule|dämmerung|tramonto)\b/iu;
const RAIN = /\b(?:rain|rainy|lluvia|pluie|regen|chuva|pioggia)\b|雨|مطر|बारिश/iu;
const STORM = /\b(?:storm|thunder|hurricane|tempest|crisis)\b/iu;
const SNOW = /\b(?:snow|snowy|winter|blizzard|nieve|neige|schnee|neve)\b|雪|ثلج/iu;
const MIST = /\b(?:mist|misty|fog|foggy|haze|smoke)\b/iu;

/** Reads a scene's words. Earlier words and longer phrases weigh more; what is said again adds. */
export function readScene(text: string): SceneReading {
  const weights = new Map<Concept, number>();
  const add = (concept: Concept, weight: number): void => {
    const scaled = (GENERAL.has(concept.name) ? 0.3 : 1) * (concept.settings.length === 0 ? 0.7 : 1) * weight;
    weights.set(concept, (weights.get(concept) ?? 0) + scaled);
  };
  const words = wordsOf(text).slice(0, 400);
  const { entries, longestPhrase, unspaced } = lexicon();
  let at = 0;
  while (at < words.length) {
    const standing = 1 / (1 + at * 0.09);
    let taken = 0;
    for (let length = Math.min(longestPhrase, words.length - at); length > 0 && taken === 0; length -= 1) {
      const concept =
        entries.get(phraseKey(words.slice(at, at + length))) ??
        (length === 1 ? inflected(words[at]!) : undefined);
      if (!concept) continue;
      add(concept, standing * (1 + 0.6 * (length - 1)));
      taken = length;
    }
    at += Math.max(1, taken);
  }
  if (UNSPACED.test(text)) {
    let rest = text.slice(0, 2000);
    for (const [key, concept] of unspaced) {
      const place = rest.indexOf(key);
      if (place < 0) continue;
      add(concept, (key.length > 1 ? 1 : 0.45) / (1 + place * 0.03));
      rest = rest.replaceAll(key, ' '.repeat(key.length));
    }
  }
  const concepts = [...weights].sort(([, left], [, right]) => right - left).map(([concept]) => concept);
  return { concepts, settings: settingsOf(concepts, weights), atmosphere: atmosphereOf(text) };
}

/** A longer word that begins as a known one does: compounds of German, cases and plurals of others. */
function inflected(word: string): Concept | undefined {
  const { entries } = lexicon();
  for (let length = word.length - 1; length >= 5 && length >= word.length - 7; length -= 1) {
    const concept = entries.get(word.slice(0, length));
    if (concept) return concept;
  }
  if (/^\p{Script=Devanagari}/u.test(word)) {
    for (let length = word.length - 1; length >= 2; length -= 1) {
      const concept = entries.get(word.slice(0, length));
      if (concept) return concept;
    }
  }
  return undefined;
}

function settingsOf(concepts: readonly Concept[], weights: ReadonlyMap<Concept, number>): SettingName[] {
  const scores = new Map<SettingName, number>();
  for (const concept of concepts.slice(0, 6)) {
    concept.settings.forEach((setting, rank) => {
      scores.set(setting, (scores.get(setting) ?? 0) + (weights.get(concept) ?? 0) * (1 - rank * 0.22));
    });
  }
  return [...scores].sort(([, left], [, right]) => right - left).map(([setting]) => setting);
}

function atmosphereOf(text: string): Atmosphere {
  const time = NIGHT.test(text) ? 'night' : DUSK.test(text) ? 'dusk' : 'day';
  const weather = STORM.test(text)
    ? 'storm'
    : RAIN.test(text)
      ? 'rain'
      : SNOW.test(text)
        ? 'snow'
        : MIST.test(text)
          ? 'mist'
          : 'clear';
  return { time, weather };
}
