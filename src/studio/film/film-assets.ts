import { type AssetHash, type AssetKind, type AssetRecipe, assetHash } from '../../domain/asset.ts';

/** What stands beside a film: captions, poster, contact sheet and the report of its check. */
export type Companion = 'vtt' | 'srt' | 'poster' | 'contact-sheet' | 'check';

const COMPANIONS: Record<Companion, { kind: AssetKind; edition: number }> = {
  vtt: { kind: 'captions', edition: 1 },
  srt: { kind: 'captions', edition: 1 },
  poster: { kind: 'poster', edition: 3 },
  'contact-sheet': { kind: 'contact-sheet', edition: 3 },
  check: { kind: 'check', edition: 2 },
};

/** The recipes of all that stands beside a film, each from the finished film; the check reads the captions too. */
export function companionRecipes(film: AssetHash, withCaptions: boolean): Map<Companion, AssetRecipe> {
  const recipes = new Map<Companion, AssetRecipe>();
  const add = (companion: Companion, inputs: Record<string, AssetHash> = {}) => {
    recipes.set(companion, { ...COMPANIONS[companion], inputs: { film, ...inputs }, intent: { companion } });
  };
  const captions: Record<string, AssetHash> = {};
  for (const form of withCaptions ? (['vtt', 'srt'] as const) : []) {
    add(form);
    const recipe = recipes.get(form);
    if (recipe) captions[form] = assetHash(recipe);
  }
  add('poster');
  add('contact-sheet');
  add('check', captions);
  return recipes;
}

/** What stands beside a film by this recipe; undefined for any other. */
export function companionOf(recipe: AssetRecipe): Companion | undefined {
  const { companion } = recipe.intent;
  return typeof companion === 'string' && Object.hasOwn(COMPANIONS, companion)
    ? (companion as Companion)
    : undefined;
}
