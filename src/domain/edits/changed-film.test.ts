import { describe, expect, it } from 'vitest';
import { resolveSettings, settingsSchema } from '../settings.ts';
import type { Scene } from '../storyboard.ts';
import { changedFilm } from './changed-film.ts';
import type { EditedFilm } from './edited-film.ts';

const SETTINGS = { style: 'flat', music: { mood: 'calm', gainDecibels: -3 } };

function scene(sequence: number, change: Partial<Scene> = {}): Scene {
  return {
    id: `scene-${sequence}`,
    sequence,
    title: `Scene ${sequence}`,
    picture: { prompt: `what is seen ${sequence}`, style: 'flat' },
    slide: null,
    narration: [],
    transition: { kind: 'crossfade', seconds: 0.5 },
    restSeconds: 1,
    ...change,
  };
}

function film(scenes: Scene[] = [scene(1), scene(2)], settings: object = {}): EditedFilm {
  const parsed = settingsSchema.parse({ ...SETTINGS, ...settings });
  return { title: 'Tides', settings: resolveSettings(parsed, { ratio: '9:16', style: 'flat' }), scenes };
}

const changed = (settings: Record<string, unknown>, before = film()) =>
  changedFilm(before, { kind: 'change-film', settings }, 7);

describe('E1: other settings of a film', () => {
  it('keep what else a group such as music says', () => {
    expect(changed({ music: { mood: 'bright' } }).settings.music).toEqual({
      mood: 'bright',
      gainDecibels: -3,
      duckingDecibels: 8,
    });
    expect(changed({ captions: { mode: 'burned' } }).settings.captions).toMatchObject({ style: 'classic' });
  });

  it('have a mood heard in place of a file of music', () => {
    const before = film(undefined, { music: { file: 'song.ogg', gainDecibels: -3 } });
    expect(changed({ music: { mood: 'bright' } }, before).settings.music).not.toHaveProperty('file');
    expect(changed({ music: { gainDecibels: 0 } }, before).settings.music).toHaveProperty('file', 'song.ogg');
  });

  it('are as nobody had chosen them where they are null, in groups too', () => {
    const before = film(undefined, {
      voice: 'en-gb-male',
      speed: 1.2,
      music: { mood: 'calm', tempoBpm: 90 },
    });
    const { settings } = changed({ voice: null, speed: null, music: { tempoBpm: null } }, before);
    expect(settings).not.toHaveProperty('voice');
    expect(settings.speed).toBe(1);
    expect(settings.music).toEqual({ mood: 'calm', gainDecibels: -9, duckingDecibels: 8 });
  });

  it.each([
    ['style', { style: null }],
    ['ratio', { ratio: null }],
    ['music.mood', { music: { mood: null } }],
    ['opening', { opening: null }],
  ])('keep %s, which no film can be without', (name, settings) => {
    expect(() => changed(settings)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ field: `settings.${name}` })] }),
    );
  });

  it('reach the scenes that look and come in as the settings said, and no others', () => {
    const own = { own: { asset: 'a'.repeat(64) } };
    const before = film([
      scene(1),
      scene(2, { picture: { prompt: 'a', style: 'ink' }, transition: { kind: 'wipe', seconds: 1 } }),
      scene(3, { picture: own }),
    ]);
    const { scenes } = changed({ style: 'noir', transition: { kind: 'dip', seconds: 0.2 } }, before);
    expect(scenes.map(({ picture }) => picture)).toEqual([
      { prompt: 'what is seen 1', style: 'noir' },
      { prompt: 'a', style: 'ink' },
      own,
    ]);
    expect(scenes[0]?.pictureTakes).toHaveLength(2);
    expect(scenes.map(({ transition }) => transition.kind)).toEqual(['dip', 'wipe', 'dip']);
  });

  it('put credits at the end, before a closing, change them in their place, and take them away', () => {
    const closing = scene(3, { id: 'closing' });
    const added = changed({ credits: ['Made by us'] }, film([scene(1), closing]));
    expect(added.scenes.map(({ id, sequence }) => [id, sequence])).toEqual([
      ['scene-1', 1],
      ['credits', 8],
      ['closing', 3],
    ]);
    const other = changed({ credits: ['Made by you'] }, added);
    expect(other.scenes[1]).toMatchObject({ id: 'credits', sequence: 8, card: { text: 'Made by you' } });
    expect(changed({ credits: [] }, other).scenes.map(({ id }) => id)).toEqual(['scene-1', 'closing']);
  });

  it.each([
    ['opening', { opening: 'in.mp4' }, 'settings.opening'],
    ['music', { music: { file: 'song.ogg' } }, 'settings.music.file'],
  ])('refuse a file of %s, which comes with the brief', (_what, settings, field) => {
    expect(() => changed(settings)).toThrow(
      expect.objectContaining({ code: 'invalid-input', issues: [expect.objectContaining({ field })] }),
    );
  });
});
