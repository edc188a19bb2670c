import { describe, expect, it } from 'vitest';
import type { Scene } from '../../web/src/api/documents.ts';
import { predictedScenes } from '../../web/src/api/predicted-scenes.ts';
import { remadeOf, takesSeen } from '../../web/src/film/card-media/card-media.ts';
import { asKept, cardTexts, textEdit } from '../../web/src/film/card-words/card-texts.ts';
import { staleText } from '../../web/src/film/stale-text.ts';

const take = (number: number, selected: boolean, made = true) => ({
  number,
  selected,
  asset: made ? `asset-${number}` : null,
  url: made ? `/media/${number}.png` : null,
  wish: null,
});

const shown = (number: number) => ({
  asset: `asset-${number}`,
  media_type: 'image/png',
  facts: {},
  provider: 'painter',
  model: 'painter',
  stepped_down: [],
  cost: null,
  made_at: '2026-01-01T00:00:00.000Z',
  chosen_because: null,
  url: `/media/${number}.png`,
});

const scene: Scene = {
  id: 'slide-1',
  sequence: 1,
  position: 1,
  title: 'Why they shine',
  picture: { prompt: 'a lighthouse', style: 'flat' },
  slide: null,
  narration: [
    { id: 'line-1', text: 'Rocks hide.', recording: { asset: 'heard' }, take: 1, takes: [] },
    { id: 'line-3', text: 'Ships pass.', take: 1, takes: [] },
  ],
  transition: { kind: 'cut', seconds: 0 },
  rest_seconds: 1,
  least_seconds: null,
  start_seconds: 0,
  duration_seconds: 4,
  heard: [],
  shot_seconds: null,
  move: null,
  clip: null,
  lip_sync: null,
  card: null,
  take: 1,
  takes: [take(1, true), take(2, false), take(3, false, false)],
  clip_take: 0,
  clip_takes: [],
  parts: [{ kind: 'image', label: 'picture', state: 'current', hash: 'asset-1', shown: shown(1) }],
};
const other: Scene = { ...scene, id: 'slide-2', position: 2 };

describe('what is written on a card', () => {
  it('is its title and its lines in their order, and a line to begin with where it says nothing', () => {
    expect(cardTexts(scene).map(({ key, text }) => [key, text])).toEqual([
      ['title', 'Why they shine'],
      ['line line-1', 'Rocks hide.'],
      ['line line-3', 'Ships pass.'],
    ]);
    expect(cardTexts({ ...scene, narration: [] }).map(({ key }) => key)).toEqual(['title', 'new']);
  });

  it('has a line still that was not saved before another window deleted it', () => {
    const unsaved = new Map([['line line-2' as const, { text: 'And there.', bases: [''], problem: '' }]]);
    expect(cardTexts(scene, unsaved).map(({ key }) => key)).toEqual([
      'title',
      'line line-1',
      'line line-3',
      'line line-2',
    ]);
    const silent = cardTexts({ ...scene, narration: [] }, unsaved).map(({ key }) => key);
    expect(silent).toEqual(['title', 'line line-2']);
  });

  it('has its first line still that was not saved before another window gave it one', () => {
    const unsaved = new Map([['new' as const, { text: 'And there.', bases: [''] }]]);
    expect(cardTexts(scene, unsaved).map(({ key }) => key)).toEqual([
      'title',
      'line line-1',
      'line line-3',
      'new',
    ]);
  });

  it('is saved by the edits of the inspector, and a line that is gone is added once more', () => {
    const id = { scene: 'slide-1' };
    expect(textEdit(scene, 'title', 'So')).toEqual({ kind: 'change-scene', ...id, title: 'So' });
    expect(textEdit(scene, 'line line-3', 'So')).toEqual({
      kind: 'change-line',
      ...id,
      line: 'line-3',
      text: 'So',
    });
    expect(textEdit(scene, 'line line-2', 'So')).toEqual({ kind: 'add-line', ...id, text: 'So' });
    expect(textEdit(scene, 'new', 'So')).toEqual({ kind: 'add-line', ...id, text: 'So' });
  });

  it('keeps the breaks of a line, and none in a title', () => {
    expect(asKept('title', ' Why\n they  shine ')).toBe('Why they shine');
    expect(asKept('new', ' Rocks\nhide. ')).toBe('Rocks\nhide.');
  });
});

