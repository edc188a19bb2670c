import type { SettingName } from '../settings/catalogue.ts';

/** Words that name places, in English, where something is said to be. */
const PLACES: readonly (readonly [SettingName, string])[] = [
  ['underwater', 'seabed|sea floor|ocean floor|coral reef|reef|depths'],
  [
    'sea',
    'sea|seas|seaside|ocean|oceans|beach|beaches|coast|coasts|shore|shores|bay|harbours?|harbors?|islands?|water|waves|river|lake',
  ],
  ['peaks', 'mountains?|mountaintop|alps|summit|peaks?|glacier'],
  ['hills', 'hills?|hillside|valleys?|countryside|vineyards?|farms?|villages?'],
  ['forest', 'forests?|woods|woodland|jungle|rainforest|trees'],
  ['city', 'city|cities|streets?|towns?|avenue|alley|rooftops?|towers?|skyline'],
  ['desert', 'deserts?|dunes|sahara'],
  ['space', 'space|orbit|galaxy|universe'],
  ['clouds', 'sky|skies|clouds'],
  ['meadow', 'meadows?|fields'],
  ['arbour', 'gardens?|parks?'],
  ['table', 'table|kitchen|bakery|counter|workbench|café|cafe|restaurant'],
  ['library', 'library|libraries|bookshop|bookshelf|bookshelves'],
  ['office', 'office|offices|desk|classroom'],
  ['isometric', 'warehouses?|factory|factories|data centres?|data centers?|loading docks?'],
  ['stage', 'theatre|theater|concert hall|dance floor|ballroom'],
];

const WHERE =
  'in|inside|on|over|under|beneath|below|above|across|through|along|at|by|into|onto|from|near|beside|off|down|up|towards?|around|between|of';
/** Between the preposition and the place: an article and what describes it. */
const DESCRIBED = String.raw`(?:\s+(?:the|a|an|this|that|its|his|her|their|our))?(?:\s+\p{Ll}+){0,2}?`;
/** “A sea of data” is no sea, but “the coast of Norway” is one. */
const NO_FIGURE = String.raw`(?!\s+of\s+(?!\p{Lu}|the\b))`;

/** “30 g of water” and “a glass of water” are so much of it, and “a parking bay” is no sea. */
const NO_MEASURE = String.raw`(?<!(?:\d\s*\p{L}+|\b(?:glass|cup|mug|bottle|drop|drops|bucket|bowl|pot|litres?|liters?|spoons?))\s+)`;
const NO_BAY_FOR_VEHICLES = String.raw`(?!\s+(?:\p{Ll}+\s+)?(?:parking|loading|marked|charging|docking|storage)\s+bay)`;

const named = new RegExp(
  String.raw`(?<![\p{L}])${NO_MEASURE}(${bothCases(WHERE)})${NO_BAY_FOR_VEHICLES}${DESCRIBED}\s+(?:${PLACES.map(([, words]) => `(${words})`).join('|')})(?![\p{L}])${NO_FIGURE}`,
  'u',
);

/** Where something is said to be. */
export interface NamedPlace {
  setting: SettingName;
  /** The words that name it. */
  words: string;
}

/** Where a description says that it happens: the first place that it names after a word of place. */
export function namedPlace(description: string): NamedPlace | undefined {
  const [, where = '', ...places] = named.exec(description) ?? [];
  const at = places.findIndex((place) => place !== undefined);
  const [setting] = PLACES[at] ?? [];
  const words = places[at];
  if (setting === undefined || words === undefined) return undefined;
  const isUnder = /^(?:under|beneath|below)$/iu.test(where);
  return { setting: setting === 'sea' && isUnder ? 'underwater' : setting, words };
}

function bothCases(words: string): string {
  return words
    .split('|')
    .map((word) => `[${word[0]!.toUpperCase()}${word[0]!}]${word.slice(1)}`)
    .join('|');
}
