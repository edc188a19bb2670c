import { ReelError } from '../../domain/errors.ts';
import type { FilmClip } from '../../domain/film-recipe.ts';
import type { MadeInput } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';
import type { SceneMovie } from '../../render/timeline/film-timeline.ts';

/**
 * The moving shot that plays a role in a film. `invalid-input` for a person's own file that holds no moving picture
 * or ends before the part that is wanted.
 */
export async function sceneMovie(
  { role, inSeconds = 0, outSeconds, withSound }: FilmClip,
  inputs: ReadonlyMap<string, MadeInput>,
  media: Pick<Media, 'probe'>,
): Promise<SceneMovie> {
  const input = inputs.get(role);
  if (!input) throw new ReelError('internal', `The film has no input called ${role}.`);
  const reference = { asset: input.record.hash };
  if (withSound === undefined) {
    const { durationSeconds } = input.record.facts;
    return {
      media: reference,
      inSeconds,
      ...(outSeconds !== undefined && { outSeconds }),
      ...(typeof durationSeconds === 'number' && { sourceSeconds: durationSeconds }),
      isOwn: false,
    };
  }
  const { durationSeconds, streams } = await media.probe(input.path);
  if (!streams.some(({ kind }) => kind === 'picture'))
    throw new ReelError(
      'invalid-input',
      'The clip of a scene holds no pictures; give a film or a moving picture.',
    );
  if (durationSeconds !== null && inSeconds >= durationSeconds)
    throw new ReelError(
      'invalid-input',
      `The clip of a scene is ${durationSeconds.toFixed(2)} s long and is to be seen from ${inSeconds} s on; begin earlier.`,
    );
  const isHeard = withSound && durationSeconds !== null && streams.some(({ kind }) => kind === 'sound');
  return {
    media: reference,
    inSeconds,
    ...(outSeconds !== undefined && { outSeconds }),
    ...(isHeard && { soundSeconds: durationSeconds }),
    isOwn: true,
  };
}
