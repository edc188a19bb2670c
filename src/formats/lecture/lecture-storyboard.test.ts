import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveSettings } from '../../domain/settings.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import type { TextGenerator } from '../../ports/text-generator.ts';
import { type LectureBrief, lectureSchema } from './lecture-brief.ts';
import { lectureFormat } from './lecture-format.ts';
import { LECTURE_STYLES } from './lecture-styles.ts';
import { shotsOf } from './shots.ts';

/** Answers each stretch of narration with a view that names it, as a language model would in order. */
const writer: TextGenerator = {
  name: 'in-order',
  write: async (task) => {
    const shots = task.source
      .split(/^\d+\. /m)
      .slice(1)
      .map((_, index) => ({ picture: `View ${index + 1}`, directions: 'Push in. [cut] Wide.' }));
    return { answer: task.schema.parse({ shots }), model: 'in-order', notices: [] };
  },
};

function contextOf(brief: LectureBrief): StoryboardContext {
  const { ratio, style } = lectureFormat.defaults;
  return {
    settings: resolveSettings(brief.settings, { ratio, style, ...lectureFormat.wishedSettings?.(brief) }),
    sources: new Map([
      ['own.mp4', 'a'.repeat(64)],
      ['own.png', 'b'.repeat(64)],
    ]),
    writer,
    findModel: (_field, name) => ({ provider: 'vendor', name }),
    secondsOf: () => Promise.reject(new Error('There is no file.')),
    hear: () => Promise.reject(new Error('There is no music to listen to.')),
  };
}

const briefOf = (document: object) => lectureSchema.parse({ title: 'Tides', ...document });
const storyboardOf = async (document: object) => {
  const brief = briefOf(document);
  return lectureFormat.storyboard(brief, contextOf(brief));
};
const segments = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Part ${index + 1}`,
    narration: `The sea rises. It falls ${index} times.`,
  }));
const madeClips = ({ scenes }: Awaited<ReturnType<typeof storyboardOf>>) =>
  scenes.flatMap(({ clip }) => (clip && !('own' in clip) ? [clip] : []));
const withoutSpace = (text: string) => text.replaceAll(/\s+/gu, '');

const sentence = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 30 })
  .map((words) => `${words.join(' ').replaceAll(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu, '')}x`);
const narration = fc
  .array(fc.tuple(sentence, fc.constantFrom('. ', '! ', '。', '؟ ', '; ', ' ')), {
    minLength: 1,
    maxLength: 14,
  })
  .map((parts) => parts.flat().join('').trim());

describe('F2: a lecture’s storyboard', () => {
  it('loses, repeats and reorders nothing that the script says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(narration, { minLength: 1, maxLength: 5 }), async (narrations) => {
        const given = narrations
          .filter((text) => text.length <= 8_000)
          .map((text, index) => ({ title: `Part ${index + 1}`, narration: text }));
        fc.pre(given.length > 0);
        const { scenes } = await storyboardOf({ segments: given });
        const said = scenes.flatMap((scene) => scene.narration.map(({ text }) => text));
        expect(withoutSpace(said.join(''))).toBe(withoutSpace(given.map((each) => each.narration).join('')));
        // The film's own title stands over the first segment.
        const titles = given.map(({ title }) => title);
        expect(scenes.flatMap(({ card }) => card?.text ?? [])).toEqual(['Tides', ...titles.slice(1)]);
        expect([...new Set(scenes.map(({ title }) => title))]).toEqual(titles);
        expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
        expect(scenes.map(({ sequence }) => sequence)).toEqual(scenes.map((_, index) => index + 1));
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a long narration into shots of about ten seconds, at the ends of sentences', () => {
    const text = Array.from(
      { length: 12 },
      (_, index) => `Sentence number ${index} tells of the sea and of its many moods.`,
    ).join(' ');
    const shots = shotsOf(text, 'en');
    expect(shots.join(' ')).toBe(text);
    for (const shot of shots) {
      expect(shot).toMatch(/\.$/);
      expect(shot.length).toBeGreaterThan(80);
      expect(shot.length).toBeLessThan(240);
    }
  });

  it.each([
    [0, 0],
    [1, 1],
    [3, 3],
    [5, 5],
  ])('opens %i of eight segments with a moving shot where so many are allowed', async (allowed, made) => {
    const storyboard = await storyboardOf({ segments: segments(8), general: { maxVideoSegments: allowed } });
    expect(madeClips(storyboard)).toHaveLength(made);
    expect(storyboard.notices ?? []).toHaveLength(allowed === 0 ? 1 : 0);
  });

  it('says why no moving shots are made', async () => {
    expect((await storyboardOf({ segments: segments(2), general: { useVideo: false } })).notices).toEqual([
      'No moving shots are made: general.useVideo is false.',
    ]);
    expect((await storyboardOf({ segments: segments(2), general: { maxVideoSegments: 0 } })).notices).toEqual(
      ['No moving shots are made: general.maxVideoSegments is 0.'],
    );
  });

  it('puts the style into the pictures’ style and in front of the directions', async () => {
    const storyboard = await storyboardOf({ segments: segments(1), image: { style: 'noir' } });
    expect(storyboard.scenes[0]?.picture).toMatchObject({ style: 'noir' });
    expect(madeClips(storyboard)[0]?.directions).toMatch(
      /^high-contrast black and white.*\. Push in\. \[cut\]/,
    );
    expect(LECTURE_STYLES.length).toBeGreaterThanOrEqual(12);
  });

  it('asks of a model what the brief says, and names no model that it does not', async () => {
    const [clip] = madeClips(
      await storyboardOf({
        segments: segments(1),
        video: { model: 'veo-3.1', resolution: '1080p', duration: 8 },
      }),
    );
    expect(clip).toMatchObject({
      model: { provider: 'vendor', name: 'veo-3.1' },
      resolution: '1080p',
      durationSeconds: 8,
      startsFrom: 'picture',
    });
    expect(madeClips(await storyboardOf({ segments: segments(1) }))[0]).not.toHaveProperty('model');
  });

  it('shows a person’s own film and picture instead of generated ones', async () => {
    const { scenes } = await storyboardOf({
      segments: [
        { narration: 'One.', clip: 'own.mp4' },
        { narration: 'Two.', picture: 'own.png' },
      ],
    });
    expect(scenes[0]?.clip).toMatchObject({ own: { asset: 'a'.repeat(64) }, withSound: false });
    expect(scenes[1]?.picture).toEqual({ own: { asset: 'b'.repeat(64) } });
    expect(scenes[1]?.clip).toBeUndefined();
  });

  it.each([
    [{ segments: [] }, /at least one/],
    [{ segments: segments(1), general: { maxVideoSegments: 6 } }, /<=5/],
    [{ segments: [{ narration: '…' }] }, /nothing that can be spoken/],
  ])('refuses %j', (document, message) => {
    expect(() => briefOf(document)).toThrow(message);
  });
});

describe('the first shot of a segment that opens with a clip', () => {
  it('is about as long as the clip, and loses nothing', () => {
    const text =
      'The sea rises twice a day. Harbours fill with boats. Hours later they lie on the mud, and nobody can leave until the water is back again.';
    const shots = shotsOf(text, 'en', 3);
    expect(shots[0]).toBe('The sea rises twice a day. Harbours fill with boats.');
    expect(shots.join(' ')).toBe(text);
    expect(shotsOf('Short.', 'en', 5)).toEqual(['Short.']);
  });
});
