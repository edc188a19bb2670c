import { describe, expect, it } from 'vitest';
import type { FilmMusic, FilmWish } from '../../domain/film-recipe.ts';
import type { SceneMedia } from './film-timeline.ts';
import { musicClips } from './music-clip.ts';
import { timeScenes } from './scene-times.ts';

const SOUND = { asset: 'a'.repeat(64) };
const RATE = { numerator: 25, denominator: 1 };
const heard: SceneMedia = {
  states: [],
  movie: { media: SOUND, inSeconds: 0, soundSeconds: 4, isOwn: true },
  speech: [],
};
const silent: SceneMedia = { states: [], speech: [] };

/** The music of a film whose scenes last so long, the first and the last as films of one's own where named so. */
function musicOf(seconds: readonly number[], music: Partial<FilmMusic>, media: SceneMedia[] = []) {
  const scenes = seconds.map((restSeconds, index) => ({
    id:
      (index === 0 ? music.opening : index === seconds.length - 1 ? music.closing : undefined) ?? `${index}`,
    title: '',
    pictureRole: null,
    slide: null,
    lines: [],
    transition: { kind: 'cut' as const, seconds: 0 },
    restSeconds,
  }));
  const wish = {
    scenes,
    frameRate: RATE,
    music: { role: 'music', gainDecibels: -9, duckingDecibels: 8, ...music },
  } as unknown as FilmWish;
  return musicClips(wish, timeScenes(scenes, [], RATE), media, SOUND)[0];
}

describe('music under narration', () => {
  it('is heard over the whole film and goes on from its start where it is shorter', () => {
    const clip = musicOf([10, 20], {});
    expect(clip).toMatchObject({ startFrame: 0, durationFrames: 750, fadeOutSeconds: 2.5 });
    expect(clip?.loops ?? true).toBe(true);
  });

  it('makes room for films around it that are heard themselves, and lies over silent ones', () => {
    const around = { opening: 'opening', closing: 'closing' };
    expect(musicOf([4, 20, 4], around, [heard, silent, heard])).toMatchObject({
      startFrame: 100,
      durationFrames: 500,
    });
    expect(musicOf([4, 20, 4], around, [silent, silent, heard])).toMatchObject({
      startFrame: 0,
      durationFrames: 600,
    });
  });
});

describe('music that a film is cut to', () => {
  const leads = { fadeOutSeconds: 0, lengthSeconds: 30 };

  it('ends as it does by itself where the film ends with it', () => {
    expect(musicOf([10, 20.04], { leads })).toMatchObject({ fadeOutSeconds: 0, loops: false });
  });

  it('begins again and fades out where edits made the film longer, so that none ends in silence', () => {
    expect(musicOf([10, 28], { leads })).toMatchObject({
      durationFrames: 950,
      fadeOutSeconds: 2,
      loops: true,
    });
  });

  it('fades out where edits made the film shorter', () => {
    expect(musicOf([10, 10], { leads })).toMatchObject({ fadeOutSeconds: 2, loops: false });
  });

  it('begins with the first scene that is cut to it, after an opening even if that is silent', () => {
    const music = { leads, opening: 'opening', closing: 'closing' };
    expect(musicOf([4, 30, 4], music, [silent, silent, silent])).toMatchObject({
      startFrame: 100,
      durationFrames: 750,
      fadeOutSeconds: 0,
    });
  });
});
