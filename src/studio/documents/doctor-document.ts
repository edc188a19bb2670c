import type { Capabilities, KindMaker } from '../doctor/capabilities.ts';
import type { ProbeReport } from '../doctor/probe.ts';
import { priceDocument } from './money-document.ts';

/** What can be made here now, as interfaces show it. */
export function capabilitiesDocument({ kinds, formats, providers }: Capabilities) {
  return {
    kinds: kinds.map(({ kind, state, makers, setUpBy }) => ({
      kind,
      state,
      makers: makers.map(makerDocument),
      set_up_by: [...setUpBy],
    })),
    formats: formats.map(({ format, state, without }) => ({ format, state, without: [...without] })),
    providers: providers.map(({ provider, title, isSetUp, setUpBy, state, reason, makes }) => ({
      provider,
      title,
      set_up: isSetUp,
      set_up_by: [...setUpBy],
      state,
      reason: reason ?? null,
      makes: makes.map(({ kind, limit, ...maker }) => ({
        kind,
        ...makerDocument(maker),
        at_a_time: limit.atATime,
        starts_a_minute: limit.startsAMinute ?? null,
      })),
    })),
  };
}

/** How a vendor answered, as interfaces show it. */
export function probeDocument({ provider, title, state, problems, models, tookMs, call }: ProbeReport) {
  return {
    provider,
    title,
    state,
    problems: [...problems],
    models: models.map((model) => ({
      model: model.model,
      state: model.state,
      said: [...(model.said ?? [])],
    })),
    took_ms: tookMs,
    call: call ? callDocument(call) : null,
  };
}

function callDocument({ kind, model, price, basis, outcome }: NonNullable<ProbeReport['call']>) {
  return {
    kind,
    model,
    price: priceDocument(price),
    basis,
    state: outcome.state,
    cost: outcome.state === 'made' ? priceDocument(outcome.cost) : null,
    took_ms: outcome.state === 'made' ? outcome.tookMs : null,
    reason: outcome.state === 'failed' ? outcome.reason : null,
  };
}

function makerDocument({ provider, model, price, basis }: KindMaker) {
  return { provider, model, price: priceDocument(price), basis };
}
