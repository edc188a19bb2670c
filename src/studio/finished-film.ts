import { type AssetHash, type AssetKind, type AssetRecord, assetHash } from '../domain/asset.ts';
import type { Correction } from '../domain/correction.ts';
import { ReelError } from '../domain/errors.ts';
import type { AssetWish } from '../domain/plan.ts';
import { sumPrices } from '../domain/price.ts';
import type { Film, FilmCheck } from '../domain/project.ts';
import type { Workshop } from '../production/make-asset.ts';
import { companionOf } from './film/film-assets.ts';
import type { FilmFacts } from './film/film-maker.ts';

/** An asset that is not made as it was asked, and how it is made instead. */
export interface CorrectedAsset {
  asset: AssetHash;
  kind: AssetKind;
  corrections: readonly Correction[];
}

/** A film that is there with everything beside it. */
export interface FinishedFilm {
  film: Film;
  /** Every asset of the film, the film itself among them. */
  records: AssetRecord[];
  /** What is not made as it was asked, where a model could not. */
  corrected: CorrectedAsset[];
}

/** Gathers a film whose every wish has been made. */
export async function finishedFilm(
  wishes: readonly AssetWish[],
  { store, clock }: Workshop,
): Promise<FinishedFilm> {
  const named = wishes.flatMap((wish) => [assetHash(wish.recipe), ...Object.values(wish.recipe.inputs)]);
  const found = await store.findMany(new Set(named));
  const records = [...found.values()];
  const beside = new Map(records.map((record) => [companionOf(record.recipe), record]));
  const film = records.find((record) => record.recipe.kind === 'film');
  const [vtt, srt] = [beside.get('vtt'), beside.get('srt')];
  const [poster, contactSheet, check] = [
    beside.get('poster'),
    beside.get('contact-sheet'),
    beside.get('check'),
  ];
  if (!film || !poster || !contactSheet || !check) {
    throw new ReelError('conflict', 'Parts of the film were deleted while it was made; make it again.', {
      retryable: true,
    });
  }
  const facts = film.facts as unknown as FilmFacts;
  const degraded = records.filter((record) => record.provenance.steppedDown.length > 0);
  return {
    film: {
      film: film.hash,
      ...(vtt && srt && { captions: { vtt: vtt.hash, srt: srt.hash } }),
      poster: poster.hash,
      contactSheet: contactSheet.hash,
      durationSeconds: facts.durationSeconds,
      checks: (check.facts as unknown as { checks: FilmCheck[] }).checks,
      degraded: degraded.map((record) => ({ asset: record.hash, steps: record.provenance.steppedDown })),
      cost: sumPrices(records.map((record) => record.provenance.cost)),
      madeAt: new Date(clock.nowMs()).toISOString(),
    },
    corrected: records.flatMap(({ hash, recipe, provenance: { corrections = [] } }) =>
      corrections.length === 0 ? [] : [{ asset: hash, kind: recipe.kind, corrections }],
    ),
    records,
  };
}
