import { describe, expect, it } from 'vitest';
import type { Scene } from '../storyboard.ts';
import { withBullet, withLine, withLineAdded, withoutBullet, withoutLine, withVoice } from './scene-text.ts';

const SCENE: Scene = {
  id: 'scene-1',
  sequence: 1,
  title: 'Waves',
  picture: null,
  slide: { title: 'Waves', bullets: [{ text: 'first bullet' }, { text: 'second bullet' }] },
  narration: [
    { id: 'line-1', text: 'first words', revealsBullet: 0 },
    { id: 'line-2', text: 'second words', revealsBullet: 1 },
  ],
  transition: { kind: 'cut', seconds: 0 },
  restSeconds: 1,
};
const linesOf = ({ narration }: Scene) => narration.map(({ text, revealsBullet }) => [text, revealsBullet]);
const bulletsOf = ({ slide }: Scene) => slide?.bullets.map(({ text }) => text);
const one = { scene: 'scene-1' } as const;

describe('E1: what a scene says and shows in words', () => {
  it('changes a line and a bullet and leaves the others', () => {
    const said = withLine(SCENE, { kind: 'change-line', ...one, line: 'line-2', text: 'Other.' });
    expect(linesOf(said)).toEqual([
      ['first words', 0],
      ['Other.', 1],
    ]);
    const shown = withBullet(SCENE, { kind: 'change-bullet', ...one, bullet: 0, text: 'Other' });
    expect(bulletsOf(shown)).toEqual(['Other', 'second bullet']);
  });

  it('adds a line with its bullet where it is said, and deletes both again', () => {
    const added = withLineAdded(SCENE, {
      kind: 'add-line',
      ...one,
      position: 2,
      text: 'Between.',
      bullet: 'Seen',
    });
    expect(linesOf(added)).toEqual([
      ['first words', 0],
      ['Between.', 1],
      ['second words', 2],
    ]);
    expect(bulletsOf(added)).toEqual(['first bullet', 'Seen', 'second bullet']);
    expect(withoutLine(added, { kind: 'delete-line', ...one, line: added.narration[1]!.id })).toEqual(SCENE);
  });

  it('refuses a place beyond the one after the last line', () => {
    expect(() => withLineAdded(SCENE, { kind: 'add-line', ...one, position: 4, text: 'Late.' })).toThrow(
      'position 4 must be from 1 to 3',
    );
  });

  it('changes who speaks one line, leaves what is absent, and has a new line spoken as the one before it', () => {
    const fast = withVoice(SCENE, { kind: 'change-voice', ...one, speed: 1.5 });
    const voiced = withVoice(fast, { kind: 'change-voice', ...one, line: 'line-2', voice: 'female' });
    const added = withLineAdded(voiced, { kind: 'add-line', ...one, text: 'Third.' });
    const first = withLineAdded(added, { kind: 'add-line', ...one, position: 1, text: 'Zeroth.' });
    expect(first.narration.map(({ voice, speed }) => [voice, speed])).toEqual([
      [undefined, 1.5],
      [undefined, 1.5],
      ['female', 1.5],
      ['female', 1.5],
    ]);
    const silent = { ...SCENE, narration: [] };
    expect(() => withVoice(silent, { kind: 'change-voice', ...one, voice: 'female' })).toThrow(
      'says nothing',
    );
  });

  it('adds a line without a bullet at the end, under an id that no other line has', () => {
    const two = withLineAdded(SCENE, { kind: 'add-line', ...one, text: 'Third.' });
    const without = withoutLine(two, { kind: 'delete-line', ...one, line: 'line-1' });
    const again = withLineAdded(without, { kind: 'add-line', ...one, text: 'Fourth.' });
    expect(linesOf(again)).toEqual([
      ['second words', 0],
      ['Third.', undefined],
      ['Fourth.', undefined],
    ]);
    expect(new Set(again.narration.map(({ id }) => id)).size).toBe(3);
  });

  it('gives a scene without a slide one, where a line is to show words', () => {
    const added = withLineAdded(
      { ...SCENE, slide: null, narration: [] },
      { kind: 'add-line', ...one, text: 'Said.', bullet: 'Seen' },
    );
    expect(added.slide).toEqual({ title: 'Waves', bullets: [{ text: 'Seen' }] });
  });

  it('deletes a bullet and leaves what is said', () => {
    const rest = withoutBullet(SCENE, { bullet: 0 });
    expect(bulletsOf(rest)).toEqual(['second bullet']);
    expect(linesOf(rest)).toEqual([
      ['first words', undefined],
      ['second words', 0],
    ]);
  });

  it('says which lines and bullets there are', () => {
    expect(() => withLine(SCENE, { kind: 'change-line', ...one, line: 'x', text: 'y' })).toThrow(
      'line-1, line-2',
    );
    expect(() => withoutLine(SCENE, { kind: 'delete-line', ...one, line: 'x' })).toThrow('line-1, line-2');
    expect(() => withoutBullet(SCENE, { bullet: 2 })).toThrow('from 0 to 1');
  });
});
