import { describe, expect, it } from 'vitest';
import type { FilmTimeline, Scene } from '../../web/src/api/documents.ts';
import { splitPoint } from '../../web/src/film/timeline/split-point.ts';
import { trimmableAt, trimmableOf, trimmedEnd, trimmedStart } from '../../web/src/film/timeline/trim.ts';

const TIMELINE: FilmTimeline = {
  duration_seconds: 12,
  frames_per_second: 30,
  width: 1080,
  height: 1920,
  scenes: [
    { id: 'said', start_seconds: 0, duration_seconds: 6 },
    { id: 'seen', start_seconds: 6, duration_seconds: 6 },
  ],
  narration: [
    { asset: null, start_seconds: 0.5, duration_seconds: 2 },
    { asset: null, start_seconds: 2.8, duration_seconds: 1.4 },
  ],
  music: [],
};
const clip = { own: { asset: 'a' }, inSeconds: 1, withSound: true };

function scene(id: string, changes: Partial<Scene> = {}): Scene {
  const scene = { id, clip: null, shot_seconds: null, least_seconds: null, rest_seconds: 1.8, heard: [] };
  return { ...scene, ...changes } as unknown as Scene;
}

const heard = (start: number, length: number) => ({
  line: 'line',
  start_seconds: start,
  duration_seconds: length,
  estimated: false,
});
const SAID = scene('said', { heard: [heard(0.5, 2), heard(2.8, 1.4)] });
const SHOT = scene('seen', { clip, shot_seconds: 10, least_seconds: 6 });
const trimmable = (what: Scene) => trimmableOf(what, TIMELINE)!;

describe('the end of a scene', () => {
  it('sets the quiet after its last word, and goes no further than that word', () => {
    expect(trimmedEnd(trimmable(SAID), 5).edit).toEqual({
      kind: 'change-scene',
      scene: 'said',
      rest_seconds: 0.8,
    });
    const stopped = trimmedEnd(trimmable(SAID), 2);
    expect(stopped).toMatchObject({ seconds: 4.2, hint: 'timeline.hint.words', edit: { rest_seconds: 0 } });
  });

  it('sets how long a picture is seen', () => {
    expect(trimmedEnd(trimmable(scene('seen')), 10).edit).toEqual({
      kind: 'change-scene',
      scene: 'seen',
      least_seconds: 4,
      rest_seconds: 1.8,
    });
    expect(trimmedEnd(trimmable(scene('seen')), 6)).toMatchObject({ hint: 'timeline.hint.shortest' });
    expect(trimmedEnd(trimmable(scene('seen')), 12)).toEqual({ seconds: 12 });
  });

  it('sets where a shot ends in which nothing is said, to its own end and beyond', () => {
    expect(trimmedEnd(trimmable(SHOT), 9).edit).toEqual({
      kind: 'trim-clip',
      scene: 'seen',
      out_seconds: 4,
      least_seconds: 3,
      rest_seconds: 1.8,
    });
    expect(trimmedEnd(trimmable(SHOT), 15).edit).toMatchObject({ out_seconds: null, least_seconds: 9 });
    expect(trimmedEnd(trimmable(SHOT), 16)).toMatchObject({ hint: 'timeline.hint.held' });
  });

  it('leaves the part of a shot over which words are heard as it is', () => {
    const over = scene('said', { clip, shot_seconds: 10 });
    expect(trimmedEnd(trimmable(over), 5).edit).toMatchObject({ kind: 'change-scene', rest_seconds: 0.8 });
  });
});

describe('the start of a scene’s shot', () => {
  it('makes the scene as much shorter or longer where nothing is said', () => {
    expect(trimmedStart(trimmable(SHOT), 7.5)).toEqual({
      seconds: 7.5,
      edit: { kind: 'trim-clip', scene: 'seen', in_seconds: 2.5, least_seconds: 4.5, rest_seconds: 1.8 },
    });
    expect(trimmedStart(trimmable(SHOT), 5.5).edit).toMatchObject({ in_seconds: 0.5, least_seconds: 6.5 });
  });

  it('leaves the length where words are heard, and shows the shot from later on', () => {
    const over = scene('said', { clip, shot_seconds: 10 });
    expect(trimmedStart(trimmable(over), 2).edit).toEqual({
      kind: 'trim-clip',
      scene: 'said',
      in_seconds: 3,
    });
  });

  it('goes not before the shot’s beginning, nor past its end, and says so', () => {
    expect(trimmedStart(trimmable(SHOT), 1)).toMatchObject({
      seconds: 5,
      hint: 'timeline.hint.begins',
      edit: { in_seconds: 0 },
    });
    expect(trimmedStart(trimmable(SHOT), 11.9)).toMatchObject({
      seconds: 11.5,
      hint: 'timeline.hint.shortest',
    });
    const short = scene('said', { clip: { ...clip, outSeconds: 3 }, shot_seconds: 10 });
    expect(trimmedStart(trimmable(short), 4)).toMatchObject({
      hint: 'timeline.hint.ends',
      edit: { in_seconds: 2.9 },
    });
  });

  it('is nothing that a picture has', () => {
    expect(trimmedStart(trimmable(scene('seen')), 8)).toEqual({ seconds: 6 });
  });
});

it('means by the edge at a cut the end of the scene before it and the start of the one after it', () => {
  const scenes = [SAID, SHOT];
  expect(trimmableAt(TIMELINE, scenes, 6, 'end')?.scene.id).toBe('said');
  expect(trimmableAt(TIMELINE, scenes, 6, 'start')?.scene.id).toBe('seen');
});

describe('a split at the playhead', () => {
  const at = (seconds: number, ...scenes: Scene[]) => splitPoint(TIMELINE, scenes, seconds);

  it('is at the very frame where nothing is said', () => {
    expect(at(7.25, SHOT)).toEqual({ edit: { kind: 'split-scene', scene: 'seen', at_seconds: 38 / 30 } });
    expect(at(5, SAID)).toMatchObject({ edit: { at_seconds: 5 } });
  });

  it('is between two lines, or after the last, where one of these is near', () => {
    expect(at(2.4, SAID)).toEqual({ edit: { kind: 'split-scene', scene: 'said', line: 1 } });
    expect(at(4, SAID)).toMatchObject({ edit: { at_seconds: 4.2 } });
    const over = scene('said', { clip, heard: SAID.heard });
    expect(at(2.4, over)).toMatchObject({ edit: { at_seconds: 2.8 } });
  });

  it('is refused amid words, at a cut, and where nobody knows yet when words are heard', () => {
    expect(at(1, SAID)).toEqual({ refusal: 'timeline.split.words' });
    expect(at(6, SHOT)).toEqual({ refusal: 'timeline.split.edge' });
    const unspoken = scene('said', { heard: [{ ...heard(0.5, 4), estimated: true }] });
    expect(at(3, unspoken)).toEqual({ refusal: 'timeline.split.unspoken' });
  });
});
