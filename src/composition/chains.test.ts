import { describe, expect, it } from 'vitest';
import type { Maker } from '../ports/maker.ts';
import { choicesFrom, inOrder } from './chains.ts';
import type { BoughtKind } from './lanes.ts';
import type { SetUpVendor } from './vendors.ts';
import { VENDORS } from './vendors.ts';

const maker = (provider: string, lane: string) => ({ provider, lane }) as Maker;
const setUp = (...providers: string[]) =>
  VENDORS.filter(({ provider }) => providers.includes(provider)).map(
    (entry) => ({ entry, vendor: {} }) as unknown as SetUpVendor,
  );

describe('the chain of a kind', () => {
  it.each<[setting: Record<string, string>, kind: BoughtKind, chain: string[]]>([
    [{}, 'script', ['gemini', 'openai', 'builtin']],
    [{}, 'image', ['gemini', 'openai', 'replicate', 'builtin']],
    [{}, 'clip', ['replicate', 'gemini', 'builtin']],
    [{}, 'speech', ['elevenlabs', 'openai', 'builtin']],
    [{}, 'music', ['elevenlabs', 'replicate', 'builtin']],
    [{ REEL_IMAGE_PROVIDERS: ' OpenAI, builtin ' }, 'image', ['openai', 'builtin']],
    [{ REEL_VIDEO_MODEL: 'omni' }, 'clip', ['gemini', 'replicate', 'builtin']],
    [{ REEL_IMAGE_MODEL: 'builtin-painter' }, 'image', ['builtin', 'gemini', 'openai', 'replicate']],
    [{ REEL_IMAGE_MODEL: 'flux', REEL_IMAGE_PROVIDERS: 'gemini' }, 'image', ['replicate', 'gemini']],
  ])('with %o is for %s %o', async (setting, kind, chain) => {
    expect((await choicesFrom(setting, VENDORS)).chains[kind].filter(isFirstPart)).toEqual(chain);
  });

  it.each([
    [{ REEL_IMAGE_PROVIDERS: 'gemni' }, 'REEL_IMAGE_PROVIDERS', 'gemini'],
    [{ REEL_SPEECH_PROVIDERS: 'replicate' }, 'REEL_SPEECH_PROVIDERS', undefined],
    [{ REEL_VIDEO_MODEL: 'seedanse' }, 'REEL_VIDEO_MODEL', 'seedance'],
    [{ REEL_IMAGE_MODEL: 'imagen-4' }, 'REEL_IMAGE_MODEL', 'gemini-3.1-flash-image'],
  ])('refuses %o by the name of the setting', async (setting, field, nearest) => {
    const issue = expect.objectContaining({ field, ...(nearest && { nearest }) });
    await expect(choicesFrom(setting, VENDORS)).rejects.toMatchObject({
      code: 'unknown-name',
      issues: [issue],
    });
  });

  it('chooses the model of a kind for each piece where it is to', async () => {
    const { auto, chains } = await choicesFrom({ REEL_VIDEO_MODEL: 'auto' }, VENDORS);
    expect([...auto]).toEqual(['clip']);
    expect(chains.clip[0]).toBe('replicate');
  });

  it('asks those who are set up, each at its place, and no others', async () => {
    const choices = await choicesFrom({ REEL_SPEECH_PROVIDERS: 'builtin,elevenlabs' }, VENDORS);
    const makers = inOrder(
      choices,
      setUp('replicate', 'elevenlabs'),
      ({ entry }, kind) => maker(entry.provider, kind),
      {
        image: maker('painter', 'image'),
        speech: maker('espeak', 'speech'),
        music: maker('composer', 'music'),
      },
    );
    expect(makers.map(({ provider, lane }) => `${lane}: ${provider}`)).toEqual([
      'image: replicate',
      'image: painter',
      'clip: replicate',
      'speech: espeak',
      'speech: elevenlabs',
      'music: elevenlabs',
      'music: replicate',
      'music: composer',
    ]);
  });
});

/** Vendors that are not named in the usual order may be added; where they come is theirs to test. */
function isFirstPart(provider: string): boolean {
  return ['gemini', 'openai', 'replicate', 'elevenlabs', 'builtin'].includes(provider);
}
