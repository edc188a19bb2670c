import { z } from 'zod';
import type { DraftingTools, TextSection } from '../../ports/drafting-tools.ts';
import type { TextBriefContext } from '../../ports/format.ts';
import type { Draft } from '../../ports/text-generator.ts';
import { chaptersOf } from '../passages.ts';
import { isTopic } from '../source-kind.ts';
import { lineOfText } from '../text-fields.ts';
import { titleOfText } from '../text-title.ts';
import { frameFor } from '../topic-frames/topic-frame.ts';
import {
  type LectureBrief,
  type LectureText,
  lectureSchema,
  lectureTextSchema,
  MOST_SEGMENTS,
} from './lecture-brief.ts';

/** A segment of more is a chapter of its own that nobody gave a name; about a minute and a half of speech. */
const MOST_SEGMENT_CHARACTERS = 1_400;

/** A lecture on the topic that one line names, or one that tells what a text or Markdown file says. */
export async function lectureFromText(text: string, context: TextBriefContext): Promise<LectureBrief> {
  const source = text.trim();
  const topic = isTopic(source);
  const { settings, writer, signal } = context;
  const outline = topic ? await outlineOf(source, context) : undefined;
  const { answer } = await writer.write(
    {
      name: topic ? 'lecture from an outline' : 'lecture from a text',
      instructions: topic ? SCRIPT_INSTRUCTIONS : TEXT_INSTRUCTIONS,
      source:
        outline === undefined
          ? source
          : `${outline.title}\n${outline.points.map((point) => `- ${point}`).join('\n')}`,
      language: settings.language,
      schema: lectureTextSchema,
      draft: (tools) =>
        topic ? draftFromTopic(source, settings.language) : draftFromText(source, context.name, tools),
    },
    signal,
  );
  return lectureSchema.parse({ ...answer, settings });
}

const outlineSchema = z.strictObject({
  title: lineOfText(200).describe('The title of the film.'),
  points: z.array(lineOfText(400)).min(1).max(12).describe('What is told, one sentence for each segment.'),
});

const OUTLINE_INSTRUCTIONS = `Outline a narrated documentary of five to eight minutes on the topic of the source: its title and six to nine points, each one sentence.
Begin with a scene that makes one curious, tell one thing after the other, end with what it means today. State only what is well established.`;

const SCRIPT_INSTRUCTIONS = `Write the script of a narrated documentary after the outline in the source: a segment for each of its points, with a short title and a narration of four to eight sentences.
Write to be heard: plain words, short sentences, one thought in each. Show things and people, not abstractions. State only what is well established. No markup, no stage directions, no speaker names.`;

const TEXT_INSTRUCTIONS = `Turn the source into the script of a narrated documentary: a segment for each of its parts, with a short title and a narration of four to eight sentences.
Say what the source says, in its order, and nothing that it does not say. Keep its names, numbers and examples. Write to be heard. No markup, no stage directions, no speaker names.`;

async function outlineOf(topic: string, { settings, writer, signal }: TextBriefContext) {
  const { answer } = await writer.write(
    {
      name: 'outline of a lecture',
      instructions: OUTLINE_INSTRUCTIONS,
      source: topic,
      language: settings.language,
      schema: outlineSchema,
      draft: () => {
        const { lesson_title: title, slides } = frameFor(topic, settings.language);
        return { answer: { title, points: slides.map(({ slide_title }) => slide_title) }, notices: [] };
      },
    },
    signal,
  );
  return answer;
}

function draftFromTopic(topic: string, language: string): Draft<LectureText> {
  const { lesson_title: title, slides } = frameFor(topic, language);
  const segments = slides.map(({ slide_title, items }) => {
    return { title: slide_title, narration: items.map(({ talk }) => talk).join(' ') };
  });
  return {
    answer: { title, segments },
    notices: [
      'Without a language model the lecture is a frame for working on the topic and states no facts about it. Connect a language model, or hand in a text or a whole script.',
    ],
  };
}

async function draftFromText(
  source: string,
  name: string | undefined,
  tools: DraftingTools,
): Promise<Draft<LectureText>> {
  const sections = tools.sections(source);
  const chapters = await chaptersOf(withoutMereTitle(sections), tools);
  const title = titleOfText(sections, name, tools);
  const all = chapters.flatMap(({ heading, passages }) =>
    inSegments(passages.map(({ talk }) => talk)).map((narration, part) => ({
      ...(part === 0 && heading !== '' && { title: tools.phrase(heading, 90) }),
      narration,
    })),
  );
  const segments = all.slice(0, MOST_SEGMENTS);
  const notices =
    segments.length === all.length
      ? []
      : [
          `The text is longer than one lecture: its first ${MOST_SEGMENTS} of ${all.length} stretches are told. Hand in the rest as another lecture.`,
        ];
  return { answer: { title, segments }, notices };
}

/** The film shows its title as it begins; a heading above all others that says no more leads no chapter too. */
function withoutMereTitle(sections: readonly TextSection[]): readonly TextSection[] {
  const [first, ...rest] = sections;
  const isMere = first !== undefined && rest.length > 0 && first.blocks.length === 0;
  return isMere && rest.every(({ level }) => level > first.level) ? rest : sections;
}

/** Passages together, as long as a segment holds them. */
function inSegments(talks: readonly string[]): string[] {
  const segments: string[] = [];
  for (const talk of talks) {
    const current = segments.at(-1);
    if (current === undefined || current.length + talk.length > MOST_SEGMENT_CHARACTERS) segments.push(talk);
    else segments[segments.length - 1] = `${current} ${talk}`;
  }
  return segments;
}
