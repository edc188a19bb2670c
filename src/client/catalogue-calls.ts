import type { Format, Formats, Model, Probe, Providers, Publisher, Styles, Voice } from './documents.ts';
import type { CallOptions, Transport } from './transport.ts';

/** What films can be made of here. */
export function catalogueCalls(transport: Transport) {
  return {
    async formats(options: CallOptions = {}): Promise<Formats> {
      return (await transport.ask<{ formats: Formats }>('/api/formats', options)).formats;
    },
    /** A format with the JSON Schema of its briefs. */
    format: (name: string, options: CallOptions = {}) =>
      transport.ask<Format>(`/api/formats/${encodeURIComponent(name)}`, options),
    async voices(query: { language?: string } = {}, options: CallOptions = {}): Promise<Voice[]> {
      return (await transport.ask<{ voices: Voice[] }>('/api/voices', { query, ...options })).voices;
    },
    styles: (options: CallOptions = {}) => transport.ask<Styles>('/api/styles', options),
    /** An example of a picture style: a PNG. */
    stylePicture: async (name: string, options: CallOptions = {}): Promise<Blob> =>
      (await transport.send(`/api/styles/pictures/${encodeURIComponent(name)}`, options)).blob(),
    async models(query: { kind?: Model['kind'] } = {}, options: CallOptions = {}): Promise<Model[]> {
      return (await transport.ask<{ models: Model[] }>('/api/models', { query, ...options })).models;
    },
    /** Who makes what here, and how each stands; asks nobody outside. */
    providers: (options: CallOptions = {}) => transport.ask<Providers>('/api/providers', options),
    /** How each vendor answers; money is spent only where `spend` says so. */
    async probe(request: { spend?: boolean } = {}, options: CallOptions = {}): Promise<Probe[]> {
      const path = '/api/providers/probe';
      return (await transport.ask<{ probes: Probe[] }>(path, { json: request, ...options })).probes;
    },
    /** The places to publish to, and how each stands. */
    async publishers(options: CallOptions = {}): Promise<Publisher[]> {
      return (await transport.ask<{ publishers: Publisher[] }>('/api/publishers', options)).publishers;
    },
  };
}
