import type { Command } from 'commander';
import type { Project } from '../../domain/project.ts';
import type { Studio } from '../../studio/studio.ts';
import type { Invocation } from '../invocation.ts';
import { refused } from '../refused.ts';
import { LINE, lineNamed, SCENE, sceneNamed } from '../scene-argument.ts';
import { secondsGiven, transitionGiven } from '../scene-options.ts';
import { uploadOf } from '../upload-of.ts';
import { wholeNumber } from '../whole-number.ts';

/** All options that any of the edits takes. */
export interface SceneEditOptions {
  title?: string;
  say?: string[];
  prompt?: string;
  position?: string;
  style?: string;
  transition?: string;
  rest?: string;
  set?: string[];
  before?: string;
}

interface EditSurroundings {
  project: Project;
  studio: Studio;
  invocation: Invocation;
}

/** One edit as the command line takes it. */
export interface SceneEditCommand {
  name: string;
  summary: string;
  /** Adds its arguments after the project, and its options. */
  describe(command: Command): void;
  /** The edit's document, not checked yet; `words` are the arguments after the project. */
  edit(
    words: readonly (string | undefined)[],
    options: SceneEditOptions,
    surroundings: EditSurroundings,
  ): object | Promise<object>;
}

const MOST_SCENES = 2000;

export const SCENE_EDITS: readonly SceneEditCommand[] = [
  {
    name: 'add',
    summary: 'add a scene',
    describe: (command) =>
      command
        .argument('<title>')
        .option('--say <text>', 'a line that is spoken (repeatable)', collect)
        .option('--prompt <text>', 'what is to be seen; the title where left out')
        .option('--position <number>', 'its place in the film; the end where left out'),
    edit: ([title], { say, prompt, position }) => ({
      kind: 'add-scene',
      title,
      narration: say ?? [],
      ...(prompt !== undefined && { prompt }),
      ...(position !== undefined && { position: wholeNumber('--position', position, 1, MOST_SCENES) }),
    }),
  },
  {
    name: 'delete',
    summary: 'delete a scene',
    describe: withScene,
    edit: ([scene = ''], _options, { project }) => ({
      kind: 'delete-scene',
      scene: sceneNamed(scene, project).id,
    }),
  },
  {
    name: 'duplicate',
    summary: 'put a scene like this one behind it; its media are shared',
    describe: withScene,
    edit: ([scene = ''], _options, { project }) => ({
      kind: 'duplicate-scene',
      scene: sceneNamed(scene, project).id,
    }),
  },
  {
    name: 'move',
    summary: 'move a scene to another place',
    describe: (command) => withScene(command).argument('<position>', 'its new place, counted from 1'),
    edit: ([scene = '', position = ''], _options, { project }) => ({
      kind: 'move-scene',
      scene: sceneNamed(scene, project).id,
      position: wholeNumber('POSITION', position, 1, MOST_SCENES),
    }),
  },
  {
    name: 'split',
    summary: 'split a scene in two between two of its lines',
    describe: (command) =>
      withScene(command).requiredOption('--before <line>', `${LINE}; the second scene begins with it`),
    edit: ([given = ''], { before = '' }, { project }) => {
      const scene = sceneNamed(given, project);
      const line = scene.narration.indexOf(lineNamed(before, scene));
      if (line > 0) return { kind: 'split-scene', scene: scene.id, line };
      throw refused({ field: '--before', value: before, problem: 'is the first line; name a later one' });
    },
  },
  {
    name: 'merge',
    summary: 'merge a scene with the one after it; the first one’s picture stays',
    describe: withScene,
    edit: ([scene = ''], _options, { project }) => ({
      kind: 'merge-scenes',
      scene: sceneNamed(scene, project).id,
    }),
  },
  {
    name: 'change',
    summary: 'change how a scene looks and comes in',
    describe: (command) =>
      withScene(command)
        .option('--title <text>')
        .option('--prompt <text>', 'what is to be seen')
        .option('--style <name>', 'how its picture looks; see reel styles')
        .option(
          '--transition <kind>',
          'how it comes in: cut, crossfade, dip, wipe, slide or zoom; crossfade:0.5 gives the seconds',
        )
        .option('--rest <seconds>', 'quiet after its last word'),
    edit: ([scene = ''], { title, prompt, style, transition, rest }, { project }) => {
      const found = sceneNamed(scene, project);
      return {
        kind: 'change-scene',
        scene: found.id,
        ...someOf({ title, prompt, style }),
        ...(transition !== undefined && { transition: transitionGiven(transition, found.transition) }),
        ...(rest !== undefined && { rest_seconds: secondsGiven('--rest', rest, 60) }),
      };
    },
  },
  {
    name: 'say',
    summary: 'change what a line says',
    describe: (command) =>
      withScene(command).argument('<line>', LINE).argument('<text>', 'what is spoken, word for word'),
    edit: ([given = '', line = '', text], _options, { project }) => {
      const scene = sceneNamed(given, project);
      return { kind: 'change-line', scene: scene.id, line: lineNamed(line, scene).id, text };
    },
  },
  {
    name: 'bullet',
    summary: 'change a line of the scene’s slide',
    describe: (command) =>
      withScene(command).argument('<bullet>', 'which one, counted from 1').argument('<text>'),
    edit: ([scene = '', bullet = '', text], _options, { project }) => ({
      kind: 'change-bullet',
      scene: sceneNamed(scene, project).id,
      bullet: wholeNumber('BULLET', bullet, 1, 21) - 1,
      text,
    }),
  },
  {
    name: 'regenerate',
    summary: 'have another picture made of the same words; the one there stays as a take',
    describe: withScene,
    edit: ([scene = ''], _options, { project }) => ({
      kind: 'regenerate',
      scene: sceneNamed(scene, project).id,
    }),
  },
  {
    name: 'take',
    summary: 'show another take of the scene’s picture; see reel scene takes',
    describe: (command) => withScene(command).argument('<take>', 'which one, counted from 1'),
    edit: ([scene = '', take = ''], _options, { project }) => ({
      kind: 'select-take',
      scene: sceneNamed(scene, project).id,
      take: wholeNumber('TAKE', take, 1, 10_000),
    }),
  },
  {
    name: 'own',
    summary: 'show a picture of your own',
    describe: (command) => withScene(command).argument('<file>', 'a picture: png, jpg, webp or svg'),
    edit: async ([given = '', file = ''], _options, { project, studio, invocation }) => {
      const scene = sceneNamed(given, project);
      const { hash } = await uploadOf(file, studio, invocation.surroundings);
      return { kind: 'own-picture', scene: scene.id, asset: hash };
    },
  },
  {
    name: 'film',
    summary: 'change what belongs to the whole film: title, voice, music, captions',
    describe: (command) =>
      command
        .option('--title <text>')
        .option('--set <name=value>', 'a setting as in a brief, such as voice=en-us (repeatable)', collect),
    edit: (_words, { title, set }) => ({
      kind: 'change-film',
      ...someOf({ title }),
      ...(set !== undefined && { settings: Object.fromEntries(set.map(settingGiven)) }),
    }),
  },
];

function withScene(command: Command): Command {
  return command.argument('<scene>', SCENE);
}

function settingGiven(text: string): [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1) throw refused({ field: '--set', value: text, problem: 'must be name=value' });
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), JSON.parse(value)];
  } catch {
    return [text.slice(0, at), value];
  }
}

function someOf(given: { [name: string]: string | undefined }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}
