import type { Atmosphere } from '../colour/choose-palette.ts';
import { belongsInSky } from '../icons/stance.ts';
import type { SettingName } from '../settings/catalogue.ts';
import { type Concept, lexicon, phraseKey, pictographsIn, UNSPACED } from './lexicon.ts';
import { type NamedPlace, namedPlace } from './named-place.ts';
import { isQualityOfNext, looksEnglish, namesItsThing, type Wording, wordingOf } from './senses.ts';
import { baseForms } from './stem.ts';

/** What a scene's words are about, as far as the painter understands them. */
export interface SceneReading {
  /** Concepts found, the weightiest first. */
  concepts: Concept[];
  /** Settings that suit them, the most fitting first. */
  settings: SettingName[];
  /** Settings that may stand for the most fitting one where a film has just shown that. */
  kindred: SettingName[];
  /** Where the words say that it happens. */
  place?: NamedPlace;
  atmosphere: Atmosphere;
  /** Only the place is to be seen: something else will be put there. */
  isEmpty: boolean;
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
  'finish',
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
  'tool',
  'care',
  'knowledge',
  'growth',
  'training',
  'communication',
  'machine',
  'photo',
  'house',
  'help',
  'part',
  'read',
  'history',
  'drive',
  'night',
  'memory',
  'shape',
]);

/** So much of any other word. */
const GENERAL_WEIGHT = 0.15;

const NIGHT =
  /\b(?:nights?|midnight|evenings?|dark|nocturnal|moonlight|noche|nuit|nacht|noite|notte)\b|夜|ليل|रात/iu;
const DUSK =
  /\b(?:sunset|dusk|twilight|dawn|sunrise|evening glow|golden hour|atardecer|crépuscule|dämmerung|tramonto)\b/iu;
const RAIN = /\b(?:rain|rainy|lluvia|pluie|regen|chuva|pioggia)\b|雨|مطر|बारिश/iu;
const STORM = /\b(?:storm|thunder|hurricane|tempest|crisis)\b/iu;
const SNOW = /\b(?:snow|snowy|winter|blizzard|nieve|neige|schnee|neve)\b|雪|ثلج/iu;
const MIST = /\b(?:mist|misty|fog|foggy|haze|smoke)\b/iu;

/** A thing that is named shows more of a scene than one that only stands for what is done, or what is above it all. */
const LITERAL_WEIGHT = 1.5;

/** What is not to be seen is said in clauses that begin so; their words are left out. */
const UNWANTED = /(?<=^|[.;\n]\s*)(?:no|not|without|free of|avoid|never)\b[^.;\n]*/giu;

/**
 * The first line says what is seen; lines after it say where and how. They weigh so much of it, the later the less, and do not add up:
 * surroundings told in many words are surroundings all the same.
 */
const LATER_LINE_WEIGHT = 0.3;

/** A description that begins so wishes for a place with nothing in it; the words after it say which. */
const EMPTY_STAGE = /^\s*an empty (?:stage|scene|set)\b[^\p{L}]*/iu;

/** Words before a colon are a title. */
const TITLE_WEIGHT = 1.7;
/** An emoji mostly says again what a word beside it says. */
const EMOJI_WEIGHT = 0.6;

/** A word that says of what kind the thing after it is shows less than the thing. */
const QUALITY_WEIGHT = 0.4;

/** What weighs less than this share of the weightiest is said in passing, and is not shown. */
const LEAST_SHARE = 0.25;

/** Reads a scene's words. The first line, titles, earlier words and longer phrases weigh more; what is said again adds. */
export function readScene(text: string): SceneReading {
  const weights = new Map<Concept, number>();
  const shownFirst = new Set<Concept>();
  const shown = (concept: Concept, weight: number): void => {
    shownFirst.add(concept);
    weights.set(concept, (weights.get(concept) ?? 0) + weight * ownWeight(concept));
  };
  const around = (concept: Concept, weight: number): void => {
    weights.set(concept, Math.max(weights.get(concept) ?? 0, weight * ownWeight(concept)));
  };
  const described = text.slice(0, 4000);
  const isEmpty = EMPTY_STAGE.test(described);
  const wanted = described.replace(EMPTY_STAGE, '').replace(UNWANTED, ' ');
  const lines = wanted.split('\n').filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const [, title = '', rest = line] = /^([^:：]{1,80})[:：](.*)$/su.exec(line) ?? [];
    const weight = index === 0 ? 1 : LATER_LINE_WEIGHT / (1 + (index - 1) * 0.2);
    readLine(title, weight * TITLE_WEIGHT, index === 0 ? shown : around);
    readLine(rest, weight, index === 0 ? shown : around);
  }
  const place = namedPlace(lines[0] ?? '');
  // The place is seen as such; a thing that stands for it would be seen in it.
  const scenery = place && knownAs(wordingOf(place.words).words);
  if (scenery && weights.size > 1) weights.delete(scenery);
  const ranked = [...weights].sort(([, left], [, right]) => right - left);
  const least = (ranked[0]?.[1] ?? 0) * LEAST_SHARE;
  const concepts = ranked.filter(([, weight]) => weight >= least).map(([concept]) => concept);
  return {
    concepts,
    ...settingsOf(isEmpty ? concepts.filter((concept) => shownFirst.has(concept)) : concepts, weights),
    ...(place !== undefined && { place }),
    atmosphere: atmosphereOf(wanted),
    isEmpty,
  };
}

