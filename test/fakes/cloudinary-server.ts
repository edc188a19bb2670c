import { createHash, randomBytes } from 'node:crypto';
import { type FakeAnswer, type FakeRequest, FakeVendor, type FakeVendorOptions } from './vendor-server.ts';

interface StoredResource {
  bytes: Buffer;
  version: number;
}

/**
 * Cloudinary's Upload and Admin APIs, as documented: signed multipart uploads whole or in chunks, `overwrite`, and
 * details of one resource. It checks signatures by a computation of its own and counts what it stored.
 */
export class FakeCloudinary extends FakeVendor {
  readonly cloudName = 'films-for-tests';
  readonly apiKey = '123456789012345';
  readonly apiSecret = `cloudinary-${randomBytes(12).toString('hex')}`;
  /** By `video/public-id`. */
  readonly stored = new Map<string, StoredResource>();
  /** How often a resource came to be, replaced ones included. */
  stores = 0;
  readonly #chunks = new Map<string, Buffer[]>();

  static async start(options: FakeVendorOptions = {}): Promise<FakeCloudinary> {
    return new FakeCloudinary(options).listen();
  }

  get settings(): Record<string, string> {
    return {
      CLOUDINARY_URL: `cloudinary://${this.apiKey}:${this.apiSecret}@${this.cloudName}`,
      CLOUDINARY_BASE_URL: this.baseUrl,
    };
  }

  protected isPaid({ method }: FakeRequest): boolean {
    return method === 'POST';
  }

  protected isAuthorised({ method, url, headers }: FakeRequest): boolean {
    if (method === 'POST' || url.pathname.startsWith('/res/')) return true;
    const expected = Buffer.from(`${this.apiKey}:${this.apiSecret}`).toString('base64');
    return headers.authorization === `Basic ${expected}`;
  }

  protected refusal(status: number): unknown {
    return { error: { message: status === 401 ? 'Invalid credentials' : `Trouble ${status}` } };
  }

  protected async answer(request: FakeRequest): Promise<FakeAnswer> {
    const { method, url } = request;
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith('/res/')) {
      const found = this.stored.get(path.slice('/res/'.length));
      return found ? { status: 200, body: found.bytes } : { status: 404, body: Buffer.from('') };
    }
    const base = `/v1_1/${this.cloudName}/`;
    if (!path.startsWith(base)) return { status: 401, body: { error: { message: 'cloud_name mismatch' } } };
    const rest = path.slice(base.length);
    if (method === 'POST') return this.#upload(request, rest.replace(/\/upload$/, ''));
    const [, type, publicId] = /^resources\/(\w+)\/upload\/(.+)$/.exec(rest) ?? [];
    const key = `${type}/${publicId}`;
    if (!this.stored.has(key))
      return { status: 404, body: { error: { message: `Resource not found - ${publicId}` } } };
    return { status: 200, body: this.#document(key) };
  }

  async #upload({ body, headers }: FakeRequest, type: string): Promise<FakeAnswer> {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': String(headers['content-type']) },
    }).formData();
    const file = form.get('file');
    if (!(file instanceof Blob)) return { status: 400, body: { error: { message: 'Missing file' } } };
    const refusal = this.#refusalOfSignature(form);
    if (refusal !== undefined) return { status: 401, body: { error: { message: refusal } } };
    const bytes = Buffer.from(await file.arrayBuffer());
    const key = `${type}/${form.get('public_id')}`;
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(headers['content-range'] ?? ''));
    if (!range) return { status: 200, body: this.#store(key, bytes, form) };
    const [, start, end, total] = range.map(Number) as [number, number, number, number];
    if (end - start + 1 !== bytes.byteLength || (end + 1 < total && bytes.byteLength < 5_000_000))
      return { status: 400, body: { error: { message: 'Invalid chunk' } } };
    const uploadId = String(headers['x-unique-upload-id']);
    const chunks = [...(this.#chunks.get(uploadId) ?? []), bytes];
    this.#chunks.set(uploadId, chunks);
    if (end + 1 < total) return { status: 200, body: { done: false, bytes: end + 1 } };
    return { status: 200, body: this.#store(key, Buffer.concat(chunks), form) };
  }

  /** Undefined where it is right. */
  #refusalOfSignature(form: FormData): string | undefined {
    const names = [...form.keys()]
      .filter((name) => !['file', 'api_key', 'signature', 'resource_type', 'cloud_name'].includes(name))
      .sort();
    const toSign = names.map((name) => `${name}=${form.get(name)}`).join('&');
    const right = createHash('sha1').update(`${toSign}${this.apiSecret}`).digest('hex');
    if (form.get('api_key') !== this.apiKey) return `unknown api_key ${form.get('api_key')}`;
    if (form.get('signature') !== right)
      return `Invalid Signature ${form.get('signature')}. String to sign - '${toSign}'.`;
    const age = Math.abs(Date.now() / 1000 - Number(form.get('timestamp')));
    return age > 3600 ? 'Stale request' : undefined;
  }

  #store(key: string, bytes: Buffer, form: FormData): object {
    if (this.stored.has(key) && form.get('overwrite') === 'false')
      return { ...this.#document(key), existing: true };
    this.stores += 1;
    this.stored.set(key, { bytes, version: 1_700_000_000 + this.stores });
    return this.#document(key);
  }

  #document(key: string): object {
    const { bytes, version } = this.stored.get(key) ?? { bytes: Buffer.of(), version: 0 };
    const [type, ...id] = key.split('/');
    return {
      asset_id: createHash('md5').update(key).digest('hex'),
      public_id: id.join('/'),
      version,
      resource_type: type,
      type: 'upload',
      bytes: bytes.byteLength,
      etag: createHash('md5').update(bytes).digest('hex'),
      secure_url: `${this.baseUrl}/res/${key.split('/').map(encodeURIComponent).join('/')}`,
    };
  }
}
