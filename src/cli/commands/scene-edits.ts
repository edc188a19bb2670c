import type { Command } from 'commander';
import type { Edit } from '../../domain/edits/edit.ts';
import { refused } from '../../domain/refused.ts';
import { type CommonOptions, type Invocation, type RunCommand, withCommonOptions } from '../invocation.ts';
import { MUSIC_EDITS } from '../scene-edits/music-edits.ts';
import { PROJECT } from '../scene-edits/scene-argument.ts';
import type { SceneEditCommand, SceneEditOptions } from '../scene-edits/scene-edit-command.ts';
import { SCENE_PICTURE_EDITS } from '../scene-edits/scene-picture-edits.ts';
import { SCENE_WORD_EDITS } from '../scene-edits/scene-word-edits.ts';
import { WHOLE_SCENE_EDITS } from '../scene-edits/whole-scene-edits.ts';
import { tellEdit } from '../tell-edit.ts';

type EditOptions = CommonOptions & SceneEditOptions & { dryRun?: true };

/** A command for each edit; with `--dry-run` each says what it would come to, and changes nothing. */
export function addSceneEdits(scene: Command, run: RunCommand): void {
  for (const each of [...WHOLE_SCENE_EDITS, ...SCENE_WORD_EDITS, ...SCENE_PICTURE_EDITS, ...MUSIC_EDITS]) {
    const command = scene.command(each.name).summary(each.summary).argument('<project>', PROJECT);
    each.describe(command);
    command.option('--dry-run', 'say what would become stale and what that would cost, and change nothing');
    withCommonOptions(command).action((...given: unknown[]) => {
      const [project, ...words] = given.slice(0, -2) as [string, ...(string | undefined)[]];
      const options = given.at(-2) as EditOptions;
      return run(options, (invocation) => makeEdit(each, project, words, options, invocation));
    });
  }
}

async function makeEdit(
  command: SceneEditCommand,
  given: string,
  words: readonly (string | undefined)[],
  options: EditOptions,
  invocation: Invocation,
): Promise<number> {
  const isPreview = options.dryRun === true;
  const studio = await invocation.studio();
  const { project } = await studio.showProject(given);
  const edit = await checked(await command.edit(words, options, { project, studio, invocation }));
  const outcome = await (isPreview ? studio.previewEdit(project.id, edit) : studio.edit(project.id, edit));
  return tellEdit(outcome, { ...options, isPreview }, invocation);
}

/** The edit as the domain takes it; what the schema refuses is told by the name that it has there. */
async function checked(edit: object): Promise<Edit> {
  const { editSchema } = await import('../../domain/edits/edit.ts');
  const result = editSchema.safeParse(edit);
  if (result.success) return result.data;
  const { issuesOf } = await import('../../domain/input-issues.ts');
  const [first] = issuesOf(result.error, editSchema, edit);
  throw refused(first ?? { field: 'edit', problem: 'cannot be used' });
}
