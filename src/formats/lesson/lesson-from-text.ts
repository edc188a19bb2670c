import type { JsonObject } from '../../domain/canonical-json.ts';
import type { DraftingTools } from '../../ports/drafting-tools.ts';
import type { TextBriefContext } from '../../ports/format.ts';
import type { Draft } from '../../ports/text-generator.ts';
import { chaptersOf } from '../passages.ts';
import { isTopic } from '../source-kind.ts';
import { idOfName, titleOfText } from '../text-title.ts';
import { frameFor } from '../topic-frames/topic-frame.ts';
import { fitChapters } from './fit-chapters.ts';
import { type LessonBrief, type LessonText, lessonTextSchema } from './lesson-brief.ts';

/** A lesson on the topic that one line names, or one that tells what a text or Markdown file says. */
export async function lessonFromText(text: string, context: TextBriefContext): Promise<LessonBrief> {
  const source = text.trim();
  const topic = isTopic(source);
  const { answer } = await context.writer.write(
    {
      name: topic ? 'lesson from a topic' : 'lesson from a text',
      instructions: [topic ? TOPIC_INSTRUCTIONS : TEXT_INSTRUCTIONS, ...audienceOf(context.given)].join('\n'),
      source,
      language: context.settings.language,
      schema: lessonTextSchema,
      draft: (tools) =>
        topic
          ? draftFromTopic(source, context.settings.language)
          : draftFromText(source, context.name, tools),
    },
    context.signal,
  );
  return {
    lesson_id: idOfName('lesson', context.name ?? answer.lesson_title),
    ...answer,
    settings: context.settings,
  };
}

const TOPIC_INSTRUCTIONS = `Write a narrated lesson on the topic of the source: four to seven slides, each with a short title and two to four items.
An item is a bullet of at most ten words and the talk that is spoken while it is shown: two to four plain sentences, written to be heard.
Begin with what the listener gains, build each slide on the one before it, give one concrete example a slide, end with what to do next.
State only what is well established. No markup, no stage directions, no questions without an answer.`;

const TEXT_INSTRUCTIONS = `Turn the source into a narrated lesson: a slide for each of its sections, with a short title and two to five items.
An item is a bullet of at most ten words and the talk that is spoken while it is shown: two to four plain sentences, written to be heard.
Say what the source says, in its order, and nothing that it does not say. Keep its names, numbers and examples. No markup, no stage directions.`;

function audienceOf(given: JsonObject): string[] {
  const lines: string[] = [];
  const profile = given.user_profile;
  if (typeof profile === 'object' && profile !== null && !Array.isArray(profile)) {
    if (typeof profile.profession === 'string')
      lines.push(`The listeners work as: ${profile.profession}. Take examples from their work.`);
  }
  if (typeof given.difficulty === 'string') lines.push(`The level is: ${given.difficulty}.`);
  return lines;
}

function draftFromTopic(topic: string, language: string): Draft<LessonText> {
  return {
    answer: frameFor(topic, language),
    notices: [
      'Without a language model the lesson is a frame for working on the topic and states no facts about it. Connect a language model, or hand in a text or a whole brief.',
    ],
  };
}

async function draftFromText(
  source: string,
  name: string | undefined,
  tools: DraftingTools,
): Promise<Draft<LessonText>> {
  const sections = tools.sections(source);
  const chapters = await chaptersOf(sections, tools);
  const title = titleOfText(sections, name, tools);
  const { slides, notice } = await fitChapters(
    chapters.map((chapter) => ({ ...chapter, heading: chapter.heading || title })),
    tools,
  );
  const notices = notice === undefined ? [] : [notice];
  if (/^ {0,3}(```|~~~)/m.test(source)) notices.push('Code blocks were left out: they cannot be read aloud.');
  return { answer: { lesson_title: title, slides }, notices };
}
