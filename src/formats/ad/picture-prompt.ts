import type { AdStyle } from './ad-styles.ts';

export type AdRole = 'hook' | 'product' | 'benefit' | 'proof' | 'call-to-action';

/** How each scene is seen, beside its own words. */
const STAGING: Record<AdRole, string> = {
  hook: 'Wide shot, just beforehand.',
  product: 'Close-up of it by itself.',
  benefit: 'Somebody enjoying it, half-length shot.',
  proof: 'Close-up of it in use.',
  'call-to-action': 'Calm, unobstructed.',
};

/** Where the product’s own picture is laid over the scene, the scene is its stage and shows nothing of its own. */
const STAGE = 'Nothing stands in the centre.';

/** More of a description than this would blur the picture. */
const MOST_WORLD_CHARACTERS = 240;

export interface PictureSubject {
  role: AdRole;
  /** What is seen, in words of the scene. */
  subject: string;
  hasLayer: boolean;
  /** What is known of the product, so that a scene whose words name nothing is set in its world. */
  world: string;
}

/** What is to be seen in a scene, the weightiest first: its subject, how it is staged, its world, the style's light. */
export function picturePrompt({ role, subject, hasLayer, world }: PictureSubject, { look }: AdStyle): string {
  const [seen, staging] = hasLayer ? [`An empty stage: ${subject}`, STAGE] : [subject, STAGING[role]];
  const set = world.replaceAll(/\s+/g, ' ').slice(0, MOST_WORLD_CHARACTERS);
  return [seen, staging, ...(set === '' ? [] : [set]), look, 'No typography, captions or signage.'].join(
    '\n',
  );
}
