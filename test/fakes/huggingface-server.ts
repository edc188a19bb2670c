import { readFileSync } from 'node:fs';
import { type FakeAnswer, type FakeRequest, FakeVendor, type FakeVendorOptions } from './vendor-server.ts';

const CLIP = readFileSync(new URL('./fixtures/sunrise.mp4', import.meta.url));

interface QueuedRequest {
  id: string;
  path: string;
  takenMs: number;
  cancelled: boolean;
  removed: boolean;
}

/** The hub, the router and the queue of one route behind it, at one address. */
export class FakeHuggingFace extends FakeVendor {
  /** How requests end, and how long after they were taken. */
  fate: { ends: 'completed' | 'failed'; afterMs: number } = { ends: 'completed', afterMs: 20 };
  readonly queued: QueuedRequest[] = [];
  /** Who serves a model, by the hub's word; `fal-ai` where a test says nothing else. */
  routes: { [provider: string]: { status: string; providerId: string } } = {
    'fal-ai': { status: 'live', providerId: 'fal-ai/wan/video' },
  };

  static start(options: FakeVendorOptions = {}): Promise<FakeHuggingFace> {
    return new FakeHuggingFace(options).listen();
  }

  protected isAuthorised({ headers }: FakeRequest): boolean {
    return headers.authorization === `Bearer ${this.key}`;
  }

  protected isPaid({ method }: FakeRequest): boolean {
    return method === 'POST';
  }

  protected answer(request: FakeRequest): FakeAnswer {
    const { pathname, searchParams } = request.url;
    if (pathname.startsWith('/api/models/')) {
      if (!searchParams.getAll('expand[]').includes('inferenceProviderMapping')) return missing();
      return { status: 200, body: { id: pathname.slice(12), inferenceProviderMapping: this.routes } };
    }
    if (pathname.startsWith('/files/'))
      return { status: 200, body: CLIP, headers: { 'content-type': 'video/mp4' } };
    if (searchParams.get('_subdomain') !== 'queue' || !pathname.startsWith('/fal-ai/')) return missing();
    return request.method === 'POST' ? this.#take(request) : this.#tell(pathname);
  }

  protected refusal(status: number): unknown {
    if (status === 503) return { error: 'Model is currently loading', estimated_time: 20 };
    return status === 400
      ? { detail: [{ loc: ['body', 'prompt'], msg: 'As a test asked for' }] }
      : { error: 'As a test asked for' };
  }

  #take({ url, body }: FakeRequest): FakeAnswer {
    const asked = JSON.parse(body.toString()) as { prompt?: string };
    if (!asked.prompt) return { status: 422, body: this.refusal(400) };
    const id = `request-${this.queued.length + 1}`;
    const path = `${url.pathname}/requests/${id}`;
    this.queued.push({ id, path, takenMs: Date.now(), cancelled: false, removed: false });
    const own = `https://queue.fal.run${path.slice('/fal-ai'.length)}`;
    return { status: 200, body: { status: 'IN_QUEUE', request_id: id, response_url: own } };
  }

  #tell(pathname: string): FakeAnswer {
    const of = this.queued.find(({ path, removed }) => pathname.startsWith(path) && !removed);
    if (of === undefined) return missing();
    if (pathname.endsWith('/cancel')) of.cancelled = true;
    const { ends, afterMs } = this.fate;
    const hasEnded = Date.now() - of.takenMs >= afterMs;
    if (pathname.endsWith('/status')) {
      if (of.cancelled)
        return {
          status: 200,
          body: { status: 'COMPLETED', error: 'Request was cancelled', error_type: 'client_cancelled' },
        };
      const error = hasEnded && ends === 'failed' ? { error: 'The worker ran out of memory' } : {};
      return { status: 200, body: { status: hasEnded ? 'COMPLETED' : 'IN_PROGRESS', ...error } };
    }
    return { status: 200, body: { video: { url: `${this.baseUrl}/files/${of.id}.mp4` } } };
  }
}

function missing(): FakeAnswer {
  return { status: 404, body: { error: 'Not Found' } };
}
