import type { AssetHash, AssetRecipe } from '../../domain/asset.ts';

/**
 * What stands beside a film: captions, poster, contact sheet and the report of its check. All are made from the
 * finished film alone, so their recipes need nothing but its name.
 */
const EDITIONS = { vtt: 1, srt: 1, poster: 1, 'contact-sheet': 1, check: 1 } as const;

export type Companion = keyof typeof EDITIONS;

export const COMPANIONS = Object.keys(EDITIONS) as Companion[];

export function companionRecipe(companion: Companion, film: AssetHash): AssetRecipe {
  const kind = companion === 'vtt' || companion === 'srt' ? 'captions' : companion;
  return { kind, edition: EDITIONS[companion], inputs: { film }, intent: { companion } };
}

export function companionOf(recipe: AssetRecipe): Companion | undefined {
  const { companion } = recipe.intent;
  return COMPANIONS.find((name) => name === companion);
}
