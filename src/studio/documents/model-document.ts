import type { ModelSummary } from '../models.ts';
import { priceDocument } from './money-document.ts';

/** A model of the catalogue as interfaces show it. */
export function modelDocument(model: ModelSummary) {
  const { deprecation } = model;
  return {
    name: model.name,
    id: model.id,
    provider: model.provider,
    kind: model.kind,
    takes: [...model.takes],
    best_for: model.bestFor,
    quality: model.quality,
    speed: model.speed,
    price_5_seconds: { ...priceDocument(model.scenePrice), basis: model.basis },
    price_source: model.source,
    price_read_on: model.readOn,
    deprecation: deprecation
      ? { ends_on: deprecation.endsOn ?? null, successor: deprecation.successor }
      : null,
    newer: [...model.newer],
    set_up: model.isSetUp,
    set_up_by: [...model.setUpBy],
  };
}
