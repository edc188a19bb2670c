import { describe, expect, it } from 'vitest';
import { findModel, MODELS } from './find-model.ts';
import { sceneQuote } from './quote.ts';
import { RETIRED_NAMES } from './retired-models.ts';

describe('the catalogue', () => {
  it.each([
    ['minimax', 'minimax/video-01'],
    ['ltxv', 'lightricks/ltx-video'],
    ['fofr/ltxv', 'lightricks/ltx-video'],
    ['svd', 'stability-ai/stable-video-diffusion'],
    ['zeroscope', 'anotherjesse/zeroscope-v2-xl'],
    ['hotshot', 'lucataco/hotshot-xl'],
    ['SeeDance', 'bytedance/seedance-1-lite'],
    ['veo', 'google/veo-3.1'],
    ['omni', 'gemini-omni-1.1-flash'],
    ['lipsync', 'sync/lipsync-2-pro'],
    ['stable-audio', 'stability-ai/stable-audio-2.5'],
    ['elevenlabs', 'eleven_multilingual_v2'],
  ])('knows %s', (name, id) => {
    expect(findModel('--model', name).id).toBe(id);
  });

  it.each(Object.entries(RETIRED_NAMES))(
    'answers the retired %s with a living successor',
    (name, retired) => {
      const find = () => findModel('--model', name);
      expect(find).toThrow(expect.objectContaining({ code: 'unknown-name' }));
      expect(find).toThrow(new RegExp(`closed.*use ${retired.successor}`));
      expect(findModel('--model', retired.successor).deprecation?.endsOn).toBeUndefined();
    },
  );

  it.each([
    ['seedanse', 'seedance'],
    ['mini-max', 'minimax'],
    ['zeroscop', 'zeroscope'],
    ['lypsinc', 'lipsync'],
  ])('asks whether %s is %s', (name, nearest) => {
    expect(() => findModel('--model', name)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ value: name, nearest })] }),
    );
  });

  it('has each name once for what it makes, each successor, and a source and date for each price', () => {
    const named = MODELS.flatMap((entry) =>
      [...new Set([entry.id, ...entry.aliases])].map((name) => ({ ...entry, name })),
    );
    expect(new Set(named.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(named.length);
    // A language model that sees is listed for both.
    const writing = named.filter(({ kind }) => kind !== 'face-look');
    const names = writing.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name in RETIRED_NAMES)).toEqual([]);
    for (const { deprecation, source, readOn } of MODELS) {
      if (deprecation) expect(findModel('successor', deprecation.successor)).toBeDefined();
      expect(source).not.toBe('');
      expect(Number.isNaN(Date.parse(readOn))).toBe(false);
    }
  });

  it.each([
    ['seedance', 180_000],
    ['veo', 800_000],
    ['minimax', 500_000],
    ['omni', 500_000],
    ['flux', 3_000],
    ['lipsync', 416_250],
    ['elevenlabs', 7_500],
    ['gpt-5-mini', 450],
  ])('prices a scene of 5 s by %s', (name, micros) => {
    expect(sceneQuote(findModel('--model', name)).price).toEqual({ known: true, micros });
  });

  it('does not name a price that nobody lists', () => {
    for (const name of ['svd', 'zeroscope', 'hotshot']) {
      expect(sceneQuote(findModel('--model', name)).price.known).toBe(false);
    }
  });
});
