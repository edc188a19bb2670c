import type { AssetKind, AssetRecipe } from '../../domain/asset.ts';
import type { JsonObject } from '../../domain/canonical-json.ts';
import { FREE } from '../../domain/price.ts';
import { imageWishOf, musicWishOf, speechWishOf } from '../../domain/recipes.ts';
import type {
  Generated,
  GenerationContext,
  ImageGenerator,
  MusicGenerator,
  SpeechGenerator,
} from '../../ports/generators.ts';
import type { MakeRequest, Maker } from '../../ports/maker.ts';

/** Makers of what local generators make: at no price, and without asking anybody. */
export function imageMaker(generator: ImageGenerator, lane: string): Maker {
  return freeMaker('image', generator, lane, (recipe, context) =>
    generator.paint(imageWishOf(recipe), context),
  );
}

export function speechMaker(generator: SpeechGenerator, lane: string): Maker {
  return freeMaker('speech', generator, lane, (recipe, context) => {
    const { voice, ...wish } = speechWishOf(recipe);
    // A vendor's own voice is nobody here: where its vendor fails, the language's usual voice speaks.
    const isOwn = voice !== undefined && !voice.includes(':');
    return generator.speak(isOwn ? { ...wish, voice } : wish, context);
  });
}

export function musicMaker(generator: MusicGenerator, lane: string): Maker {
  return freeMaker('music', generator, lane, (recipe, context) =>
    generator.compose(musicWishOf(recipe), context),
  );
}

function freeMaker(
  kind: AssetKind,
  generator: { readonly name: string },
  lane: string,
  generate: (recipe: AssetRecipe, context: GenerationContext) => Promise<Generated<object>>,
): Maker {
  return {
    provider: generator.name,
    lane,
    offer: (recipe) =>
      recipe.kind === kind
        ? { model: generator.name, price: FREE, basis: 'made on this machine' }
        : undefined,
    async make(request: MakeRequest) {
      const { outputPathStem, signal } = request;
      const generated = await generate(request.recipe, { outputPathStem, signal });
      return { ...generated, facts: generated.facts as JsonObject, cost: FREE };
    },
  };
}
