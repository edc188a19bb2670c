import { catalogueCalls } from './catalogue-calls.ts';
import { type DerivativeCalls, exportCalls, packageCalls } from './derivative-calls.ts';
import type {
  BriefRequest,
  Defaults,
  Identity,
  Key,
  NewKey,
  Plan,
  Run,
  Setting,
  Settings,
  Upload,
} from './documents.ts';
import { type EventQuery, followEvents } from './event-stream.ts';
import { projectCalls } from './project-calls.ts';
import { runCalls } from './run-calls.ts';
import { spendingCalls } from './spending-calls.ts';
import { type CallOptions, type ClientOptions, Transport } from './transport.ts';

export type * from './documents.ts';
export type { EventQuery } from './event-stream.ts';
export type { ChangeOptions, FileOptions, FilmFile, ProjectListQuery } from './project-calls.ts';
export { ApiProblem, type CallOptions, type ClientOptions } from './transport.ts';
export type { DerivativeCalls };

export type Client = ReturnType<typeof createClient>;

/**
 * A client of the API that `reel serve` answers, for Node and for browsers; it needs nothing but `fetch`. Every call
 * raises `ApiProblem` for what the server refuses.
 */
export function createClient(options: ClientOptions) {
  const transport = new Transport(options);
  return {
    projects: projectCalls(transport),
    runs: runCalls(transport),
    exports: exportCalls(transport),
    packages: packageCalls(transport),
    catalogue: catalogueCalls(transport),
    spending: spendingCalls(transport),
    /** Follows what happens until the signal fires; a lost connection is taken up where it ended. */
    events: (query: EventQuery = {}) => followEvents(transport, query),
    /** What making a brief would cost; nothing is kept and nothing is spent. */
    planBrief: (request: BriefRequest, query: { stage?: Run['stage'] } = {}, callOptions: CallOptions = {}) =>
      transport.ask<Plan>('/api/plan', { json: request, query, ...callOptions }),
    /** Brings a file; its name's ending says what it is. */
    upload: (name: string, content: BodyInit, callOptions: CallOptions = {}) =>
      transport.ask<Upload>('/api/uploads', { query: { name }, body: content, ...callOptions }),
    /** The address of a path that an answer gave, such as an asset's `url`. */
    addressOf: (path: string) => transport.addressOf(path),
    /** Whether the server answers; it asks for no key. */
    health: (callOptions: CallOptions = {}) => transport.ask<{ status: 'alive' }>('/api/health', callOptions),
    /** Whose requests these are. */
    identity: (callOptions: CallOptions = {}) => transport.ask<Identity>('/api/session', callOptions),
    /** Keys of providers and of places to publish to, kept by name and never told. */
    settings: {
      list: (callOptions: CallOptions = {}) => transport.ask<Settings>('/api/settings', callOptions),
      set: (name: string, value: string, callOptions: CallOptions = {}) =>
        transport.ask<Setting>(settingAt(name), { method: 'PUT', json: { value }, ...callOptions }),
      remove: (name: string, callOptions: CallOptions = {}) =>
        transport.ask<void>(settingAt(name), { method: 'DELETE', ...callOptions }),
    },
    /** What your new films start from, where their briefs leave it open. */
    defaults: {
      get: (callOptions: CallOptions = {}) => transport.ask<Defaults>('/api/defaults', callOptions),
      set: (defaults: Defaults, callOptions: CallOptions = {}) =>
        transport.ask<Defaults>('/api/defaults', { method: 'PUT', json: defaults, ...callOptions }),
      logo: (callOptions: CallOptions = {}) => transport.send('/api/defaults/logo', callOptions),
    },
    keys: {
      list: (callOptions: CallOptions = {}): Promise<Key[]> =>
        transport.askAll<'keys', Key>('/api/keys', 'keys', callOptions),
      /** Makes a key; its secret is told this once. */
      create: (request: NewKey, callOptions: CallOptions = {}) =>
        transport.ask<Key & { secret: string }>('/api/keys', { json: request, ...callOptions }),
      revoke: (key: string, callOptions: CallOptions = {}) =>
        transport.ask<Key>(`/api/keys/${encodeURIComponent(key)}`, { method: 'DELETE', ...callOptions }),
    },
  };
}

function settingAt(name: string): string {
  return `/api/settings/${encodeURIComponent(name)}`;
}
