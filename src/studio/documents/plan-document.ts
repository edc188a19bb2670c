import type { AssetHash, AssetKind } from '../../domain/asset.ts';
import type { WantedAsset } from '../../domain/plan.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Budget } from '../../ports/call-ledger.ts';
import type { PlannedFilm } from '../studio.ts';
import { type MoneyDocument, moneyDocument } from './money-document.ts';

/** An asset of a plan as interfaces show it. */
export interface PlannedAssetDocument {
  hash: AssetHash;
  kind: AssetKind;
  stage: Stage;
  label: string;
  scene: string | null;
}

/** What a run would make, at what price, as interfaces show it. */
export function planDocument({ projectId, title, plan, budgets, notices }: PlannedFilm) {
  return {
    project: projectId ?? null,
    title,
    wanted: plan.wanted.map((asset) => ({
      ...plannedDocument(asset),
      waits_for: asset.waitsFor,
      offer:
        asset.offer === undefined
          ? null
          : {
              provider: asset.offer.provider,
              model: asset.offer.model,
              price: asset.offer.price.known ? moneyDocument(asset.offer.price.micros) : null,
              basis: asset.offer.basis,
              corrections: (asset.offer.corrections ?? []).map((correction) => ({ ...correction })),
              chosen_because: asset.offer.chosenBecause ?? null,
            },
    })),
    reused: plan.reused.map(plannedDocument),
    total: { ...moneyDocument(plan.total.knownMicros), unknown: plan.total.unknown },
    budgets: { project: budgetLeft(budgets.project), user: budgetLeft(budgets.user) },
    notices,
  };
}

function budgetLeft({ limitMicros, spentMicros, reservedMicros }: Budget): { left: MoneyDocument } | null {
  if (limitMicros === null) return null;
  return { left: moneyDocument(Math.max(0, limitMicros - spentMicros - reservedMicros)) };
}

function plannedDocument(
  asset: Pick<WantedAsset, 'hash' | 'recipe' | 'stage' | 'label' | 'sceneId'>,
): PlannedAssetDocument {
  const { hash, recipe, stage, label, sceneId } = asset;
  return { hash, kind: recipe.kind, stage, label, scene: sceneId ?? null };
}
