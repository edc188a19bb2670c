import { isTopic } from '../../../src/formats/source-kind.ts';
import { titleOfText } from '../../../src/formats/text-title.ts';
import { frameFor } from '../../../src/formats/topic-frames/topic-frame.ts';
import type { DraftingTools } from '../../../src/ports/drafting-tools.ts';
import type { TextBriefContext } from '../../../src/ports/format.ts';
import type { Draft } from '../../../src/ports/text-generator.ts';
import { type RecipeBrief, type RecipeText, recipeSchema, recipeTextSchema } from './recipe-brief.ts';

const TOPIC_INSTRUCTIONS = `Write the recipe of what the source names: what it takes, a line each with its amount, and the steps, one or two plain sentences each, written to be heard.`;
const TEXT_INSTRUCTIONS = `Turn the source into a recipe: what it takes, a line each with its amount, and the steps, one or two plain sentences each, written to be heard. Say what the source says and nothing else.`;

/** A recipe of what one line names, or the one that a text or Markdown file holds. */
export async function recipeFromText(text: string, context: TextBriefContext): Promise<RecipeBrief> {
  const source = text.trim();
  const { settings, writer, signal, name } = context;
  const topic = isTopic(source);
  const { answer } = await writer.write(
    {
      name: topic ? 'recipe of a dish' : 'recipe of a text',
      instructions: topic ? TOPIC_INSTRUCTIONS : TEXT_INSTRUCTIONS,
      source,
      language: settings.language,
      schema: recipeTextSchema,
      draft: (tools) => (topic ? draftOfDish(source, settings.language) : draftOfText(source, name, tools)),
    },
    signal,
  );
  return recipeSchema.parse({ ...answer, settings });
}

/** Without a model nothing is known of a dish: a frame to work on it. */
function draftOfDish(dish: string, language: string): Draft<RecipeText> {
  const { lesson_title: title, slides } = frameFor(dish, language);
  return {
    answer: {
      title,
      ingredients: slides.slice(0, 12).map(({ slide_title }) => slide_title),
      steps: slides.map(({ items }) => ({ do: items.map(({ talk }) => talk).join(' ') })),
    },
    notices: [
      'Without a language model the recipe is a frame for working on the dish. Connect a language model, or hand in a text or a whole recipe.',
    ],
  };
}

/** Entries of lists are what it takes; every sentence is a step. */
function draftOfText(source: string, name: string | undefined, tools: DraftingTools): Draft<RecipeText> {
  const sections = tools.sections(source);
  const blocks = sections.flatMap((section) => section.blocks);
  const entries = blocks.filter(({ kind }) => kind === 'entry').map(({ text }) => text);
  const told = blocks.filter(({ kind }) => kind === 'paragraph').flatMap(({ text }) => tools.sentences(text));
  const title = titleOfText(sections, name, tools);
  const answer = {
    title,
    ingredients: entries.length > 0 ? entries.slice(0, 12) : [title],
    steps: (told.length > 0 ? told : entries).slice(0, 30).map((text) => ({ do: text })),
  };
  const left = entries.length + told.length - (answer.ingredients.length + answer.steps.length);
  return {
    answer,
    notices: left > 0 ? [`The text says more than a recipe holds: ${left} lines are left out.`] : [],
  };
}
