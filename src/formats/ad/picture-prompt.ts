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

/** What is to be seen in a scene, the weightiest first: its subject, how it is staged, the light of the style. */
export function picturePrompt(
  { role, subject, hasLayer }: { role: AdRole; subject: string; hasLayer: boolean },
  { look }: AdStyle,
): string {
  const [seen, staging] = hasLayer ? [`An empty stage: ${subject}`, STAGE] : [subject, STAGING[role]];
  return [seen, staging, look, 'No typography, captions or signage.'].join('\n');
}
