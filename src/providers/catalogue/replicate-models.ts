import type { ModelEntry } from './model-entry.ts';

export const SEEDANCE_LITE: ModelEntry = {
  id: 'bytedance/seedance-1-lite',
  aliases: ['seedance', 'seedance-1-lite'],
  provider: 'replicate',
  kind: 'clip',
  takes: ['text', 'start-image'],
  durationsSeconds: { from: 2, to: 12 },
  resolutions: ['480p', '720p', '1080p'],
  ratios: ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9', '9:21'],
  hasSeed: true,
  rate: { per: 'second', dollarsByResolution: { '480p': 0.018, '720p': 0.036, '1080p': 0.072 } },
  source: 'https://replicate.com/bytedance/seedance-1-lite',
  readOn: '2026-11-01',
};

export const MINIMAX_VIDEO: ModelEntry = {
  id: 'minimax/video-01',
  aliases: ['minimax', 'video-01'],
  provider: 'replicate',
  kind: 'clip',
  takes: ['text', 'start-image'],
  durationsSeconds: [6],
  resolutions: ['720p'],
  hasSeed: false,
  rate: { per: 'piece', dollars: 0.5 },
  source: 'https://replicate.com/minimax/video-01',
  readOn: '2026-11-01',
};

export const FLUX_SCHNELL: ModelEntry = {
  id: 'black-forest-labs/flux-schnell',
  aliases: ['flux', 'flux-schnell'],
  provider: 'replicate',
  kind: 'image',
  takes: ['text'],
  ratios: ['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '3:4', '4:3', '9:16', '9:21'],
  hasSeed: true,
  rate: { per: 'piece', dollars: 0.003 },
  source: 'https://replicate.com/black-forest-labs/flux-schnell',
  readOn: '2026-11-21',
};

export const REPLICATE_MODELS: readonly ModelEntry[] = [SEEDANCE_LITE, MINIMAX_VIDEO, FLUX_SCHNELL];
