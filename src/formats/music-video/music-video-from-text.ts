import { z } from 'zod';
import type { TextBriefContext } from '../../ports/format.ts';
import { withoutFullStop } from '../sentence-end.ts';
import { lineOfText, spokenText } from '../text-fields.ts';
import { DIRECTOR_STYLE_NAMES, directorStylesExplained } from './director-styles.ts';
import { type MusicVideoBrief, musicVideoSchema } from './music-video-brief.ts';

const MOST_CONCEPT_CHARACTERS = 4_000;
const MOST_TITLE_CHARACTERS = 60;

/** What a writer is asked for: the story, not yet its scenes, whose number the music gives. */
const conceptSchema = z.strictObject({
  title: lineOfText(120),
  concept: spokenText(MOST_CONCEPT_CHARACTERS),
  director_style: z.enum(DIRECTOR_STYLE_NAMES),
});

/** A music video of the idea that one line gives, or that a text describes. */
export async function musicVideoFromText(text: string, context: TextBriefContext): Promise<MusicVideoBrief> {
  const source = text.trim();
  const { answer } = await context.writer.write(
    {
      name: 'music video concept',
      instructions: INSTRUCTIONS,
      source,
      language: context.settings.language,
      schema: conceptSchema,
      draft: (tools) => {
        const blocks = tools
          .sections(source)
          .flatMap(({ heading, blocks: under }) => [
            ...(heading === '' ? [] : [heading]),
            ...under.map((block) => block.text),
          ]);
        const [first = source, ...rest] = blocks;
        const title = withoutFullStop(tools.phrase(first, MOST_TITLE_CHARACTERS));
        const concept = (rest.length > 0 ? rest.join(' ') : first).slice(0, MOST_CONCEPT_CHARACTERS);
        return { answer: { title, concept, director_style: DIRECTOR_STYLE_NAMES[0] }, notices: [] };
      },
    },
    context.signal,
  );
  return musicVideoSchema.parse({ ...answer, settings: context.settings, ...context.given });
}

const INSTRUCTIONS = `The source is an idea for a music video. Give it a title of one to four words, a concept in six to twelve plain sentences, and the director's style that suits it.
The concept is a story in pictures: who, where, what changes, what comes back. One place and one moment a sentence, all of it visible; no sound, no lyrics, nobody known, no camera terms.
The styles: ${directorStylesExplained()}`;
