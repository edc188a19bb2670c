import type { ModelEntry } from './model-entry.ts';
import { REPLICATE_CLIP_MODELS } from './replicate-clip-models.ts';

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
  quality: 'standard',
  bestFor: 'many pictures for little',
  speed: 'seconds',
};

export const STABLE_AUDIO: ModelEntry = {
  id: 'stability-ai/stable-audio-2.5',
  aliases: ['stable-audio', 'stable-audio-2.5'],
  provider: 'replicate',
  kind: 'music',
  takes: ['text'],
  durationsSeconds: { from: 1, to: 190 },
  hasSeed: true,
  rate: { per: 'piece', dollars: 0.2, note: 'sources say $0.02 or $0.20; the higher one counts' },
  source: 'https://replicate.com/stability-ai/stable-audio-2.5',
  readOn: '2026-11-01',
  quality: 'standard',
  bestFor: 'a music bed in any manner',
  speed: 'seconds',
};

export const LIPSYNC_PRO: ModelEntry = {
  id: 'sync/lipsync-2-pro',
  aliases: ['lipsync', 'lip-sync', 'lipsync-2-pro'],
  provider: 'replicate',
  kind: 'lip-sync',
  takes: ['video', 'audio'],
  hasSeed: false,
  rate: { per: 'any-second', dollars: 0.08325 },
  source: 'https://replicate.com/sync/lipsync-2-pro',
  readOn: '2026-10-01',
  newer: ['sync/sync-3'],
  quality: 'high',
  bestFor: 'a face that speaks the narration',
  speed: 'minutes',
};

export const REPLICATE_MODELS: readonly ModelEntry[] = [
  ...REPLICATE_CLIP_MODELS,
  FLUX_SCHNELL,
  STABLE_AUDIO,
  LIPSYNC_PRO,
];
