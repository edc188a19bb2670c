import type { Budget, Call, CallDecision, CallPage } from './documents.ts';
import type { CallOptions, Transport } from './transport.ts';

export interface CallListQuery {
  project?: string;
  state?: Call['state'];
  limit?: number;
  page?: string;
}

/** Paid calls and budgets. */
export function spendingCalls(transport: Transport) {
  const at = (call: string, rest = '') => `/api/calls/${encodeURIComponent(call)}${rest}`;
  return {
    /** One page of calls: those asked last, or before those of the page that named it. */
    calls: (query: CallListQuery = {}, options: CallOptions = {}) =>
      transport.ask<CallPage>('/api/calls', { query: { ...query }, ...options }),
    call: (call: string, options: CallOptions = {}) => transport.ask<Call>(at(call), options),
    /** Decides about a call of which nobody can find out whether it was taken. */
    resolveCall: (call: string, decision: CallDecision, options: CallOptions = {}) =>
      transport.ask<Call>(at(call, '/resolve'), { json: { decision }, ...options }),
    cancelCall: (call: string, options: CallOptions = {}) =>
      transport.ask<Call>(at(call, '/cancel'), { method: 'POST', ...options }),
    /** Of a project, or of all of yours together. */
    budget: (query: { project?: string } = {}, options: CallOptions = {}) =>
      transport.ask<Budget>('/api/budget', { query, ...options }),
    /** Sets the most that may be spent, in US dollars; null lifts the limit. */
    setBudget: (limit: number | null, query: { project?: string } = {}, options: CallOptions = {}) =>
      transport.ask<Budget>('/api/budget', { method: 'PUT', query, json: { limit }, ...options }),
  };
}
