import { describe, expect, it } from 'vitest';
import type { Scene } from '../domain/storyboard.ts';
import { type Framing, framedStoryboard } from './framed-storyboard.ts';

const scene = (id: string, sequence: number): Scene => ({
  id,
  sequence,
  title: id,
  picture: null,
  slide: null,
  narration: [{ id: 'line-1', text: 'A word.' }],
  transition: { kind: 'cut', seconds: 0 },
  restSeconds: 1,
});
const storyboard = { version: 1 as const, title: 'Tides', scenes: [scene('a', 1), scene('b', 5)] };
const framing = (settings: Partial<Framing['settings']>): Framing => ({
  settings: { language: 'en', ...settings },
  sources: new Map([
    ['in.mp4', 'a'.repeat(64)],
    ['out.mp4', 'b'.repeat(64)],
  ]),
  secondsOf: async (asset) => (asset.startsWith('a') ? 3.5 : 2),
});

describe('what stands around a film', () => {
  it('is nothing where nothing is wished for', async () => {
    expect(await framedStoryboard(storyboard, framing({}))).toEqual(storyboard);
  });

  it('is a film of one’s own at its whole length, with its sound, and the credits before the closing', async () => {
    const { scenes } = await framedStoryboard(
      storyboard,
      framing({ opening: 'in.mp4', closing: 'out.mp4', credits: ['Tides', 'Music: built in'] }),
    );
    expect(scenes.map(({ id }) => id)).toEqual(['opening', 'a', 'b', 'credits', 'closing']);
    expect(scenes[0]).toMatchObject({
      clip: { own: { asset: 'a'.repeat(64) }, withSound: true },
      restSeconds: 3.5,
    });
    expect(scenes[3]?.card).toEqual({
      text: 'Tides',
      subtitle: 'Music: built in',
      style: 'title',
      lettering: 'plain',
    });
  });

  it('is called in the language of the film', async () => {
    const all = { opening: 'in.mp4', closing: 'out.mp4', credits: ['Tides'] };
    const titlesIn = async (language: string) =>
      (await framedStoryboard(storyboard, framing({ ...all, language }))).scenes.map(({ title }) => title);
    expect(await titlesIn('pt-BR')).toEqual(['Abertura', 'a', 'b', 'Créditos', 'Encerramento']);
    expect(await titlesIn('sw')).toEqual(['Opening', 'a', 'b', 'Credits', 'Closing']);
  });

  it('gives every scene a number that none had before', async () => {
    const { scenes } = await framedStoryboard(storyboard, framing({ opening: 'in.mp4', credits: ['Tides'] }));
    expect(scenes.map(({ sequence }) => sequence)).toEqual([6, 1, 5, 7]);
  });
});
