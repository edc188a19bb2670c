import type { Plan, Run, RunPage, RunRequest } from './documents.ts';
import { type CallOptions, LONGEST_WAIT_SECONDS, type Transport } from './transport.ts';

export interface RunListQuery {
  project?: string;
  state?: Run['state'];
  limit?: number;
  page?: string;
}

/** Executions of projects' plans. */
export function runCalls(transport: Transport) {
  const ofProject = (project: string) => `/api/projects/${encodeURIComponent(project)}/runs`;
  const at = (run: string, rest = '') => `/api/runs/${encodeURIComponent(run)}${rest}`;
  const wait = (run: string, seconds: number, options: CallOptions) =>
    transport.ask<Run>(at(run), { query: { wait: `${seconds}s` }, ...options });
  return {
    /** Makes what the project still needs, up to a stage. */
    start: (
      project: string,
      request: RunRequest = {},
      options: CallOptions & { idempotencyKey?: string } = {},
    ) => transport.ask<Run>(ofProject(project), { json: request, ...options }),
    /** What such a run would make at what price; nothing is started or spent. */
    preview: (project: string, request: RunRequest = {}, options: CallOptions = {}) =>
      transport.ask<Plan>(ofProject(project), { json: { ...request, dry_run: true }, ...options }),
    list: (query: RunListQuery = {}, options: CallOptions = {}) =>
      transport.ask<RunPage>('/api/runs', { query: { ...query }, ...options }),
    get: (run: string, options: CallOptions = {}) => transport.ask<Run>(at(run), options),
    /** The run as it is when it has ended, or after so many seconds. */
    wait: (run: string, seconds: number, options: CallOptions = {}) => wait(run, seconds, options),
    /** The run once it has ended, however long that takes. */
    async ended(run: string, options: CallOptions = {}): Promise<Run> {
      for (;;) {
        const found = await wait(run, LONGEST_WAIT_SECONDS, options);
        if (found.state !== 'running') return found;
      }
    },
    /** Stops a run; what was made is kept. */
    cancel: (run: string, options: CallOptions = {}) =>
      transport.ask<Run>(at(run, '/cancel'), { method: 'POST', ...options }),
  };
}
