import type { AssetRecipe } from '../../domain/asset.ts';
import { isReelError } from '../../domain/errors.ts';
import { clipRecipe, imageRecipe, musicRecipe } from '../../domain/recipes.ts';
import { frameSizeOf } from '../../domain/settings.ts';
import type { ModelCheck } from '../../ports/remote-vendor.ts';
import { inputComplaints } from './live-schema.ts';
import type { ReplicateModel } from './model-inputs.ts';
import type { ReplicateClient } from './replicate-client.ts';

/**
 * Asks Replicate for a model and sees whether what it is told here still fits its published input. A version that is
 * pinned stays as it is, so of such a model only that it is there is looked at.
 */
export async function checkModel(
  { entry, inputFor }: ReplicateModel,
  client: Pick<ReplicateClient, 'latestVersion'>,
  signal?: AbortSignal,
): Promise<ModelCheck> {
  const model = entry.id;
  try {
    const live = await client.latestVersion(model, signal);
    const isPinned = entry.version !== undefined && entry.version !== 'latest';
    if (isPinned || live.openapi_schema === undefined) return { model, state: 'there' };
    const complaints = samplesFor(entry).flatMap((recipe) => {
      const { parameters, files } = inputFor(recipe);
      const input = { ...parameters, ...files, ...(entry.hasSeed && { seed: 1 }) };
      return inputComplaints(live.openapi_schema, input);
    });
    const said = [...new Set(complaints)];
    return said.length === 0 ? { model, state: 'there' } : { model, state: 'changed', said };
  } catch (error) {
    if (!isReelError(error) || error.code !== 'not-found') throw error;
    return { model, state: 'gone' };
  }
}

/** Recipes that together have every input of a model used. */
function samplesFor({
  kind,
  takes,
  durationsSeconds,
  ratios = ['16:9'],
}: ReplicateModel['entry']): AssetRecipe[] {
  const picture = '0'.repeat(64);
  if (kind === 'image') {
    const wish = { prompt: 'a lighthouse', style: '', seed: 1, variation: 1, filmSeed: 1, brandColours: [] };
    return [imageRecipe({ ...wish, size: frameSizeOf('9:16') })];
  }
  if (kind === 'music') return [musicRecipe({ mood: 'calm', seed: 1, durationSeconds: 60 })];
  if (kind !== 'clip') return [];
  const lengths =
    durationsSeconds === undefined
      ? [5]
      : 'from' in durationsSeconds
        ? [durationsSeconds.from, durationsSeconds.to]
        : durationsSeconds;
  return lengths.flatMap((durationSeconds) => {
    const wish = {
      prompt: 'A lighthouse.',
      directions: '',
      durationSeconds,
      resolution: '720p',
      ratio: ratios.includes('9:16') ? '9:16' : '16:9',
      seed: 1,
    } as const;
    return [
      ...(takes.includes('text') ? [clipRecipe(wish)] : []),
      ...(takes.includes('start-image') ? [clipRecipe(wish, picture)] : []),
      ...(takes.includes('references')
        ? [
            clipRecipe({ ...wish, references: [{ role: 'character', name: 'a keeper' }] }, undefined, [
              picture,
            ]),
          ]
        : []),
    ];
  });
}
