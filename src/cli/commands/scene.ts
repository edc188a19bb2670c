import type { Command } from 'commander';
import {
  changesDocument,
  historyDocument,
  musicDocument,
  sceneDocument,
} from '../../studio/documents/scene-document.ts';
import type { Studio } from '../../studio/studio.ts';
import { sceneListLines, takeLines } from '../display/scene-lines.ts';
import { sceneViewLines } from '../display/scene-view.ts';
import { DONE } from '../exit-status.ts';
import {
  type CommonOptions,
  type Invocation,
  printDocument,
  type RunCommand,
  withCommonOptions,
} from '../invocation.ts';
import { lineNamed, PROJECT, SCENE, sceneNamed } from '../scene-edits/scene-argument.ts';
import { withTakeOptions } from '../scene-edits/take-options.ts';
import { tellEdit } from '../tell-edit.ts';
import { addSceneEdits } from './scene-edits.ts';
import { addMusicTakes } from './scene-music.ts';
import { addSceneRefresh } from './scene-refresh.ts';

interface TakesOptions extends CommonOptions {
  clip?: true;
  line?: string;
}

/** Scenes of a project: see them, edit them, take edits back, and have made anew what became stale. */
export function addSceneCommands(program: Command, run: RunCommand): void {
  const scene = program
    .command('scene')
    .summary('see and edit the scenes of a project')
    .description(
      'Edits the scenes of a project. Each edit says what it makes stale and what making that anew would cost; ' +
        'nothing is made or spent before reel scene refresh.',
    )
    .addHelpText('after', EXAMPLES);

  const list = scene
    .command('list')
    .summary('list the scenes, and how each of their parts stands')
    .argument('<project>', PROJECT);
  withCommonOptions(list).action((project: string, options: CommonOptions) =>
    run(options, (invocation) => listScenes(project, options, invocation)),
  );

  const show = scene
    .command('show')
    .summary('show all of a scene: what it says and shows, and how its parts stand')
    .argument('<project>', PROJECT)
    .argument('<scene>', SCENE);
  withCommonOptions(show).action((project: string, given: string, options: CommonOptions) =>
    run(options, (invocation) => showScene(project, given, options, invocation)),
  );

  const takes = withTakeOptions(
    scene
      .command('takes')
      .summary('list the takes of a scene, the one that it shows among them')
      .argument('<project>', PROJECT)
      .argument('<scene>', SCENE),
  );
  withCommonOptions(takes).action((project: string, given: string, options: TakesOptions) =>
    run(options, (invocation) => listTakes(project, given, options, invocation)),
  );

  addMusicTakes(scene, run);
  addSceneEdits(scene, run);
  for (const [name, summary] of [
    ['undo', 'take the last edit back'],
    ['redo', 'make the edit again that was taken back last'],
  ] as const) {
    const step = scene.command(name).summary(summary).argument('<project>', PROJECT);
    withCommonOptions(step).action((project: string, options: CommonOptions) =>
      run(options, async (invocation) => {
        const studio = await invocation.studio();
        const { id } = (await studio.showProject(project)).project;
        return tellEdit(await studio[name](id), { ...options, isPreview: false }, invocation);
      }),
    );
  }
  addSceneRefresh(scene, run);
}

const EXAMPLES = `
Examples:
  reel scene list lighthouses-1a2b3c4d
  reel scene say lighthouses-1a2b3c4d 2 1 "Rings of glass bend the light." --dry-run
  reel scene move lighthouses-1a2b3c4d slide-3 1
  reel scene undo lighthouses-1a2b3c4d
  reel scene refresh lighthouses-1a2b3c4d`;

async function listScenes(given: string, options: CommonOptions, invocation: Invocation): Promise<number> {
  const studio = await invocation.studio();
  const { project, states } = await openedScenes(given, studio);
  const { out, err } = invocation;
  const scenes = states.map(sceneDocument);
  if (options.json) {
    const changes = changesDocument(project);
    const music = musicDocument(await studio.music(project.id));
    printDocument({ project: project.id, scenes, music, ...historyDocument(project), changes }, out);
  } else if (options.quiet) for (const { id } of scenes) out.line(id);
  else if (scenes.length === 0)
    err.line(`No scenes yet. Have them written with: reel scene refresh ${project.id} --to script`);
  else for (const line of sceneListLines(states, project, out)) out.line(line);
  return DONE;
}

async function showScene(
  given: string,
  sceneGiven: string,
  options: CommonOptions,
  invocation: Invocation,
): Promise<number> {
  const { project, states } = await openedScenes(given, await invocation.studio());
  const { out } = invocation;
  const { id } = sceneNamed(sceneGiven, project);
  const state = states.find(({ scene }) => scene.id === id)!;
  if (options.json) printDocument({ project: project.id, ...sceneDocument(state) }, out);
  else if (options.quiet) out.line(id);
  else for (const line of sceneViewLines(state, project, out)) out.line(line);
  return DONE;
}

async function listTakes(
  given: string,
  sceneGiven: string,
  options: TakesOptions,
  invocation: Invocation,
): Promise<number> {
  const { project, states } = await openedScenes(given, await invocation.studio());
  const { out } = invocation;
  const scene = sceneNamed(sceneGiven, project);
  const document = sceneDocument(states.find((state) => state.scene.id === scene.id)!);
  const line = options.line === undefined ? undefined : lineNamed(options.line, scene).id;
  const read = document.narration.find(({ id }) => id === line);
  const takes = read?.takes ?? (options.clip ? document.clip_takes : document.takes);
  if (options.json)
    printDocument({ project: project.id, scene: scene.id, ...(line !== undefined && { line }), takes }, out);
  else if (options.quiet) for (const { number } of takes) out.line(String(number));
  else if (read?.takes.length === 0) out.line('It was read once only.');
  else for (const each of takeLines(takes, out, read ? 'heard' : 'shown')) out.line(each);
  return DONE;
}

async function openedScenes(given: string, studio: Studio) {
  const { project } = await studio.showProject(given);
  return { project, states: await studio.scenes(project.id) };
}
