import type { StoryboardContext } from '../../ports/format.ts';
import { type AdBrief, MOST_AD_SECONDS, SCENE_SECONDS } from './ad-brief.ts';
import { type AdScript, adScriptSchema } from './ad-script.ts';
import { draftScript } from './draft-script.ts';
import { platformOf } from './platforms.ts';

/** How much of a scene is left for words beside the transition and the rest after them. */
const SPOKEN_SHARE = 0.8;
/** Hook, product and call to action. */
const FEWEST_SCENES = 3;

/** The words of an ad, and where they fall short of what was wished for. */
export interface WrittenScript {
  script: AdScript;
  notices: string[];
}

/** The words of the ad, written from what the brief says of the product and from nothing else. */
export async function writeScript(
  brief: AdBrief,
  { writer, settings, signal }: Pick<StoryboardContext, 'writer' | 'settings' | 'signal'>,
): Promise<WrittenScript> {
  const lengthSeconds =
    brief.duration ?? (brief.platform ? platformOf(brief.platform).mostSeconds : MOST_AD_SECONDS);
  const mostScenes = Math.max(FEWEST_SCENES, Math.round(lengthSeconds / SCENE_SECONDS)) - 1;
  const roomSeconds = (lengthSeconds * SPOKEN_SHARE * mostScenes) / (mostScenes + 1);
  const description = brief.description ?? '';
  const { answer, notices } = await writer.write(
    {
      name: 'ad script',
      instructions: instructionsFor(brief, mostScenes, roomSeconds),
      source: `${brief.product_name}\n${description}`.trim(),
      language: settings.language,
      schema: adScriptSchema,
      draft: (tools) =>
        draftScript(
          {
            productName: brief.product_name,
            description,
            language: settings.language,
            roomSeconds,
            mostScenes,
          },
          tools,
        ),
    },
    signal,
  );
  return { script: answer, notices };
}

/** Words that are spoken in a second, for a model to count by. */
const WORDS_A_SECOND = 2.3;

function instructionsFor(brief: AdBrief, mostScenes: number, roomSeconds: number): string {
  const benefits = Math.max(0, Math.min(2, mostScenes - 3));
  return [
    `Write the script of a short ad for the product of the source: a hook, the product by its name, ${benefits === 0 ? 'no benefits' : `at most ${benefits} benefits`}, and a proof where the source has one. The call to action comes after it and is written already: ${JSON.stringify(brief.cta_text)}.`,
    brief.voiceover
      ? `Each line is spoken; all lines together have at most ${Math.floor(roomSeconds * WORDS_A_SECOND)} words. Each card is what a viewer reads meanwhile: at most six words, not the whole line.`
      : 'Nobody speaks: each line is read on the screen and has at most twelve words; its card is the same in at most six.',
    `The style is ${brief.style}. “shows” is what is seen: one place, one moment, no writing, no faces of known people.`,
    'State nothing that the source does not say: no figures, prices, awards, ingredients or comparisons of your own. No exclamation of your own, no markup.',
  ].join('\n');
}
