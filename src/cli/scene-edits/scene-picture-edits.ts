import { type Command, Option } from 'commander';
import { uploadOf } from '../upload-of.ts';
import { wholeNumber } from '../whole-number.ts';
import { modelNamed } from './model-argument.ts';
import { lineNamed, sceneNamed } from './scene-argument.ts';
import { type SceneEditCommand, someOf, withScene } from './scene-edit-command.ts';
import { lengthGiven, partGiven, secondsGiven, shareGiven, transitionGiven } from './scene-options.ts';
import { MOST_TAKES, withTakeOptions } from './take-options.ts';

const CAMERAS = 'push-in, pull-out, pan-left, pan-right, tilt-up, tilt-down or drift';

/** Edits of what a scene shows: its picture or its moving shot, each with all the takes that there were. */
export const SCENE_PICTURE_EDITS: readonly SceneEditCommand[] = [
  {
    name: 'change',
    summary: 'change how a scene looks and comes in',
    describe: (command) =>
      withScene(command)
        .option('--title <text>')
        .option('--prompt <text>', 'what is to be seen')
        .option('--style <name>', 'how its picture looks; see reel styles')
        .option('--model <name>', 'who makes its picture; see reel models --kind image; any leaves it open')
        .option(
          '--transition <kind>',
          'how it comes in: cut, crossfade, dip, wipe, slide or zoom; crossfade:0.5 gives the seconds',
        )
        .option('--rest <seconds>', 'quiet after its last word')
        .option('--least <seconds>', 'it lasts at least so long; none for as long as what is said')
        .option('--camera <move>', `how a camera moves over its picture: ${CAMERAS}; none to stand`),
    edit: async ([scene = ''], options, { project, studio }) => {
      const { title, prompt, style, model, transition, rest, least, camera } = options;
      const found = sceneNamed(scene, project);
      return {
        kind: 'change-scene',
        scene: found.id,
        ...someOf({ title, prompt, style }),
        ...(model !== undefined && { model: await modelNamed(model, 'image', studio) }),
        ...(transition !== undefined && { transition: transitionGiven(transition, found.transition) }),
        ...lengthGiven(rest, least),
        ...(camera !== undefined && { move: camera === 'none' ? null : camera }),
      };
    },
  },
  {
    name: 'regenerate',
    summary: 'have another picture, shot or reading made of the same words; the one there stays as a take',
    describe: (command) =>
      withTakeOptions(withScene(command))
        .addOption(
          new Option('--lip-sync', 'of the lip-sync of its shot, as after one that failed').conflicts([
            'clip',
            'line',
          ]),
        )
        .addOption(
          new Option('--speech', 'of all that voices read in it').conflicts(['clip', 'line', 'lipSync']),
        ),
    edit: ([given = ''], { clip, line, lipSync, speech }, { project }) => {
      const scene = sceneNamed(given, project);
      return {
        kind: 'regenerate',
        scene: scene.id,
        ...(clip && { of: 'clip' }),
        ...(lipSync && { of: 'lip-sync' }),
        ...(speech && { of: 'speech' }),
        ...(line !== undefined && { of: 'speech', line: lineNamed(line, scene).id }),
      };
    },
  },
  {
    name: 'take',
    summary: 'show another take of the scene’s picture; see reel scene takes',
    describe: (command) =>
      withTakeOptions(withScene(command).argument('<take>', 'which one, counted from 1')),
    edit: ([given = '', take = ''], { clip, line }, { project }) => {
      const scene = sceneNamed(given, project);
      return {
        kind: 'select-take',
        scene: scene.id,
        ...(clip && { of: 'clip' }),
        ...(line !== undefined && { of: 'speech', line: lineNamed(line, scene).id }),
        take: wholeNumber('TAKE', take, 1, MOST_TAKES),
      };
    },
  },
  {
    name: 'own',
    summary: 'show a picture or a film of your own',
    describe: (command) =>
      withPart(withScene(command).argument('<file>', 'a picture or a film')).option(
        '--mute',
        'without the film’s sound',
      ),
    edit: async ([given = '', file = ''], { from, to, mute }, { project, studio, invocation }) => {
      const scene = sceneNamed(given, project).id;
      const { hash: asset, mediaType } = await uploadOf(file, studio, invocation.surroundings);
      if (!mediaType.startsWith('video/')) return { kind: 'own-picture', scene, asset };
      return { kind: 'own-clip', scene, asset, ...partGiven(from, to), ...(mute && { with_sound: false }) };
    },
  },
  {
    name: 'clip',
    summary: 'show a moving shot made from words; what is left out stays as it was',
    describe: (command) =>
      withScene(command)
        .option('--prompt <text>', 'what is to be seen')
        .option('--directions <text>', 'how camera and action move')
        .option('--duration <seconds>', 'how long the shot is')
        .option('--resolution <name>', '480p, 720p or 1080p')
        .option('--model <name>', 'who makes it; see reel models --kind video; any leaves it open')
        .option('--starts-from <what>', 'picture: the scene’s picture is its first frame; or words')
        .option('--ends-with <file>', 'a picture of your own that is its last frame; any for any'),
    edit: async ([scene = ''], options, { project, studio, invocation }) => {
      const { prompt, directions, duration, resolution, model, startsFrom, endsWith } = options;
      const last =
        endsWith === undefined || endsWith === 'any'
          ? null
          : (await uploadOf(endsWith, studio, invocation.surroundings)).hash;
      return {
        kind: 'change-clip',
        scene: sceneNamed(scene, project).id,
        ...someOf({ prompt, directions, resolution }),
        ...(model !== undefined && { model: await modelNamed(model, 'video', studio) }),
        ...(duration !== undefined && { duration_seconds: secondsGiven('--duration', duration, 60) }),
        ...(startsFrom !== undefined && { starts_from: startsFrom }),
        ...(endsWith !== undefined && { ends_with: last }),
      };
    },
  },
  {
    name: 'trim',
    summary: 'show another part of the scene’s shot, which itself stays whole',
    describe: (command) =>
      withPart(withScene(command))
        .option('--least <seconds>', 'the scene lasts at least so long then')
        .option('--rest <seconds>', 'quiet after its last word then'),
    edit: ([scene = ''], { from, to, least, rest }, { project }) => ({
      kind: 'trim-clip',
      scene: sceneNamed(scene, project).id,
      ...partGiven(from, to),
      ...lengthGiven(rest, least),
    }),
  },
  {
    name: 'lip-sync',
    summary: 'have the mouth in the scene’s shot follow its words, or the music, in a copy of the shot',
    describe: (command) =>
      withScene(command)
        .requiredOption('--model <name>', 'who makes it; see reel models --kind lip-sync; none for none')
        .option('--temperature <number>', 'from 0, hardly moving, to 1, as expressive as it can be')
        .option('--active-speaker', 'find out who of several people speaks or sings')
        .option('--occlusion', 'look for hands and things before the mouth')
        .option('--assume-face', 'take your word that a face is seen in the shot, where none was found'),
    edit: async ([scene = ''], options, { project, studio }) => {
      const { model = '', temperature, activeSpeaker, occlusion, assumeFace } = options;
      return {
        kind: 'lip-sync',
        scene: sceneNamed(scene, project).id,
        model: model === 'none' ? null : await modelNamed(model, 'lip-sync', studio),
        ...(temperature !== undefined && { temperature: shareGiven('--temperature', temperature) }),
        ...(activeSpeaker && { active_speaker: true }),
        ...(occlusion && { occlusion: true }),
        ...(assumeFace && { assume_face: true }),
      };
    },
  },
  {
    name: 'delete-clip',
    summary: 'show the scene’s picture again; its shots stay as takes',
    describe: withScene,
    edit: ([scene = ''], _options, { project }) => ({
      kind: 'remove-clip',
      scene: sceneNamed(scene, project).id,
    }),
  },
];

function withPart(command: Command): Command {
  return command
    .option('--from <seconds>', 'where the part that is seen begins')
    .option('--to <seconds>', 'where it ends; end for the shot’s own end');
}
