import { FAKE_MODELS } from './replicate-models.ts';

/** How a prediction goes once it was accepted. */
export interface PredictionFate {
  /** From acceptance to its end. */
  callMs: number;
  ends: 'succeeded' | 'failed';
  error?: string;
  /** What is found at the output's address; `whole` where absent. `as-given` is a shot of this vendor, in which nothing was done. */
  file?: 'whole' | 'as-given' | 'cut' | 'damaged' | 'page' | 'gone' | 'cut-once' | 'unavailable-once';
  /** The file that is made, where it is to be another than the model's usual one. */
  makes?: string;
  /** False for a vendor that goes on whatever it is asked. */
  cancellable?: boolean;
}

export interface FakePrediction {
  id: string;
  model: string;
  input: { [name: string]: unknown };
  webhook?: string;
  fate: PredictionFate;
  createdMs: number;
  startedMs?: number;
  endedMs?: number;
  status: 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled';
  dataRemoved: boolean;
  downloads: number;
}

/** All predictions that were ever accepted, and how each stands. What was accepted is what was paid for. */
export class FakePredictions {
  readonly accepted: FakePrediction[] = [];
  /** The most that ever ran at a time, by model. */
  readonly mostAtOnce = new Map<string, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #onChange: (prediction: FakePrediction) => void;

  constructor(onChange: (prediction: FakePrediction) => void) {
    this.#onChange = onChange;
  }

  accept(
    given: Pick<FakePrediction, 'model' | 'input' | 'fate' | 'createdMs'> & { webhook?: string },
  ): FakePrediction {
    const prediction: FakePrediction = {
      ...given,
      id: `p${String(this.accepted.length + 1).padStart(6, '0')}${Math.random().toString(36).slice(2, 10)}`,
      status: 'starting',
      dataRemoved: false,
      downloads: 0,
    };
    this.accepted.push(prediction);
    this.#countRunning(prediction.model);
    this.#onChange(prediction);
    this.#after(given.fate.callMs / 4, () => this.#start(prediction));
    this.#after(given.fate.callMs, () => this.#end(prediction, given.fate.ends));
    return prediction;
  }

  find(id: string): FakePrediction | undefined {
    return this.accepted.find((prediction) => prediction.id === id);
  }

  cancel(prediction: FakePrediction): void {
    if (prediction.fate.cancellable !== false) this.#end(prediction, 'canceled');
  }

  /** Lets a prediction end now, as its fate says. */
  finish(prediction: FakePrediction): void {
    this.#end(prediction, prediction.fate.ends);
  }

  /** As the vendor does an hour after a prediction's end. */
  removeData(): void {
    for (const prediction of this.accepted) prediction.dataRemoved = prediction.endedMs !== undefined;
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #start(prediction: FakePrediction): void {
    if (prediction.status !== 'starting') return;
    prediction.status = 'processing';
    prediction.startedMs = Date.now();
  }

  #end(prediction: FakePrediction, status: 'succeeded' | 'failed' | 'canceled'): void {
    if (prediction.endedMs !== undefined) return;
    prediction.status = status;
    prediction.endedMs = Date.now();
    this.#onChange(prediction);
  }

  #countRunning(model: string): void {
    const running = this.accepted.filter((each) => each.model === model && each.endedMs === undefined).length;
    this.mostAtOnce.set(model, Math.max(this.mostAtOnce.get(model) ?? 0, running));
  }

  #after(durationMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, durationMs);
    this.#timers.add(timer);
  }
}

/** A prediction in the shape of the vendor's API. */
export function predictionDocument(prediction: FakePrediction, baseUrl: string) {
  const { id, model, input, status, dataRemoved, webhook, startedMs, endedMs, fate } = prediction;
  const known = FAKE_MODELS[model];
  const address = `${baseUrl}/delivery/${id}/${known?.file ?? 'out'}`;
  const output = known?.output === 'array' ? [address] : address;
  return {
    id,
    model,
    version: 'hidden',
    input: dataRemoved ? {} : input,
    output: status === 'succeeded' && !dataRemoved ? output : null,
    error: status === 'failed' ? (fate.error ?? 'Something went wrong') : null,
    logs: status === 'processing' ? ' 40%|####      | 12/30 [00:01<00:02]' : '',
    status,
    data_removed: dataRemoved,
    created_at: instant(prediction.createdMs),
    started_at: startedMs === undefined ? null : instant(startedMs),
    completed_at: endedMs === undefined ? null : instant(endedMs),
    ...(webhook !== undefined && { webhook }),
    urls: {
      get: `${baseUrl}/v1/predictions/${id}`,
      cancel: `${baseUrl}/v1/predictions/${id}/cancel`,
      stream: `${baseUrl}/stream/${id}`,
      web: `${baseUrl}/p/${id}`,
    },
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
