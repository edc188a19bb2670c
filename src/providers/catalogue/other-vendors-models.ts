import type { ModelEntry } from './model-entry.ts';

const OPENAI_PRICES = { source: 'https://openai.com/api/pricing', readOn: '2026-11-01' };
const GEMINI_PRICES = { source: 'https://ai.google.dev/gemini-api/docs/pricing', readOn: '2026-11-01' };
const ELEVENLABS_PRICES = { source: 'https://elevenlabs.io/pricing/api', readOn: '2026-06-01' };

/** The models of vendors with an adapter besides Replicate, as its calls are priced. */
export const OTHER_VENDORS_MODELS: readonly ModelEntry[] = [
  omni('gemini-omni-1.1-flash', ['omni', 'gemini-omni'], 10),
  omni('gemini-omni-1.2-flash', ['omni-1.2'], 15),
  geminiImage('gemini-3.1-flash-image', ['gemini-image', 'nano-banana'], 0.067, 'standard'),
  geminiImage('gemini-3-pro-image', ['gemini-pro-image'], 0.134, 'high'),
  text('gemini', 'gemini-3-flash-preview', ['gemini-flash'], 0.5, 3, GEMINI_PRICES, 'standard'),
  text('openai', 'gpt-5', [], 1.25, 10, OPENAI_PRICES, 'high'),
  text('openai', 'gpt-5-mini', ['openai'], 0.25, 2, OPENAI_PRICES, 'standard'),
  text('openai', 'gpt-5-nano', [], 0.05, 0.4, OPENAI_PRICES, 'fast'),
  {
    ...OPENAI_PRICES,
    id: 'gpt-image-2',
    aliases: ['gpt-image'],
    provider: 'openai',
    kind: 'image',
    takes: ['text', 'references'],
    mostReferences: 16,
    hasSeed: false,
    rate: { per: 'piece', dollars: 0.14, note: 'about, at 1080x1920 in medium quality' },
    readOn: '2026-05-01',
    quality: 'high',
    bestFor: 'pictures that keep to long descriptions',
    speed: 'a minute',
  },
  looking(text('gemini', 'gemini-3-flash-preview', [], 0.5, 3, GEMINI_PRICES, 'standard')),
  looking(text('openai', 'gpt-5', [], 1.25, 10, OPENAI_PRICES, 'high')),
  looking(text('openai', 'gpt-5-mini', [], 0.25, 2, OPENAI_PRICES, 'standard')),
  openAiSpeech('gpt-4o-mini-tts', 0.017, 'standard'),
  openAiSpeech('tts-1', 0.015, 'fast'),
  openAiSpeech('tts-1-hd', 0.03, 'standard'),
  elevenLabsSpeech('eleven_multilingual_v2', ['elevenlabs'], 0.1, 'high'),
  elevenLabsSpeech('eleven_v3', [], 0.1, 'high'),
  elevenLabsSpeech('eleven_flash_v2_5', ['eleven-flash'], 0.05, 'fast'),
  elevenLabsSpeech('eleven_turbo_v2_5', ['eleven-turbo'], 0.05, 'fast'),
  {
    ...ELEVENLABS_PRICES,
    id: 'music_v1',
    aliases: ['eleven-music'],
    provider: 'elevenlabs',
    kind: 'music',
    takes: ['text'],
    durationsSeconds: { from: 10, to: 300 },
    hasSeed: false,
    rate: { per: 'any-second', dollars: 0.005 },
    quality: 'high',
    bestFor: 'music of a length, without voices',
    speed: 'a minute',
  },
];

function omni(id: string, aliases: string[], longestSeconds: number): ModelEntry {
  return {
    ...GEMINI_PRICES,
    id,
    aliases,
    provider: 'gemini',
    kind: 'clip',
    takes: ['text', 'start-image', 'references'],
    durationsSeconds: { from: 3, to: longestSeconds },
    resolutions: ['720p'],
    ratios: ['16:9', '9:16'],
    mostReferences: 5,
    hasSeed: false,
    rate: { per: 'second', dollarsByResolution: { '720p': 0.1 } },
    quality: 'high',
    bestFor: `shots that look filmed, up to ${longestSeconds} s`,
    speed: 'a minute',
  };
}

function geminiImage(
  id: string,
  aliases: string[],
  dollars: number,
  quality: ModelEntry['quality'],
): ModelEntry {
  return {
    ...GEMINI_PRICES,
    id,
    aliases,
    provider: 'gemini',
    kind: 'image',
    takes: ['text', 'references'],
    ratios: ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'],
    mostReferences: 14,
    hasSeed: false,
    rate: { per: 'piece', dollars },
    quality,
    bestFor: quality === 'high' ? 'pictures with words in them' : 'pictures with the same people in each',
    speed: 'seconds',
  };
}

/** A language model that sees, where it looks for faces; what it writes is an entry of its own. */
function looking(writer: ModelEntry): ModelEntry {
  return {
    ...writer,
    kind: 'face-look',
    takes: ['video'],
    bestFor: 'finding faces in a shot before lip-sync is paid for',
    speed: 'seconds',
  };
}

function text(
  provider: string,
  id: string,
  aliases: string[],
  inputDollars: number,
  outputDollars: number,
  prices: Pick<ModelEntry, 'source' | 'readOn'>,
  quality: ModelEntry['quality'],
): ModelEntry {
  return {
    ...prices,
    id,
    aliases,
    provider,
    kind: 'script',
    takes: ['text'],
    hasSeed: false,
    rate: { per: 'tokens', inputDollars, outputDollars },
    quality,
    bestFor: quality === 'fast' ? 'short texts' : 'a film’s text from one line',
    speed: 'seconds',
  };
}

function openAiSpeech(id: string, dollars: number, quality: ModelEntry['quality']): ModelEntry {
  return {
    ...OPENAI_PRICES,
    id,
    aliases: [],
    provider: 'openai',
    kind: 'speech',
    takes: ['text'],
    hasSeed: false,
    rate: { per: 'thousand-characters', dollars },
    deprecation: { endsOn: '2027-01-06', successor: 'eleven_multilingual_v2' },
    quality,
    bestFor: 'plain narration for little',
    speed: 'seconds',
  };
}

function elevenLabsSpeech(
  id: string,
  aliases: string[],
  dollars: number,
  quality: ModelEntry['quality'],
): ModelEntry {
  return {
    ...ELEVENLABS_PRICES,
    id,
    aliases,
    provider: 'elevenlabs',
    kind: 'speech',
    takes: ['text'],
    hasSeed: false,
    rate: { per: 'thousand-characters', dollars },
    quality,
    bestFor: quality === 'fast' ? 'narration at once' : 'narration that sounds alive',
    speed: 'seconds',
  };
}
