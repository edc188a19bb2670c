import type { AssetHash, AssetKind } from '../domain/asset.ts';
import type { Plan, PlannedAsset } from '../domain/plan.ts';
import type { Stage } from '../domain/stage.ts';
import type { Clock } from '../ports/clock.ts';
import type { FormatStep } from '../ports/format.ts';
import type { ProductionEvent } from '../production/produce.ts';
import { AssetPace } from './asset-pace.ts';
import type { Progress, StudioEvent } from './events.ts';
import { foreseenMs } from './film/film-work.ts';

/** What one asset of a kind takes before any was timed in this run, on two cores with built-in generators. */
const TYPICAL_MS: Partial<Record<AssetKind, number>> = {
  image: 500,
  speech: 150,
  music: 1_500,
  check: 2_000,
  'contact-sheet': 500,
  poster: 200,
};
const TYPICAL_OTHER_MS = 100;

/** What progress is told with. */
export interface ProgressParts {
  runId: string;
  clock: Clock;
  emit(event: StudioEvent): void;
  /** The steps of the film's format, where it names its own. */
  steps?: readonly FormatStep[] | undefined;
}

/** Turns what production tells into how far the run is and what is left of it. */
export class RunProgress {
  readonly #plan: Plan;
  readonly #runId: string;
  readonly #clock: Clock;
  readonly #emit: (event: StudioEvent) => void;
  readonly #steps: readonly FormatStep[];
  readonly #inWork = new Map<AssetHash, AssetPace>();
  /** When the first asset of each kind was begun with. */
  readonly #begunMs = new Map<AssetKind, number>();
  readonly #timed = new Map<AssetKind, { count: number; totalMs: number }>();
  readonly #done = new Set<AssetHash>();
  /** What each asset takes that takes as long as there is work in it. */
  readonly #foreseen: ReadonlyMap<AssetHash, number>;
  readonly #film: PlannedAsset | undefined;
  /** Millionths of a dollar for what this run had made so far. */
  #spentMicros = 0;

