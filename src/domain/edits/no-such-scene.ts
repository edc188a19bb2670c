import { ReelError } from '../errors.ts';
import { nearestName } from '../nearest-name.ts';

/** The error for a scene that the film has not, with the one that was probably meant. */
export function noSuchScene(id: string, ids: readonly string[]): ReelError {
  const nearest = nearestName(id, ids);
  const hint = nearest === undefined ? '.' : `; did you mean ${nearest}?`;
  return new ReelError('not-found', `The film has no scene ${id}${hint}`, {
    issues: [{ field: 'scene', value: id, problem: 'is no scene of the film', ...(nearest && { nearest }) }],
  });
}