/** What a concept weighs by itself, wherever it is said. */
function ownWeight({ name, literal, icons }: Concept): number {
  if (GENERAL.has(name)) return GENERAL_WEIGHT;
  return literal && !icons.some(belongsInSky) ? LITERAL_WEIGHT : 1;
}

function readLine(line: string, lineWeight: number, add: (concept: Concept, weight: number) => void): void {
  const { longestPhrase, unspaced } = lexicon();
  const { ends, words: all } = wordingOf(line);
  const wording = { words: all.slice(0, 300), ends };
  const { words } = wording;
  const mayGrow = !looksEnglish(line);
  let at = 0;
  while (at < words.length) {
    const standing = lineWeight / (1 + at * 0.09);
    let taken = 0;
    for (let length = Math.min(longestPhrase, words.length - at); length > 0 && taken === 0; length -= 1) {
      const phrase = words.slice(at, at + length);
      const concept = length > 1 ? knownAs(phrase) : meaningOf(at, wording, mayGrow);
      if (!concept) continue;
      const isQuality = length === 1 && isQualityOfNext(at, wording) && Boolean(meant(at + 1, wording));
      add(concept, standing * (1 + 0.6 * (length - 1)) * (isQuality ? QUALITY_WEIGHT : 1));
      taken = length;
    }
    at += Math.max(1, taken);
  }
  for (const concept of pictographsIn(line)) add(concept, lineWeight * EMOJI_WEIGHT);
  if (!UNSPACED.test(line)) return;
  let rest = line;
  for (const [key, concept] of unspaced) {
    const place = rest.indexOf(key);
    if (place < 0) continue;
    add(concept, (lineWeight * (key.length > 1 ? 1 : 0.45)) / (1 + place * 0.03));
    rest = rest.replaceAll(key, ' '.repeat(key.length));
  }
}

/** A phrase as it is written, or with other endings. */
function knownAs(phrase: readonly string[]): Concept | undefined {
  const { exact, stemmed } = lexicon();
  return exact.get(phrase.join(' ')) ?? stemmed.get(phraseKey(phrase));
}

/** What the word at a place means there; null for a known word that says something else there. */
function meant(at: number, wording: Wording): Concept | null | undefined {
  const { exact, stemmed } = lexicon();
  const word = wording.words[at];
  if (word === undefined) return undefined;
  for (const form of [{ word, isOfVerb: false }, ...baseForms(word)]) {
    const concept = exact.get(form.word);
    if (concept) return namesItsThing(form.word, form.isOfVerb, at, wording) ? concept : null;
  }
  return /^\p{Script=Arabic}/u.test(word) ? stemmed.get(phraseKey([word])) : undefined;
}

function meaningOf(at: number, wording: Wording, mayGrow: boolean): Concept | null | undefined {
  const concept = meant(at, wording);
  return concept === undefined && mayGrow ? grown(wording.words[at]!) : concept;
}

/** A longer word that begins as a known one does: compounds of German, cases and plurals of others. */
function grown(word: string): Concept | undefined {
  const { growing } = lexicon();
  for (let length = word.length - 1; length >= 5 && length >= word.length - 7; length -= 1) {
    const concept = growing.get(word.slice(0, length));
    if (concept) return concept;
  }
  if (/^\p{Script=Devanagari}/u.test(word)) {
    for (let length = word.length - 1; length >= 2; length -= 1) {
      const concept = growing.get(word.slice(0, length));
      if (concept) return concept;
    }
  }
  return undefined;
}

/** Settings of one kind, any of which may stand for another where a film has just shown it. */
const KINDRED: readonly (readonly SettingName[])[] = [
  ['hills', 'peaks', 'forest', 'meadow'],
  ['botanical', 'meadow', 'arbour'],
  ['library', 'office', 'table', 'steps', 'stage', 'podium'],
  ['network', 'orbits', 'isometric', 'geometry', 'waves', 'space'],
  ['city', 'office', 'isometric', 'steps'],
];
/** What fits by less than this share of the best does not fit. */
const LEAST_FIT = 0.45;

function settingsOf(
  concepts: readonly Concept[],
  weights: ReadonlyMap<Concept, number>,
): Pick<SceneReading, 'settings' | 'kindred'> {
  const scores = new Map<SettingName, number>();
  for (const concept of concepts.slice(0, 6)) {
    for (const [rank, setting] of concept.settings.entries()) {
      const fit = (weights.get(concept) ?? 0) * (1 - rank * 0.2);
      scores.set(setting, (scores.get(setting) ?? 0) + fit);
    }
  }
  const ranked = [...scores].sort(([, left], [, right]) => right - left);
  const [[best, most] = []] = ranked;
  if (best === undefined || most === undefined) return { settings: [], kindred: [] };
  return {
    settings: ranked.filter(([, score]) => score >= most * LEAST_FIT).map(([setting]) => setting),
    kindred: KINDRED.filter((kind) => kind.includes(best)).flat(),
  };
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
