import type { Derivative, ExportRequest, PackageRequest } from './documents.ts';
import { type CallOptions, LONGEST_WAIT_SECONDS, type Transport } from './transport.ts';

/** Something else made of a project's last film. */
export interface DerivativeCalls<Request> {
  /** Begins to make it; answers at once with what is there already. */
  start(project: string, request: Request, options?: CallOptions): Promise<Derivative>;
  get(project: string, id: string, options?: CallOptions): Promise<Derivative>;
  /** As it is once it has ended, however long that takes. */
  ended(project: string, id: string, options?: CallOptions): Promise<Derivative>;
  /** Those under way first. */
  list(project: string, options?: CallOptions): Promise<Derivative[]>;
  /** Stops what is under way. */
  cancel(project: string, id: string, options?: CallOptions): Promise<Derivative>;
}

/** Other shapes of a film, previews, teasers, its sound, a picture of it. */
export function exportCalls(transport: Transport): DerivativeCalls<ExportRequest> {
  return derivativeCalls<ExportRequest>(transport, 'exports');
}

/** Archives of a film with its captions, transcript and questions. */
export function packageCalls(transport: Transport): DerivativeCalls<PackageRequest> {
  return derivativeCalls<PackageRequest>(transport, 'packages');
}

function derivativeCalls<Request>(
  transport: Transport,
  plural: 'exports' | 'packages',
): DerivativeCalls<Request> {
  const at = (project: string, rest = '') => `/api/projects/${encodeURIComponent(project)}/${plural}${rest}`;
  return {
    start: (project, request, options = {}) =>
      transport.ask<Derivative>(at(project), { json: request, ...options }),
    get: (project, id, options = {}) => transport.ask<Derivative>(at(project, `/${id}`), options),
    async ended(project, id, options = {}) {
      const query = { wait: `${LONGEST_WAIT_SECONDS}s` };
      for (;;) {
        const found = await transport.ask<Derivative>(at(project, `/${id}`), { query, ...options });
        if (found.state !== 'making') return found;
      }
    },
    list: (project, options = {}) =>
      transport.askAll<'exports' | 'packages', Derivative>(at(project), plural, options),
    cancel: (project, id, options = {}) =>
      transport.ask<Derivative>(at(project, `/${id}/cancel`), { method: 'POST', ...options }),
  };
}
