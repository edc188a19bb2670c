import type { ModelEntry } from './model-entry.ts';

export const SEEDANCE_LITE: ModelEntry = {
  id: 'bytedance/seedance-1-lite',
  aliases: ['seedance', 'seedance-lite', 'seedance-1-lite'],
  provider: 'replicate',
  kind: 'clip',
  takes: ['text', 'start-image', 'end-image', 'references'],
  durationsSeconds: { from: 2, to: 12 },
  resolutions: ['480p', '720p', '1080p'],
  ratios: ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9', '9:21'],
  framesPerSecond: 24,
  mostReferences: 4,
  hasSeed: true,
  rate: { per: 'second', dollarsByResolution: { '480p': 0.018, '720p': 0.036, '1080p': 0.072 } },
  source: 'https://replicate.com/bytedance/seedance-1-lite',
  readOn: '2026-11-01',
  newer: ['bytedance/seedance-1.5-pro'],
  quality: 'standard',
  bestFor: 'scenes of any length, with characters that stay the same',
  speed: 'a minute',
};

export const MINIMAX_VIDEO: ModelEntry = {
  id: 'minimax/video-01',
  aliases: ['minimax', 'video-01'],
  provider: 'replicate',
  kind: 'clip',
  takes: ['text', 'start-image', 'references'],
  durationsSeconds: [6],
  resolutions: ['720p'],
  framesPerSecond: 25,
  mostReferences: 1,
  hasSeed: false,
  rate: { per: 'piece', dollars: 0.5 },
  source: 'https://replicate.com/minimax/video-01',
  readOn: '2026-11-01',
  newer: ['minimax/hailuo-02', 'minimax/hailuo-2.3'],
  quality: 'standard',
  bestFor: 'people who move as people do',
  speed: 'minutes',
};

export const LTX_VIDEO: ModelEntry = {
  id: 'lightricks/ltx-video',
  aliases: ['ltxv', 'ltx', 'ltx-video', 'fofr/ltxv', 'fofr/ltx-video'],
  provider: 'replicate',
  kind: 'clip',
  takes: ['text', 'start-image'],
  version: 'latest',
  // 97 to 257 frames in steps of 32, at 24 frames a second.
  durationsSeconds: [97, 129, 161, 193, 225, 257].map((frames) => frames / 24),
  ratios: ['1:1', '1:2', '2:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '9:21', '21:9'],
  framesPerSecond: 24,
  hasSeed: true,
  rate: { per: 'piece', dollars: 0.08, note: 'about: billed by the time that the machine takes' },
  source: 'https://replicate.com/lightricks/ltx-video',
  readOn: '2026-11-01',
  newer: ['lightricks/ltx-2-fast'],
  quality: 'fast',
  bestFor: 'drafts of moving shots',
  speed: 'seconds',
};

export const STABLE_VIDEO: ModelEntry = {
  id: 'stability-ai/stable-video-diffusion',
  aliases: ['svd', 'stable-video-diffusion'],
  provider: 'replicate',
  kind: 'clip',
  takes: ['start-image'],
  needsStartImage: true,
  version: '3f0457e4619daac51203dedb472816fd4af51f3149fa7a9e0b5ffcf1b8172438',
  // 25 frames at 5 to 30 a second.
  durationsSeconds: { from: 25 / 30, to: 5 },
  hasSeed: true,
  rate: { per: 'machine-time' },
  source: 'https://replicate.com/stability-ai/stable-video-diffusion',
  readOn: '2026-11-01',
  deprecation: { successor: 'lightricks/ltx-video' },
  quality: 'fast',
  bestFor: 'a little life in a picture, without words',
  speed: 'a minute',
};

export const ZEROSCOPE: ModelEntry = {
  id: 'anotherjesse/zeroscope-v2-xl',
  aliases: ['zeroscope', 'zeroscope-v2-xl'],
  provider: 'replicate',
  kind: 'clip',
  takes: ['text'],
  version: '9f747673945c62801b13b84701c783929c0ee784e4748ec062204894dda1a351',
  // 24 frames at 8 to 24 a second.
  durationsSeconds: { from: 1, to: 3 },
  hasSeed: true,
  rate: { per: 'machine-time' },
  source: 'https://replicate.com/anotherjesse/zeroscope-v2-xl',
  readOn: '2026-11-01',
  deprecation: { successor: 'bytedance/seedance-1-lite' },
  quality: 'fast',
  bestFor: 'films that began with it',
  speed: 'minutes',
};

export const HOTSHOT: ModelEntry = {
  id: 'lucataco/hotshot-xl',
  aliases: ['hotshot', 'hotshot-xl'],
  provider: 'replicate',
  kind: 'clip',
  takes: ['text'],
  version: 'latest',
  // 8 frames.
  durationsSeconds: [1],
  framesPerSecond: 8,
  hasSeed: true,
  rate: { per: 'machine-time' },
  source: 'https://replicate.com/lucataco/hotshot-xl',
  readOn: '2026-11-01',
  deprecation: { successor: 'bytedance/seedance-1-lite' },
  quality: 'fast',
  bestFor: 'a loop of a second',
  speed: 'a minute',
};

const VEO = {
  provider: 'replicate',
  kind: 'clip',
  takes: ['text', 'start-image', 'end-image', 'references'],
  durationsSeconds: [4, 6, 8],
  resolutions: ['720p', '1080p'],
  ratios: ['16:9', '9:16'],
  framesPerSecond: 24,
  mostReferences: 3,
  hasSeed: true,
  readOn: '2026-10-01',
} as const satisfies Partial<ModelEntry>;

/** Without sound: films bring their own, and silent seconds cost half. */
export const VEO_3_1: ModelEntry = {
  ...VEO,
  id: 'google/veo-3.1',
  aliases: ['veo', 'veo-3.1'],
  rate: { per: 'second', dollarsByResolution: { '720p': 0.2, '1080p': 0.2 } },
  source: 'https://replicate.com/google/veo-3.1',
  quality: 'high',
  bestFor: 'shots that look filmed',
  speed: 'minutes',
};

export const VEO_3_1_FAST: ModelEntry = {
  ...VEO,
  id: 'google/veo-3.1-fast',
  aliases: ['veo-fast', 'veo-3.1-fast'],
  rate: { per: 'second', dollarsByResolution: { '720p': 0.1, '1080p': 0.1 } },
  source: 'https://replicate.com/google/veo-3.1-fast',
  quality: 'standard',
  bestFor: 'shots that look filmed, for half the price',
  speed: 'a minute',
};

export const REPLICATE_CLIP_MODELS: readonly ModelEntry[] = [
  SEEDANCE_LITE,
  MINIMAX_VIDEO,
  LTX_VIDEO,
  STABLE_VIDEO,
  ZEROSCOPE,
  HOTSHOT,
  VEO_3_1,
  VEO_3_1_FAST,
];
