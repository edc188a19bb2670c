import { Option } from 'commander';
import { refused } from '../../domain/refused.ts';
import { collect } from '../repeated-option.ts';
import { wholeNumber } from '../whole-number.ts';
import { LINE, lineNamed, sceneNamed } from './scene-argument.ts';
import { MOST_SCENES, type SceneEditCommand, someOf, withScene } from './scene-edit-command.ts';
import { secondsGiven } from './scene-options.ts';

/** Edits of which scenes there are and in which order, and of the film as a whole. */
export const WHOLE_SCENE_EDITS: readonly SceneEditCommand[] = [
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
    summary: 'split a scene in two between two of its lines, or at a frame at which no word is heard',
    describe: (command) =>
      withScene(command)
        .option('--before <line>', `${LINE}; the second scene begins with it`)
        .addOption(
          new Option(
            '--at <seconds>',
            'from the scene’s start; its shot or picture goes on in the second scene',
          ).conflicts('before'),
        ),
    edit: ([given = ''], { before, at }, { project }) => {
      const scene = sceneNamed(given, project);
      if (at !== undefined)
        return { kind: 'split-scene', scene: scene.id, at_seconds: secondsGiven('--at', at, 36_000) };
      if (before === undefined)
        throw refused({ field: '--at', problem: 'is missing; give it, or a line with --before' });
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
    name: 'film',
    summary: 'change what belongs to the whole film: title, voice, music, captions',
    describe: (command) =>
      command
        .option('--title <text>')
        .option(
          '--set <name=value>',
          'a setting as in a brief, such as voice=en-us or music.mood=calm (repeatable)',
          collect,
        ),
    edit: (_words, { title, set }) => ({
      kind: 'change-film',
      ...someOf({ title }),
      ...(set !== undefined && { settings: settingsGiven(set) }),
    }),
  },
];

/** The settings that are given, those of one group such as music together. */
function settingsGiven(given: readonly string[]): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [path, value] of given.map(settingGiven)) {
    const [name = path, within] = path.split('.', 2);
    const group = settings[name];
    const isGroup = typeof group === 'object' && group !== null;
    settings[name] = within === undefined ? value : { ...(isGroup && group), [within]: value };
  }
  return settings;
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
