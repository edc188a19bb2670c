import { readFileSync } from 'node:fs';
import { type FakeAnswer, type FakeRequest, FakeVendor, type FakeVendorOptions } from './vendor-server.ts';

const PICTURE = readFileSync(new URL('./fixtures/sunrise.png', import.meta.url));

interface DrawingRequest {
  prompt?: string;
  width?: number;
  height?: number;
  steps?: number;
  seed?: number;
}

/** A server of one's own that draws by `txt2img`, in FastAPI's words where it refuses. */
export class FakeStableDiffusion extends FakeVendor {
  static start(options: FakeVendorOptions = {}): Promise<FakeStableDiffusion> {
    return new FakeStableDiffusion({ key: 'me:a-password-for-tests', ...options }).listen();
  }

  protected isAuthorised({ headers }: FakeRequest): boolean {
    return headers.authorization === `Basic ${Buffer.from(this.key).toString('base64')}`;
  }

  protected isPaid({ method }: FakeRequest): boolean {
    return method === 'POST';
  }

  protected answer({ url, body }: FakeRequest): FakeAnswer {
    if (url.pathname === '/sdapi/v1/sd-models')
      return { status: 200, body: [{ title: 'sdxl.safetensors [abc]', model_name: 'sdxl' }] };
    if (url.pathname !== '/sdapi/v1/txt2img') return { status: 404, body: { detail: 'Not Found' } };
    const asked: DrawingRequest = JSON.parse(body.toString());
    const { prompt, width = 0, height = 0, seed = -1 } = asked;
    if (!prompt || width % 8 !== 0 || height % 8 !== 0 || width < 64 || height < 64) {
      return { status: 422, body: { detail: [{ loc: ['body', 'width'], msg: 'must be a multiple of 8' }] } };
    }
    const info = JSON.stringify({ prompt, seed, width, height, sd_model_name: 'sdxl' });
    return { status: 200, body: { images: [PICTURE.toString('base64')], parameters: asked, info } };
  }

  protected refusal(status: number): unknown {
    if (status >= 500) return { error: 'OutOfMemoryError', detail: '', errors: 'CUDA out of memory' };
    return { detail: status === 401 ? 'Incorrect username or password' : 'As a test asked for' };
  }
}