describe('what is seen before the server has said so', () => {
  const predicted = (edit: Parameters<typeof predictedScenes>[1]) => predictedScenes([scene, other], edit);

  it('is a title and a line as written, without the recording and the readings of the former words', () => {
    expect(predicted({ kind: 'change-scene', scene: 'slide-1', title: 'So' })?.[0]?.title).toBe('So');
    const said = predicted({ kind: 'change-line', scene: 'slide-1', line: 'line-1', text: 'So' });
    expect(said?.[0]?.narration).toEqual([
      { id: 'line-1', text: 'So', take: 1, takes: [] },
      scene.narration[1],
    ]);
    expect(said?.[1]).toBe(other);
    expect(predicted({ kind: 'change-scene', scene: 'slide-1', prompt: 'a ship' })).toBeUndefined();
  });

  it('is another reading of one line, the others as they were', () => {
    const takes = [1, 2].map((number) => ({
      number,
      selected: number === 2,
      asset: null,
      url: null,
      wish: null,
    }));
    const lines = scene.narration.map((line) => ({ ...line, take: 2, takes }));
    const edit = { kind: 'select-take', scene: 'slide-1', of: 'speech', line: 'line-3', take: 1 } as const;
    const [heard] = predictedScenes([{ ...scene, narration: lines }, other], edit) ?? [];
    expect(heard?.narration[0]).toEqual(lines[0]);
    expect(heard?.narration[1]?.takes.map(({ selected }) => selected)).toEqual([true, false]);
  });

  it('is another take with its picture, and the picture there while that take has none', () => {
    const second = predicted({ kind: 'select-take', scene: 'slide-1', take: 2 })?.[0];
    expect(second?.takes.map(({ selected }) => selected)).toEqual([false, true, false]);
    expect(second?.parts[0]?.shown?.url).toBe('/media/2.png');
    const third = predicted({ kind: 'select-take', scene: 'slide-1', take: 3 })?.[0];
    expect(third?.take).toBe(3);
    expect(third?.parts[0]?.shown?.url).toBe('/media/1.png');
  });
});

describe('what a card offers to make once more', () => {
  const words = { prompt: 'waves', directions: '', durationSeconds: 5, resolution: '720p' as const };
  const clip: Scene['clip'] = { ...words, startsFrom: 'picture' };

  it('is what is made from words, what is seen first', () => {
    expect(remadeOf(scene)).toEqual(['picture']);
    expect(remadeOf({ ...scene, clip })).toEqual(['clip', 'picture']);
    const own = { asset: 'brought' };
    const ownClip = { own, inSeconds: 0, withSound: true };
    expect(remadeOf({ picture: { own }, clip: ownClip })).toEqual([]);
    expect(remadeOf({ picture: null, clip: null })).toEqual([]);
  });

  it('has the takes of the shot where there is one', () => {
    expect(takesSeen(scene)).toMatchObject({ of: 'picture', takes: [{}, {}, {}] });
    expect(takesSeen({ ...scene, clip, clip_takes: [take(1, true)] })).toMatchObject({
      of: 'clip',
      takes: [{ number: 1 }],
    });
  });
});

it('an edit tells the parts that are stale, the film only where nothing else is, and the price', () => {
  const stale = (...labels: string[]) =>
    labels.map((label) => ({ hash: label, kind: 'speech', label, scene: null }));
  const refresh = { amount: 0.5, currency: 'USD', unknown: [] };
  expect(staleText({ stale: [], refresh })).toBeUndefined();
  expect(staleText({ stale: stale('film “A”', 'poster'), refresh })).toMatch(
    /^To be made again: film “A” · .*0\.50/,
  );
  expect(staleText({ stale: stale('a', 'b', 'c', 'd', 'e', 'film “A”'), refresh })).toContain(
    'a, b, c and 2 more',
  );
});
