import type { AssetHash, AssetRecipe, AssetRecord } from './asset.ts';
import { spokenLineRole, spokenSoundOf, trackPieceIn } from './lip-sync.ts';
import { clipWishOf } from './recipes.ts';
import { lengthOfSpoken } from './spoken-sound.ts';

/** How long something is that is heard or moves. */
export interface AssetLength {
  seconds: number;
  /** Before it is made, and while what it is made from is not measured. */
  isEstimated: boolean;
}

/** The lengths of a recipe's inputs by their roles, as far as they are known. */
export type InputLengths = ReadonlyMap<string, AssetLength>;

/** How long each input of a recipe is: measured where it is there, else by what it is to be made from. */
export function inputLengths(
  { inputs }: AssetRecipe,
  recipeOf: (hash: AssetHash) => AssetRecipe | undefined,
  there: ReadonlyMap<AssetHash, Pick<AssetRecord, 'facts'>>,
): InputLengths {
  const lengths = Object.entries(inputs).flatMap(([role, hash]): [string, AssetLength][] => {
    const measured = measuredSeconds(there.get(hash));
    if (measured !== undefined) return [[role, { seconds: measured, isEstimated: false }]];
    const recipe = recipeOf(hash);
    const length = recipe && lengthBefore(recipe, there);
    return length === undefined ? [] : [[role, length]];
  });
  return new Map(lengths);
}

/** The lengths of inputs that are there. */
export function measuredLengths(inputs: ReadonlyMap<string, Pick<AssetRecord, 'facts'>>): InputLengths {
  const lengths = [...inputs].flatMap(([role, record]): [string, AssetLength][] => {
    const seconds = measuredSeconds(record);
    return seconds === undefined ? [] : [[role, { seconds, isEstimated: false }]];
  });
  return new Map(lengths);
}

/** How long what a recipe makes will be; undefined where the recipe does not say. */
function lengthBefore(
  recipe: AssetRecipe,
  there: ReadonlyMap<AssetHash, Pick<AssetRecord, 'facts'>>,
): AssetLength | undefined {
  if (recipe.kind === 'clip') return { seconds: clipWishOf(recipe).durationSeconds, isEstimated: true };
  if (recipe.kind !== 'sound-piece') return undefined;
  const track = trackPieceIn(recipe);
  if (track) return { seconds: track.durationSeconds, isEstimated: false };
  const sound = spokenSoundOf(recipe);
  const lineSeconds = sound.lines.map((_, index) =>
    measuredSeconds(there.get(recipe.inputs[spokenLineRole(index)] ?? '')),
  );
  return lengthOfSpoken(sound, lineSeconds);
}

function measuredSeconds(record: Pick<AssetRecord, 'facts'> | undefined): number | undefined {
  const seconds = record?.facts.durationSeconds;
  return typeof seconds === 'number' ? seconds : undefined;
}
