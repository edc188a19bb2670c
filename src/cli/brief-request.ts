import type { MakeFilmRequest } from '../studio/studio.ts';
import { readBriefArgument } from './brief-argument.ts';
import { type BriefCommandOptions, overridesOf, ownFilesOf } from './brief-options.ts';
import type { FilmArgument } from './film-argument.ts';
import { stageNamed } from './stage-option.ts';
import type { Surroundings } from './surroundings.ts';

/** What the studio is asked to make, as far as every command on briefs says it. */
export type BriefRequest = Pick<
  MakeFilmRequest,
  'brief' | 'format' | 'overrides' | 'ownFiles' | 'defaults' | 'stage'
>;

/** Reads the brief that a command line names, with what its options change of it; `name` is for what is made of it. */
export async function readBriefRequest(
  { brief: argument, format }: FilmArgument,
  options: BriefCommandOptions,
  surroundings: Surroundings,
): Promise<{ request: BriefRequest; name: string }> {
  const { input: brief, name } = await readBriefArgument(argument, surroundings);
  const stage = await stageNamed(options.to);
  const overrides = await overridesOf(options, brief.folder, surroundings.workingFolder);
  return {
    request: {
      brief,
      overrides,
      ownFiles: ownFilesOf(overrides),
      ...(format !== undefined && { format }),
      ...(options.defaults === false && { defaults: false }),
      ...(stage !== undefined && { stage }),
    },
    name,
  };
}
