import type { DraftingTools } from '../../ports/drafting-tools.ts';
import type { Draft } from '../../ports/text-generator.ts';
import type { PlannedScene } from './cut-plan.ts';
import type { DirectorStyle } from './director-style.ts';
import type { MusicVideoBrief } from './music-video-brief.ts';
import type { SceneList, WrittenScene } from './scene-script.ts';

/** How a motif is seen each time that it comes again. */
export const SIZES = [
  'Seen from afar, all of it.',
  'Medium shot.',
  'Close-up of a telling detail.',
  'Seen from high above.',
  'Seen from low down.',
  'In silhouette.',
  'From very far, small in the frame.',
  'Over the shoulder.',
] as const;

/** What happens by how loud the music is, from the softest. */
const ACTIONS = [
  'Hardly anything moves; the light changes.',
  'A slow, even movement goes through the picture.',
  'Everything is on the move.',
  'Quick movement in every direction, on each beat.',
] as const;

/** What is longer is not read in passing. */
const MOST_WORDS_CHARACTERS = 22;

/**
 * The scenes of a concept from its own sentences, one after the other; where the music has more scenes than the concept
 * has sentences each comes again where it belongs in the story, seen otherwise.
 */
export function draftScenes(
  { concept, characters, product, mode }: MusicVideoBrief,
  planned: readonly PlannedScene[],
  { camera }: DirectorStyle,
  tools: DraftingTools,
): Draft<SceneList> {
  const motifs = motifsOf(concept, planned.length, tools);
  const seen = new Map<number, number>();
  const read = new Set<string>();
  const scenes = planned.map(({ energy, beginsSection }, index): WrittenScene => {
    const at = Math.floor((index * motifs.length) / planned.length);
    const again = seen.get(at) ?? 0;
    seen.set(at, again + 1);
    // Where there are more of them than scenes, a scene shows several.
    const until = Math.max(at + 1, Math.floor(((index + 1) * motifs.length) / planned.length));
    const motif = motifs.slice(at, until).join(' ');
    const isLast = index === planned.length - 1;
    const subject = mode === 'ad-creative' && isLast && product ? `${product.name}. ${motif}` : motif;
    const size = SIZES[(at * 2 + again) % SIZES.length] ?? SIZES[0];
    // Words in every scene would be read and not seen.
    const speaks = beginsSection || (again === 0 && index % 2 === 0);
    const wished = speaks && index > 0 && !isLast ? wordsOf(motif, tools) : undefined;
    // Read again they would be a refrain that nobody asked for.
    const words = wished !== undefined && !read.has(wished) ? wished : undefined;
    if (words !== undefined) read.add(words);
    return {
      visual: `${subject}\n${size}`,
      camera: `${size} ${camera}`.slice(0, 300),
      action: ACTIONS[Math.min(ACTIONS.length - 1, Math.floor(energy * ACTIONS.length))] ?? ACTIONS[0],
      characters: charactersIn(subject, characters, index),
      ...(words !== undefined && { words }),
    };
  });
  const notice =
    motifs.length < planned.length
      ? [
          `Without a language model the ${planned.length} scenes show the ${motifs.length === 1 ? 'one sentence' : `${motifs.length} sentences`} of the concept again in other framings. Connect a language model, write more into the concept, or give the scenes.`,
        ]
      : [];
  return { answer: { scenes }, notices: notice };
}

/** The sentences of the concept; its clauses where there are fewer sentences than scenes. */
function motifsOf(concept: string, count: number, tools: DraftingTools): string[] {
  const sentences = tools.sentences(concept).map((sentence) => sentence.replaceAll('\n', ' ').trim());
  const spoken = sentences.filter((sentence) => /\p{L}/u.test(sentence));
  if (spoken.length === 0) return [concept];
  if (spoken.length >= count) return spoken;
  return spoken.flatMap((sentence) => {
    const clauses = sentence.split(/(?<=[;:–—،；：])\s+/u).filter((clause) => clause.length > 12);
    return clauses.length > 1 ? clauses : [sentence];
  });
}

/** Who is named in the words; where nobody ever is, the first character leads every other scene. */
function charactersIn(words: string, characters: MusicVideoBrief['characters'], index: number): string[] {
  const named = characters.filter(({ name }) => words.toLocaleLowerCase().includes(name.toLocaleLowerCase()));
  if (named.length > 0) return named.map(({ name }) => name);
  const [lead] = characters;
  return lead !== undefined && index % 2 === 0 ? [lead.name] : [];
}

/** A short sentence as it is; of a longer one how it ends, else how it begins: what stands together makes sense. */
function wordsOf(motif: string, tools: DraftingTools): string | undefined {
  const [sentence = motif] = tools.sentences(motif);
  const plain = sentence.replace(/[.。।؟?!！？:：;,…]+$/u, '').trim();
  if (plain.length <= MOST_WORDS_CHARACTERS) return plain === '' ? undefined : plain;
  const words = plain.split(/\s+/u);
  const meaningful = new Set(tools.keywords(plain, words.length));
  const means = (word: string) => meaningful.has(word.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]/gu, ''));
  return closingPhrase(words, means) ?? openingPhrase(words, means) ?? tools.keywords(plain, 1)[0];
}

/** The longest end that a small word opens: “through the mountains” of “The bus drives through the mountains”. */
function closingPhrase(words: readonly string[], means: (word: string) => boolean): string | undefined {
  const starts = words.keys().filter((at) => at > 0 && means(words[at - 1]!) && !means(words[at]!));
  return starts
    .map((at) => words.slice(at))
    .find((end) => end.some(means) && end.join(' ').length <= MOST_WORDS_CHARACTERS)
    ?.join(' ');
}

/** As many words from the beginning as can be read, up to one that carries meaning. */
function openingPhrase(words: readonly string[], means: (word: string) => boolean): string | undefined {
  const fitting = words.filter((_, at) => words.slice(0, at + 1).join(' ').length <= MOST_WORDS_CHARACTERS);
  const end = fitting.findLastIndex(means);
  return end < 0 ? undefined : fitting.slice(0, end + 1).join(' ');
}
