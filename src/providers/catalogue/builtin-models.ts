import type { ModelEntry } from './model-entry.ts';

/** What needs no vendor; it is there always. */
export const BUILTIN_MODELS: readonly ModelEntry[] = [
  builtin('builtin-writer', 'script', 'full briefs and texts with the facts'),
  builtin('builtin-painter', 'image', 'drawn pictures in every style, without a key'),
  builtin('builtin-voices', 'speech', 'narration in many languages, without a key'),
  builtin('builtin-composer', 'music', 'a seamless bed in every mood, without a key'),
];

function builtin(id: string, kind: ModelEntry['kind'], bestFor: string): ModelEntry {
  return {
    id,
    aliases: [],
    provider: 'builtin',
    kind,
    takes: ['text'],
    hasSeed: true,
    rate: { per: 'nothing' },
    source: 'src/providers/builtin',
    readOn: '2026-11-21',
    quality: 'fast',
    bestFor,
    speed: 'seconds',
  };
}
