import type { TextBriefContext } from '../../ports/format.ts';
import type { Draft } from '../../ports/text-generator.ts';
import { isTopic } from '../source-kind.ts';
import { idOfName } from '../text-title.ts';
import { frameFor } from '../topic-frames/topic-frame.ts';
import { draftModule } from './draft-module.ts';
import {
  type TrainingBlock,
  type TrainingBrief,
  type TrainingText,
  trainingTextSchema,
} from './training-brief.ts';

/** A module on the topic that one line names, or one that teaches what a text, a Markdown file or several say. */
export async function trainingFromText(text: string, context: TextBriefContext): Promise<TrainingBrief> {
  const source = text.trim();
  const topic = isTopic(source);
  const { language } = context.settings;
  const { answer } = await context.writer.write(
    {
      name: topic ? 'training module from a topic' : 'training module from a text',
      instructions: [
        topic ? TOPIC_INSTRUCTIONS : TEXT_INSTRUCTIONS,
        SHAPE_INSTRUCTIONS,
        ...audienceOf(context),
      ].join('\n'),
      source,
      language,
      schema: trainingTextSchema,
      draft: (tools) =>
        topic ? draftFromTopic(source, language) : draftModule(source, context.name, language, tools),
    },
    context.signal,
  );
  return {
    module_id: idOfName('module', context.name ?? answer.title),
    ...withOwnFiles(answer, source),
    includeImages: true,
    includeAudio: true,
    includeVideos: true,
    videoResolution: '1080p',
    quality: 'standard',
    settings: context.settings,
  };
}

/** A model may name files that nobody drew; only those that the source names are there. */
function withOwnFiles(text: TrainingText, source: string): TrainingText {
  const isNamed = (path: string | undefined) =>
    path !== undefined && (source.includes(path) || source.includes(encodeURI(path)));
  const own = ({ figure, recording, picture, clip, ...block }: TrainingBlock): TrainingBlock => ({
    ...block,
    ...(isNamed(figure) && { figure }),
    ...(isNamed(recording) && { recording }),
    ...(isNamed(picture) && { picture }),
    ...(isNamed(clip) && { clip }),
  });
  const lessons = text.lessons.map((lesson) => ({
    ...lesson,
    sections: lesson.sections.flatMap(({ heading, blocks }) => {
      const kept = blocks.map(own).filter((block) => Object.keys(block).length > 0);
      return kept.length === 0 ? [] : [{ heading, blocks: kept }];
    }),
  }));
  return { ...text, lessons };
}

const TOPIC_INSTRUCTIONS = `Write a training module on the topic of the source: two to four lessons of two to four sections each, for people who will do this at work.
State only what is well established; no claims about the audience's company.`;

const TEXT_INSTRUCTIONS = `Turn the source into a training module: lessons from its chapters, sections from its headings.
Say what the source says, in its order, and nothing that it does not say. Keep its names, numbers, warnings and examples; keep its tables and code as they are, as blocks.`;

const SHAPE_INSTRUCTIONS = `The module and each lesson have two to four objectives, each beginning with what one will be able to do.
A section has two to six blocks. A block has say, one to four plain sentences written to be heard, and bullet, at most ten words that stand for them. Where something is better seen, a block has say and a table, code or a diagram in its place: a diagram is lines such as A -> B -> C.
A lesson has at most one block with video: what is to be seen, and how camera and action move; no text in the picture.
Each lesson ends with a quiz of one to three questions with three or four choices, exactly one of them right, answered by what the lesson says, each with an explanation in one sentence.
No markup and no stage directions in what is said.`;

function audienceOf({ given }: TextBriefContext): string[] {
  return typeof given.audience === 'string'
    ? [`The audience: ${given.audience}. Take examples from their work.`]
    : [];
}

function draftFromTopic(topic: string, language: string): Draft<TrainingText> {
  const { lesson_title, slides } = frameFor(topic, language);
  const sections = slides.map(({ slide_title, items }) => ({
    heading: slide_title,
    blocks: items.map(({ bullet, talk }) => ({ bullet, say: talk })),
  }));
  return {
    answer: { title: lesson_title, lessons: [{ title: lesson_title, sections }] },
    notices: [
      'Without a language model the module is a frame for working on the topic and states no facts about it. Connect a language model, or hand in a text or a whole brief.',
    ],
  };
}
