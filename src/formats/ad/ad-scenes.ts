import { z } from 'zod';
import { fieldName } from '../../domain/input-issues.ts';
import type { BriefFile } from '../../ports/format.ts';
import { ownMediaFiles } from '../own-media.ts';
import { withoutFullStop } from '../sentence-end.ts';
import { fileName, spokenText } from '../text-fields.ts';
import { type AdScript, MOST_BENEFITS } from './ad-script.ts';

/** A longer line is read on the screen as far as its words go into this. */
const MOST_CARD_CHARACTERS = 72;

const ownMedia = {
  recording: fileName('sound')
    .optional()
    .describe('A sound file of your own in which it is spoken, heard in place of a voice.'),
  picture: fileName('image')
    .optional()
    .describe('An image file of your own, shown instead of a generated one; a moving shot starts from it.'),
  clip: fileName('film')
    .optional()
    .describe(
      'A film file of your own, shown instead of a generated shot; its sound is heard where nobody speaks.',
    ),
};

const partSchema = z.strictObject({
  line: spokenText(300).optional().describe('What is said, word for word; written for it where absent.'),
  ...ownMedia,
});

/** What a person brings of the ad's scenes; all else is made. */
export const adScenesSchema = z
  .strictObject({
    hook: partSchema.optional().describe('The scene that makes somebody stop and look.'),
    product: partSchema.optional().describe('The scene that names the product.'),
    benefits: z
      .array(partSchema)
      .max(MOST_BENEFITS)
      .optional()
      .describe('The scenes of what the buyer gains, in their order.'),
    proof: partSchema.optional().describe('The scene of why one can believe it.'),
    call_to_action: z
      .strictObject(ownMedia)
      .optional()
      .describe('The last scene, in which cta_text is said and shown.'),
  })
  .describe('Lines, recordings, pictures and films of your own, by the scene of the ad.');

export type AdScenes = z.infer<typeof adScenesSchema>;
type AdPart = z.infer<typeof partSchema>;

interface NamedPart {
  /** In the brief: that of `scenes.benefits[1]`. */
  path: (string | number)[];
  /** Of the scene in the storyboard. */
  id: string;
  part: AdPart;
}

/** The scenes that a person brings something of. */
export function ownParts({ hook, product, benefits, proof, call_to_action }: AdScenes = {}): NamedPart[] {
  const named: { path: NamedPart['path']; id: string; part: AdPart | undefined }[] = [
    { path: ['hook'], id: 'hook', part: hook },
    { path: ['product'], id: 'product', part: product },
    ...(benefits ?? []).map((part, index) => ({
      path: ['benefits', index],
      id: `benefit-${index + 1}`,
      part,
    })),
    { path: ['proof'], id: 'proof', part: proof },
    { path: ['call_to_action'], id: 'call-to-action', part: call_to_action },
  ];
  return named.flatMap(({ part, path, id }) =>
    part === undefined ? [] : [{ path: ['scenes', ...path], id, part }],
  );
}

export function adSceneFiles(scenes: AdScenes | undefined): BriefFile[] {
  return ownParts(scenes).flatMap(({ path, part }) => ownMediaFiles(fieldName(path), part));
}

/** What is wrong with the recordings: each has to say what is known, in a film in which somebody speaks. */
export function recordingIssues(
  scenes: AdScenes | undefined,
  voiceover: boolean,
): { path: PropertyKey[]; message: string }[] {
  return ownParts(scenes).flatMap(({ path, id, part }) => {
    if (part.recording === undefined) return [];
    const wrong = { path: [...path, 'recording'] };
    if (!voiceover) return [{ ...wrong, message: 'is not heard: voiceover is false, so nobody speaks' }];
    if (id === 'call-to-action' || part.line !== undefined) return [];
    return [{ ...wrong, message: 'needs line beside it: what is said in it, word for word' }];
  });
}

/** The script with a person's own lines in place of the written ones, and what of the brief has no scene in it. */
export function withOwnLines(
  script: AdScript,
  scenes: AdScenes = {},
): { script: AdScript; notices: string[] } {
  const { hook, product, benefits = [], proof } = scenes;
  const saying = (part: AdPart | undefined) =>
    part?.line === undefined ? undefined : { card: cardOf(part.line), line: part.line };
  const count = Math.max(
    script.benefits.length,
    benefits.findLastIndex(({ line }) => line !== undefined) + 1,
  );
  const ownProof = saying(proof) ?? script.proof;
  const merged: AdScript = {
    hook: saying(hook) ?? script.hook,
    product: saying(product) ?? script.product,
    benefits: Array.from({ length: count }, (_, at) => saying(benefits[at]) ?? script.benefits[at]).filter(
      (benefit) => benefit !== undefined,
    ),
    ...(ownProof && { proof: ownProof }),
  };
  const unplaced = [
    ...benefits
      .slice(merged.benefits.length)
      .map((_, at) => `scenes.benefits[${merged.benefits.length + at}]`),
    ...(proof && !ownProof ? ['scenes.proof'] : []),
  ];
  const notices = unplaced.map(
    (field) => `${field} is left out: the ad has no such scene. Give it a line to have one.`,
  );
  return { script: merged, notices };
}

function cardOf(line: string): string {
  const words = withoutFullStop(line.replaceAll(/\s+/gu, ' '));
  if (words.length <= MOST_CARD_CHARACTERS) return words;
  const cut = words.slice(0, MOST_CARD_CHARACTERS);
  const end = cut.lastIndexOf(' ');
  return `${(end > MOST_CARD_CHARACTERS / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}
