import { spokenSeconds } from '../../domain/spoken-length.ts';
import type { DraftingTools } from '../../ports/drafting-tools.ts';
import type { Draft } from '../../ports/text-generator.ts';
import { withoutFullStop } from '../sentence-end.ts';
import { closerLook, introductionOf } from './ad-phrases.ts';
import type { AdSceneText, AdScript } from './ad-script.ts';

/** Scenes before the call to action. */
const MOST_SCENES = 5;
const MOST_CARD_CHARACTERS = 72;
const MOST_LINE_CHARACTERS = 300;

export interface DraftSource {
  productName: string;
  description: string;
  language: string;
  /** What may be spoken in all, the call to action left out. */
  roomSeconds: number;
  mostScenes: number;
}

/**
 * An ad's script without a model: the sentences of the description, each once and in its order, the first as the
 * hook and the last as the proof where it holds a figure. It states nothing that the description does not say. Where
 * not all of it can be said in time, the sentences that carry the most are kept, and a notice says so.
 */
export function draftScript(source: DraftSource, tools: DraftingTools): Draft<AdScript> {
  const sentences = tools
    .sentences(source.description)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim());
  const kept = fittingSentences(sentences, source, tools);
  const groups = inGroups(kept, Math.min(MOST_SCENES, source.mostScenes, kept.length));
  const texts = groups.map((group, index): AdSceneText => {
    const leading = index === 0 ? (group[0] ?? '') : fullest(group);
    return { card: tools.phrase(leading, MOST_CARD_CHARACTERS), line: group.join(' ') };
  });
  const notices =
    kept.length === sentences.length
      ? []
      : [
          `The description is longer than the ad: ${kept.length} of its ${sentences.length} sentences are said. Shorten it to choose them yourself.`,
        ];
  return { answer: inRoles(texts, source, tools), notices };
}

function fittingSentences(
  sentences: string[],
  { description, roomSeconds }: DraftSource,
  tools: DraftingTools,
): string[] {
  const sayable = sentences.filter((sentence) => sentence !== '' && sentence.length <= MOST_LINE_CHARACTERS);
  for (let count = sayable.length; count > 1; count -= 1) {
    const key = count === sayable.length ? sayable : keySentencesOf(sayable, description, count, tools);
    if (spokenSeconds(key.join(' ')) <= roomSeconds) return key;
  }
  return sayable.slice(0, 1);
}

/** The weightiest sentences in the text's order; each stands for one of the text, so that none is said twice. */
function keySentencesOf(
  sentences: string[],
  description: string,
  count: number,
  tools: DraftingTools,
): string[] {
  const key = new Set(
    tools.keySentences(description, count).map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim()),
  );
  return sentences.filter((sentence) => key.has(sentence)).slice(0, count);
}

/** The sentence that says the most at a glance: the longest that a card holds whole. */
function fullest(group: string[]): string {
  const whole = group.filter((sentence) => sentence.length <= MOST_CARD_CHARACTERS);
  return (whole.length > 0 ? whole : group).reduce((one, other) => (other.length > one.length ? other : one));
}

/** Neighbours together, as evenly as can be, with the fewest at the beginning. */
function inGroups(sentences: string[], count: number): string[][] {
  return Array.from({ length: count }, (_, index) =>
    sentences.slice(
      Math.floor((index * sentences.length) / count),
      Math.floor(((index + 1) * sentences.length) / count),
    ),
  );
}

function inRoles(
  texts: AdSceneText[],
  { productName, language, mostScenes }: DraftSource,
  tools: DraftingTools,
): AdScript {
  const introduction = introductionOf(productName, language);
  const opening: AdSceneText = {
    card: tools.phrase(withoutFullStop(introduction), MOST_CARD_CHARACTERS),
    line: introduction,
  };
  const [first, second, ...rest] = texts;
  if (!first) return { hook: opening, product: seenAlone(language), benefits: [] };
  // A sentence that names the product is not said after another that does no more.
  const names = first.line.toLowerCase().includes(productName.toLowerCase());
  if (!second && names) return { hook: first, product: seenAlone(language), benefits: [] };
  if (!second) return { hook: opening, product: first, benefits: [] };
  if (rest.length === 0 && mostScenes > 2) return { hook: opening, product: first, benefits: [second] };
  const last = rest.at(-1);
  const isProven = last !== undefined && (rest.length > 2 || holdsFigure(last.line));
  return {
    hook: first,
    product: second,
    benefits: isProven ? rest.slice(0, -1) : rest,
    ...(isProven && { proof: last }),
  };
}

/** The product by itself, of which nothing more is known. */
function seenAlone(language: string): AdScript['product'] {
  const line = closerLook(language);
  return line === undefined ? {} : { line, card: withoutFullStop(line) };
}

function holdsFigure(text: string): boolean {
  return /\p{N}|[“”"«»„]/u.test(text);
}
