import { refused } from '../../domain/refused.ts';
import { uploadOf } from '../upload-of.ts';
import { wholeNumber } from '../whole-number.ts';
import { LINE, lineNamed, sceneNamed } from './scene-argument.ts';
import { MOST_SCENES, type SceneEditCommand, withScene } from './scene-edit-command.ts';
import { paceGiven } from './scene-options.ts';

const BULLET = 'which line of the slide, counted from 1';
const MOST_BULLETS = 21;

/** Edits of what a scene says and shows in words. */
export const SCENE_WORD_EDITS: readonly SceneEditCommand[] = [
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
    name: 'add-line',
    summary: 'add a line that is spoken',
    describe: (command) =>
      withScene(command)
        .argument('<text>', 'what is spoken, word for word')
        .option('--position <number>', 'its place among the lines; the end where left out')
        .option('--bullet <text>', 'what appears on the slide as the line begins'),
    edit: ([scene = '', text], { position, bullet }, { project }) => ({
      kind: 'add-line',
      scene: sceneNamed(scene, project).id,
      text,
      ...(position !== undefined && { position: wholeNumber('--position', position, 1, MOST_SCENES) }),
      ...(bullet !== undefined && { bullet }),
    }),
  },
  {
    name: 'delete-line',
    summary: 'delete a line, and the line of the slide that appears with it',
    describe: (command) => withScene(command).argument('<line>', LINE),
    edit: ([given = '', line = ''], _options, { project }) => {
      const scene = sceneNamed(given, project);
      return { kind: 'delete-line', scene: scene.id, line: lineNamed(line, scene).id };
    },
  },
  {
    name: 'voice',
    summary: 'change who speaks in a scene, and how fast',
    describe: (command) =>
      withScene(command)
        .argument('[voice]', 'a voice; see reel voices; film for the film’s')
        .option('--speed <pace>', '1 is the voice’s own pace; film for the film’s')
        .option('--line <line>', `${LINE}; all that the scene says where left out`),
    edit: ([given = '', voice], { speed, line }, { project }) => {
      const scene = sceneNamed(given, project);
      if (voice === undefined && speed === undefined) {
        throw refused({ field: 'VOICE', problem: 'is missing; name a voice, or a pace with --speed' });
      }
      return {
        kind: 'change-voice',
        scene: scene.id,
        ...(line !== undefined && { line: lineNamed(line, scene).id }),
        ...(voice !== undefined && { voice: voice === 'film' ? null : voice }),
        ...(speed !== undefined && { speed: speed === 'film' ? null : paceGiven('--speed', speed) }),
      };
    },
  },
  {
    name: 'record',
    summary: 'have a recording of your own heard for a line',
    describe: (command) =>
      withScene(command)
        .argument('<line>', LINE)
        .argument('<file>', 'a sound in which the line is spoken; voice for a voice again'),
    edit: async ([given = '', line = '', file = ''], _options, { project, studio, invocation }) => {
      const scene = sceneNamed(given, project);
      const asset = file === 'voice' ? null : (await uploadOf(file, studio, invocation.surroundings)).hash;
      return { kind: 'own-speech', scene: scene.id, line: lineNamed(line, scene).id, asset };
    },
  },
  {
    name: 'bullet',
    summary: 'change a line of the scene’s slide',
    describe: (command) => withScene(command).argument('<bullet>', BULLET).argument('<text>'),
    edit: ([scene = '', bullet = '', text], _options, { project }) => ({
      kind: 'change-bullet',
      scene: sceneNamed(scene, project).id,
      bullet: wholeNumber('BULLET', bullet, 1, MOST_BULLETS) - 1,
      text,
    }),
  },
  {
    name: 'delete-bullet',
    summary: 'delete a line of the scene’s slide; what is said stays',
    describe: (command) => withScene(command).argument('<bullet>', BULLET),
    edit: ([scene = '', bullet = ''], _options, { project }) => ({
      kind: 'delete-bullet',
      scene: sceneNamed(scene, project).id,
      bullet: wholeNumber('BULLET', bullet, 1, MOST_BULLETS) - 1,
    }),
  },
];
