import type { AdStyle } from './ad-styles.ts';

export type AdRole = 'hook' | 'product' | 'benefit' | 'proof' | 'call-to-action';

/** What a scene of each role is a picture of, beside its own words. */
const STAGING: Record<AdRole, string> = {
  hook: 'The moment before the product, seen wide.',
  product: 'The product by itself, seen close.',
  benefit: 'The gain as it is lived, somebody in the middle of it.',
  proof: 'The product in use, seen from near.',
  'call-to-action': 'A calm, open place with room in the middle.',
};

/** Where the product’s own picture is laid over the scene, the scene is its stage. */
const STAGE = 'An empty stage with nothing in the middle, ready for a product to be put there.';

/** What is to be seen in a scene, the weightiest first: its subject, how it is staged, the light of the style. */
export function picturePrompt(
  { role, subject, hasLayer }: { role: AdRole; subject: string; hasLayer: boolean },
  { look }: AdStyle,
): string {
  return [subject, hasLayer ? STAGE : STAGING[role], look, 'No typography, captions or signage.'].join('\n');
}
