import { describe, expect, it } from 'vitest';
import { clipShots } from './clip-shots.ts';
import { clipSize } from './clip-size.ts';
import { placeholderFacts } from './described-clip-maker.ts';

const middle = { x: 0.5, y: 0.5 };
const widthSeen = (directions: string) =>
  clipShots(directions, middle).map(({ move }) => [1 / move.from.zoom, 1 / move.to.zoom]);

describe('a clip over one picture', () => {
  it('has a shot for each stretch between cuts, which last as long as the clip', () => {
    const shots = clipShots('Push in. [cut] A hand at work. [CUT] Wide view.', middle);
    expect(shots).toHaveLength(3);
    expect(shots.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(clipShots('', middle)).toHaveLength(1);
    expect(clipShots('[cut] [cut]', middle)).toHaveLength(1);
  });

  it.each([
    ['Slow push-in on the subject', 'narrows'],
    ['Zoom in', 'narrows'],
    ['Slow pull back that shows the place', 'widens'],
  ])('moves as “%s” says', (directions, how) => {
    const [[from = 0, to = 0] = []] = widthSeen(directions);
    expect(how === 'narrows' ? to < from : to > from).toBe(true);
  });

  it.each([
    ['The camera glides from left to right', 1],
    ['It pans to the left', -1],
  ])('goes the way that “%s” says', (directions, way) => {
    const [shot] = clipShots(directions, middle);
    expect(Math.sign((shot?.move.to.centreX ?? 0) - (shot?.move.from.centreX ?? 0))).toBe(way);
  });

  it('comes nearer to what the picture is about for a detail', () => {
    const [wide, close] = clipShots('Held still. [cut] Close on a telling detail, still.', {
      x: 0.7,
      y: 0.4,
    });
    expect(close?.move.from.zoom).toBeGreaterThan((wide?.move.from.zoom ?? 0) * 1.3);
    expect(close?.move.from.centreX).toBeGreaterThan(0.6);
  });

  it.each([
    ['720p', '16:9', 1280, 720],
    ['480p', '9:16', 480, 854],
    ['1080p', '4:5', 1080, 1350],
  ] as const)('is in %s and %s of %i x %i pixels', (resolution, ratio, widthPixels, heightPixels) => {
    expect(clipSize(resolution, ratio)).toEqual({ widthPixels, heightPixels });
  });
});

describe('a shot that could not be made', () => {
  const WORDS = { title: 'The harbour', text: 'A boat.' };

  it('says what was wanted, what was tried, and when to ask again', () => {
    const busy = { code: 'provider-unavailable', reason: 'It is busy.' };
    const tried = [
      { provider: 'replicate', ...busy, retryAfterSeconds: 120 },
      { provider: 'gemini', ...busy, retryAfterSeconds: 30 },
      { provider: 'huggingface', code: 'unauthorized', reason: 'The key is wrong.' },
    ];
    expect(placeholderFacts(WORDS, tried, 0)).toEqual({
      title: 'The harbour',
      wanted: 'A boat.',
      tried,
      retryAfter: '1970-01-01T00:00:30.000Z',
    });
  });

  it('names no time where only a person can help', () => {
    const tried = [{ provider: 'replicate', code: 'unauthorized', reason: 'The key is wrong.' }];
    expect(placeholderFacts(WORDS, tried, 0)).toMatchObject({ retryAfter: null });
  });
});
