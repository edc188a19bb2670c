import type { ModelKindName } from '../../studio/models.ts';
import type { Studio } from '../../studio/studio.ts';
import { notOneOf } from '../one-of.ts';

/** The model of that short or full name, as edits name it; null for `any`, which leaves it open. */
export async function modelNamed(
  given: string,
  kind: ModelKindName,
  studio: Pick<Studio, 'models'>,
): Promise<{ provider: string; name: string } | null> {
  if (given === 'any') return null;
  const models = studio.models(kind);
  const found = models.find(({ name, id }) => name === given.toLowerCase() || id === given);
  if (found) return { provider: found.provider, name: found.id };
  throw await notOneOf('--model', given, ['any', ...models.map(({ name }) => name)]);
}