  constructor(plan: Plan, { runId, clock, emit, steps = [] }: ProgressParts) {
    this.#plan = plan;
    this.#runId = runId;
    this.#clock = clock;
    this.#emit = emit;
    this.#steps = steps;
    const { wanted } = plan;
    this.#film = wanted.find(({ recipe }) => recipe.kind === 'film');
    this.#foreseen = new Map(
      wanted.flatMap((asset) => {
        const ms = foreseenMs(asset, wanted);
        return ms === undefined ? [] : [[asset.hash, ms]];
      }),
    );
  }

  /** Takes in one event of the production. */
  note(event: ProductionEvent): void {
    if (event.type === 'asset-started') {
      const nowMs = this.#clock.nowMs();
      this.#inWork.set(event.asset.hash, new AssetPace(nowMs));
      const { kind } = event.asset.recipe;
      if (!this.#begunMs.has(kind)) this.#begunMs.set(kind, nowMs);
      this.#show(event.asset.stage, event.asset.label);
    } else if (event.type === 'asset-progress') {
      this.#inWork.get(event.asset.hash)?.note(this.#clock.nowMs(), event.fraction);
      this.#show(event.asset.stage, event.step);
    } else if (event.type === 'asset-made') {
      this.#finish(event.asset);
      if (event.cost.known && event.runId === this.#runId) this.#spentMicros += event.cost.micros;
      this.#show(event.asset.stage, event.asset.label);
    } else if (event.type === 'asset-stepped-down') {
      this.#emit({ type: 'stepped-down', label: event.asset.label, step: event.step });
    }
  }

  #finish(asset: PlannedAsset): void {
    this.#done.add(asset.hash);
    const pace = this.#inWork.get(asset.hash);
    if (pace === undefined) return;
    const timed = this.#timed.get(asset.recipe.kind) ?? { count: 0, totalMs: 0 };
    timed.count += 1;
    timed.totalMs += pace.goneMs(this.#clock.nowMs());
    this.#timed.set(asset.recipe.kind, timed);
  }

  #show(stage: Stage, step: string): void {
    const ofStage = this.#plan.wanted.filter((asset) => asset.stage === stage);
    this.#emit({
      type: 'progress',
      progress: {
        stage,
        step,
        ...this.#placeOf(stage),
        done: ofStage.filter((asset) => this.#done.has(asset.hash)).length,
        total: ofStage.length,
        fraction: this.#fractionOf(ofStage),
        secondsLeft: this.#secondsLeft(),
        spentMicros: this.#spentMicros,
      },
    });
  }

  #placeOf(stage: Stage): Pick<Progress, 'place'> {
    const index = this.#steps.findLastIndex((step) => step.stage === stage);
    const step = this.#steps[index];
    return step ? { place: { name: step.name, number: index + 1, of: this.#steps.length } } : {};
  }

  /** Weighed by what was foreseen, which does not change meanwhile: so it never goes back. */
  #fractionOf(assets: readonly PlannedAsset[]): number {
    const whole = assets.reduce((sum, asset) => sum + this.#foreseenMs(asset), 0);
    const left = assets.reduce((sum, asset) => sum + this.#leftMs(asset, this.#foreseenMs(asset)), 0);
    return whole === 0 ? 1 : 1 - left / whole;
  }

  /**
   * Kinds that are under way go on side by side, at the pace at which assets of each came out so far, however many were
   * made at a time and however long each waited for its turn; what has not begun comes after them.
   */
  #secondsLeft(): number {
    let underWayMs = 0;
    let laterMs = 0;
    for (const [kind, assets] of Map.groupBy(this.#plan.wanted, ({ recipe }) => recipe.kind)) {
      const paceMs = this.#paceMs(kind);
      const left = assets.reduce((sum, asset) => sum + this.#leftMs(asset, paceMs), 0);
      if (this.#begunMs.has(kind)) underWayMs = Math.max(underWayMs, left);
      else laterMs += left;
    }
    return (underWayMs + laterMs) / 1000;
  }

  /** So long after each other assets of a kind came out; undefined before the first one did. */
  #paceMs(kind: AssetKind): number | undefined {
    const begunMs = this.#begunMs.get(kind);
    const made = this.#timed.get(kind)?.count ?? 0;
    return begunMs === undefined || made === 0 ? undefined : (this.#clock.nowMs() - begunMs) / made;
  }

  #leftMs(asset: PlannedAsset, eachMs = this.#wholeMs(asset)): number {
    if (this.#done.has(asset.hash)) return 0;
    return eachMs * (1 - (this.#inWork.get(asset.hash)?.fraction ?? 0));
  }

  /** What an asset takes from its start to its end: by its own pace as far as that can be told, else as expected. */
  #wholeMs(asset: PlannedAsset): number {
    const expectedMs = this.#expectedMs(asset);
    return this.#inWork.get(asset.hash)?.wholeMs(this.#clock.nowMs(), expectedMs) ?? expectedMs;
  }

  #expectedMs(asset: PlannedAsset): number {
    const { kind } = asset.recipe;
    const timed = this.#timed.get(kind);
    if (timed) return timed.totalMs / timed.count;
    const isBeside = asset.stage === 'film' && kind !== 'film';
    return this.#foreseenMs(asset) * (isBeside ? this.#slowness() : 1);
  }

  /** How many times as long as foreseen the film takes on this machine, for what is made from it afterwards. */
  #slowness(): number {
    if (this.#film === undefined) return 1;
    const isDone = this.#done.has(this.#film.hash);
    const filmMs = isDone ? this.#expectedMs(this.#film) : this.#wholeMs(this.#film);
    return filmMs / this.#foreseenMs(this.#film);
  }

  #foreseenMs({ hash, recipe: { kind } }: PlannedAsset): number {
    return this.#foreseen.get(hash) ?? TYPICAL_MS[kind] ?? TYPICAL_OTHER_MS;
  }
}
