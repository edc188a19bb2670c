import { z } from 'zod';
import type { DraftingTools } from '../../ports/drafting-tools.ts';
import type { TextBriefContext } from '../../ports/format.ts';
import type { Draft } from '../../ports/text-generator.ts';
import { withoutFullStop } from '../sentence-end.ts';
import { lineOfText, spokenText } from '../text-fields.ts';
import { type AdBrief, adSchema } from './ad-brief.ts';
import { usualCallToAction } from './ad-phrases.ts';
import { AD_STYLE_NAMES, adStylesExplained } from './ad-styles.ts';
import { productOfLine } from './product-words.ts';

const DEFAULT_STYLE = 'energetic';
const MOST_NAME_CHARACTERS = 80;

/** What a writer is asked for: what the text says of the product, not yet the words of the ad. */
const adTextSchema = z.strictObject({
  product_name: lineOfText(MOST_NAME_CHARACTERS),
  description: spokenText(2_000).optional(),
  style: z.enum(AD_STYLE_NAMES),
  cta_text: lineOfText(60),
});
type AdText = z.infer<typeof adTextSchema>;

/** An ad for the product that one line names, or that a text describes. */
export async function adFromText(text: string, context: TextBriefContext): Promise<AdBrief> {
  const source = text.trim();
  const { answer } = await context.writer.write(
    {
      name: 'ad brief',
      instructions: INSTRUCTIONS,
      source,
      language: context.settings.language,
      schema: adTextSchema,
      draft: (tools) => draftFrom(source, context.settings.language, tools),
    },
    context.signal,
  );
  return adSchema.parse({ ...answer, ...context.given });
}

const INSTRUCTIONS = `The source describes a product. Give its name, what the source says of it in short sentences, the greatest gain first and a figure or test last, the style of ad that suits it, and a call to action of two to four words.
The styles: ${adStylesExplained()}.
State nothing that the source does not say; leave the description out where it says no more than the name.`;

function draftFrom(source: string, language: string, tools: DraftingTools): Draft<AdText> {
  const [heading = source, ...blocks] = linesOf(source, tools);
  const told = blocks.length > 0 && tools.sentences(heading).length === 1 ? blocks : [heading, ...blocks];
  const isNamed = told === blocks && heading.length <= MOST_NAME_CHARACTERS;
  const sentences = told.flatMap((line) => tools.sentences(line));
  const read = productOfLine(sentences[0] ?? source, language);
  const name = tools.phrase(isNamed ? withoutFullStop(heading) : read.name, MOST_NAME_CHARACTERS);
  const description = isNamed || sentences.length > 1 ? told.join(' ') : read.description;
  return {
    answer: {
      product_name: name,
      ...(description !== undefined && { description: description.slice(0, 2_000) }),
      style: DEFAULT_STYLE,
      cta_text: usualCallToAction(language) ?? name.slice(0, 60),
    },
    notices: sentences.length > 1 || isNamed ? [] : [LITTLE_TOLD],
  };
}

const LITTLE_TOLD =
  'Without a language model an ad says only what it is told of the product, and one line is all that it was told. Connect a language model, or give a description in a text or a whole brief.';

/** The heading, or the first line, and what stands under it. */
function linesOf(source: string, tools: DraftingTools): string[] {
  return tools
    .sections(source)
    .flatMap(({ heading, blocks }) => [heading, ...blocks.map(({ text }) => text)])
    .filter((line) => line !== '');
}
