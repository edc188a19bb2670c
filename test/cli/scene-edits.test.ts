import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/domain/edits/edit.ts';
import { reel } from './command-line.ts';
import { editingStudio } from './editing-studio.ts';

describe('reel scene', () => {
  it.each<[string[], Edit]>([
    [
      ['add', 'p', 'Storms', '--say', 'Wind.', '--say', 'Waves.', '--position', '2'],
      { kind: 'add-scene', title: 'Storms', narration: ['Wind.', 'Waves.'], position: 2 },
    ],
    [['delete', 'p', 'scene-2'], { kind: 'delete-scene', scene: 'scene-2' }],
    [['duplicate', 'p', '1'], { kind: 'duplicate-scene', scene: 'scene-1' }],
    [['move', 'p', '2', '1'], { kind: 'move-scene', scene: 'scene-2', position: 1 }],
    [['split', 'p', '2', '--before', '2'], { kind: 'split-scene', scene: 'scene-2', line: 1 }],
    [['split', 'p', '2', '--before', 'line-2'], { kind: 'split-scene', scene: 'scene-2', line: 1 }],
    [['split', 'p', '2', '--at', '3.2'], { kind: 'split-scene', scene: 'scene-2', at_seconds: 3.2 }],
    [['merge', 'p', '1'], { kind: 'merge-scenes', scene: 'scene-1' }],
    [
      ['change', 'p', '2', '--prompt', 'a storm', '--transition', 'wipe:0.8', '--rest', '2'],
      {
        kind: 'change-scene',
        scene: 'scene-2',
        prompt: 'a storm',
        transition: { kind: 'wipe', seconds: 0.8 },
        rest_seconds: 2,
      },
    ],
    [
      ['change', 'p', '2', '--transition', 'cut'],
      { kind: 'change-scene', scene: 'scene-2', transition: { kind: 'cut', seconds: 0 } },
    ],
    [
      ['say', 'p', '2', '1', 'Glass.'],
      { kind: 'change-line', scene: 'scene-2', line: 'line-1', text: 'Glass.' },
    ],
    [
      ['voice', 'p', '2', 'en-gb-female', '--speed', '1.1'],
      { kind: 'change-voice', scene: 'scene-2', voice: 'en-gb-female', speed: 1.1 },
    ],
    [
      ['voice', 'p', '2', 'film', '--line', '2', '--speed', 'film'],
      { kind: 'change-voice', scene: 'scene-2', line: 'line-2', voice: null, speed: null },
    ],
    [['bullet', 'p', '1', '1', 'Lamp'], { kind: 'change-bullet', scene: 'scene-1', bullet: 0, text: 'Lamp' }],
    [['regenerate-music', 'p'], { kind: 'regenerate-music' }],
    [['music-take', 'p', '1'], { kind: 'select-music-take', take: 1 }],
    [['regenerate', 'p', '1'], { kind: 'regenerate', scene: 'scene-1' }],
    [
      ['add-line', 'p', '2', 'Light.', '--position', '1', '--bullet', 'Light'],
      { kind: 'add-line', scene: 'scene-2', text: 'Light.', position: 1, bullet: 'Light' },
    ],
    [['delete-line', 'p', '2', '2'], { kind: 'delete-line', scene: 'scene-2', line: 'line-2' }],
    [['delete-bullet', 'p', '1', '1'], { kind: 'delete-bullet', scene: 'scene-1', bullet: 0 }],
    [
      ['change', 'p', '1', '--least', '12', '--camera', 'push-in'],
      { kind: 'change-scene', scene: 'scene-1', least_seconds: 12, move: 'push-in' },
    ],
    [
      ['change', 'p', '1', '--least', 'none', '--camera', 'none'],
      { kind: 'change-scene', scene: 'scene-1', least_seconds: null, move: null },
    ],
    [
      ['clip', 'p', '1', '--directions', 'push in', '--duration', '8', '--starts-from', 'words'],
      {
        kind: 'change-clip',
        scene: 'scene-1',
        directions: 'push in',
        duration_seconds: 8,
        starts_from: 'words',
      },
    ],
    [
      ['trim', 'p', '3', '--from', '1.5', '--to', '4'],
      { kind: 'trim-clip', scene: 'scene-3', in_seconds: 1.5, out_seconds: 4 },
    ],
    [
      ['trim', 'p', '3', '--from', '1', '--least', '2.5', '--rest', '0'],
      { kind: 'trim-clip', scene: 'scene-3', in_seconds: 1, least_seconds: 2.5, rest_seconds: 0 },
    ],
    [['trim', 'p', '3', '--to', 'end'], { kind: 'trim-clip', scene: 'scene-3', out_seconds: null }],
    [
      ['clip', 'p', '1', '--model', 'seedance'],
      { kind: 'change-clip', scene: 'scene-1', model: { provider: 'replicate', name: 'bytedance/seedance' } },
    ],
    [['change', 'p', '1', '--model', 'any'], { kind: 'change-scene', scene: 'scene-1', model: null }],
    [
      ['lip-sync', 'p', '3', '--model', 'sync', '--temperature', '0.7', '--occlusion'],
      {
        kind: 'lip-sync',
        scene: 'scene-3',
        model: { provider: 'replicate', name: 'sync/lipsync-2' },
        temperature: 0.7,
        occlusion: true,
      },
    ],
    [
      ['lip-sync', 'p', '3', '--model', 'sync', '--assume-face'],
      {
        kind: 'lip-sync',
        scene: 'scene-3',
        model: { provider: 'replicate', name: 'sync/lipsync-2' },
        assume_face: true,
      },
    ],
    [['regenerate', 'p', '3', '--lip-sync'], { kind: 'regenerate', scene: 'scene-3', of: 'lip-sync' }],
    [['lip-sync', 'p', '3', '--model', 'none'], { kind: 'lip-sync', scene: 'scene-3', model: null }],
    [['delete-clip', 'p', '3'], { kind: 'remove-clip', scene: 'scene-3' }],
    [['take', 'p', '3', '1', '--clip'], { kind: 'select-take', scene: 'scene-3', of: 'clip', take: 1 }],
    [['take', 'p', '1', '1'], { kind: 'select-take', scene: 'scene-1', take: 1 }],
    [
      ['film', 'p', '--title', 'Light', '--set', 'speed=1.2', '--set', 'voice=en-gb'],
      { kind: 'change-film', title: 'Light', settings: { speed: 1.2, voice: 'en-gb' } },
    ],
  ])('%j makes that edit, and only shows it with --dry-run', async (args, edit) => {
    const { studio, made } = editingStudio();
    expect((await reel(['scene', ...args], { studio })).status).toBe(0);
    expect((await reel(['scene', ...args, '--dry-run'], { studio })).status).toBe(0);
    expect(made).toEqual([
      { edit, isKept: true },
      { edit, isKept: false },
    ]);
  });

  it.each([
    [['move', 'p', '9', '1'], 'must be a scene’s id or a number from 1 to 3'],
    [['move', 'p', '1', 'first'], 'POSITION must be a whole number from 1 to 2000'],
    [['split', 'p', '2', '--before', '1'], 'is the first line'],
    [['split', 'p', '2'], '--at is missing; give it, or a line with --before'],
    [['split', 'p', '2', '--at', '0'], 'at_seconds must be more than 0'],
    [['split', 'p', '2', '--at', '1', '--before', '2'], 'cannot be used with'],
    [['say', 'p', '2', '3', 'x'], 'must be a line’s id or a number from 1 to 2'],
    [['voice', 'p', '2'], 'VOICE is missing; name a voice, or a pace with --speed'],
    [['voice', 'p', '2', '--speed', '3'], '--speed must be a number from 0.5 to 2'],
    [['change', 'p', '1', '--transition', 'spin'], 'transition.kind must be one of cut, crossfade, dip'],
    [['change', 'p', '1', '--rest', 'long'], '--rest must be seconds from 0 to 60'],
    [['clip', 'p', '1', '--model', 'seedence'], 'Did you mean seedance?'],
    [
      ['lip-sync', 'p', '3', '--model', 'none', '--temperature', '2'],
      '--temperature must be a number from 0 to 1',
    ],
    [['regenerate', 'p', '3', '--lip-sync', '--clip'], 'cannot be used with'],
    [['film', 'p', '--set', 'speed'], '--set must be name=value'],
    [['delet', 'p', '1'], 'Did you mean delete?'],
  ])('refuses %j and changes nothing', async (args, message) => {
    const { studio, made } = editingStudio();
    const { status, stderr } = await reel(['scene', ...args], { studio });
    expect({ status, made }).toEqual({ status: 2, made: [] });
    expect(stderr.replaceAll('\n', ' ')).toContain(message);
  });
});
