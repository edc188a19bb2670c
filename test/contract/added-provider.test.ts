import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choicesFrom } from '../../src/composition/chains.ts';
import { VENDORS, type VendorEntry } from '../../src/composition/vendors.ts';
import { dollars } from '../../src/domain/price.ts';
import { imageWishOf } from '../../src/domain/recipes.ts';
import type { RemoteVendor } from '../../src/ports/remote-vendor.ts';
import { type AtOnceKind, atOnceVendor } from '../../src/providers/at-once/at-once-vendor.ts';
import { byModel } from '../../src/providers/at-once/by-model.ts';
import { vendorByKind } from '../../src/providers/at-once/vendor-by-kind.ts';
import { deliverFile } from '../../src/providers/deliver/deliver-file.ts';
import { picturePrompt } from '../../src/providers/prompts/picture-prompt.ts';
import {
  type Environment,
  type VendorParts,
  vendorSettings,
} from '../../src/providers/settings/vendor-settings.ts';
import { checkByAddress } from '../../src/providers/vendor-http/check-models.ts';
import { vendorError } from '../../src/providers/vendor-http/vendor-error.ts';
import { jsonBody, jsonIn, VendorHttp } from '../../src/providers/vendor-http/vendor-http.ts';
import { type FakeAnswer, type FakeRequest, FakeVendor } from '../fakes/vendor-server.ts';
import { pictureOf } from '../production/workbench.ts';
import { answeringPlace, errorClassesContract, PLANTED_KEY } from './error-classes.ts';
import { remoteVendorContract } from './remote-vendor-contract.ts';
import { openVendorAtOnce } from './vendor-over-fake.ts';

/*
 * The steps of “Add a provider” in CONTRIBUTING.md, done for a vendor that is made up: it draws pictures, at
 * `POST /draw`, and tells of its models at `GET /models/NAME`.
 */

/** Step 1: a fake in the vendor's own shapes. */
class FakeSketcher extends FakeVendor {
  protected isPaid({ method }: FakeRequest): boolean {
    return method === 'POST';
  }

  protected isAuthorised({ headers }: FakeRequest): boolean {
    return headers['x-sketch-key'] === this.key;
  }

  protected answer({ url }: FakeRequest): FakeAnswer {
    if (url.pathname === '/models/pencil') return { status: 200, body: { name: 'pencil' } };
    if (url.pathname !== '/draw') return { status: 404, body: this.refusal(404) };
    const picture = readFileSync(new URL('../fakes/fixtures/sunrise.png', import.meta.url));
    return { status: 200, body: { picture: picture.toString('base64') } };
  }

  protected refusal(status: number): unknown {
    return { problem: `As a test asked for: ${status}` };
  }
}

/** Step 2: what its refusals mean. */
const NAMES = { vendor: 'Sketcher', keyVariable: 'SKETCHER_API_KEY' };
const problemSchema = z.object({ problem: z.string() });

function sketcherError(status: number, body: string, retryAfterHeader: string | null) {
  return vendorError(NAMES, {
    status,
    retryAfterHeader,
    said: jsonIn(problemSchema, body)?.problem,
  });
}

/** Step 3: how it makes a picture. */
const drawnSchema = z.object({ picture: z.string().min(1) });

function sketch(model: string): AtOnceKind {
  return {
    offer: () => ({ model, price: dollars(0.02), basis: '$0.02 each' }),
    call: (recipe) => {
      const parameters = { model, prompt: picturePrompt(imageWishOf(recipe)) };
      return { model, path: '/draw', parameters, files: [], purpose: {} };
    },
    request: async ({ parameters }) => jsonBody(parameters),
    read: (_call, answer) => {
      const drawn = jsonIn(drawnSchema, answer);
      return drawn === undefined
        ? { state: 'failed', reason: 'Its answer holds no picture.', retryable: false }
        : { state: 'made', bytes: Buffer.from(drawn.picture, 'base64'), details: {} };
    },
    deliver: (_call, { bytes }, context) => deliverFile(bytes, context),
  };
}

/** Step 4: the vendor as the environment sets it up. */
const settingsSchema = z.object({
  SKETCHER_API_KEY: z.string().trim().min(1),
  SKETCHER_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://sketcher.example'),
});

function sketcherFromEnvironment(environment: Environment, parts: VendorParts): RemoteVendor | undefined {
  const settings = vendorSettings('Sketcher', 'SKETCHER_API_KEY', settingsSchema, environment);
  if (settings === undefined) return undefined;
  const { fetch, clock, shelf } = parts;
  const { SKETCHER_API_KEY: key, SKETCHER_BASE_URL: baseUrl } = settings;
  const headers = { 'x-sketch-key': key };
  const secrets = [key];
  const http = new VendorHttp({
    vendor: 'Sketcher',
    baseUrl,
    headers,
    secrets,
    fetch,
    clock,
    problem: sketcherError,
  });
  const image = byModel({ provider: 'sketcher', usual: 'pencil' }, sketch);
  const made = vendorByKind('sketcher', {
    image: atOnceVendor(image, { provider: 'sketcher', kind: 'image', http, shelf, startDeadlineMs: 30_000 }),
  });
  return {
    ...made,
    check: (models, signal) => checkByAddress(http, models, (model) => `/models/${model}`, signal),
  };
}

/** Step 6: its entry among the vendors. */
const ENTRY: VendorEntry = {
  provider: 'sketcher',
  title: 'Sketcher',
  makes: ['image'],
  switchedOnBy: ['SKETCHER_API_KEY'],
  open: async (environment, parts) => sketcherFromEnvironment(environment, parts),
};

const place = answeringPlace();

describe('a vendor that was added by the steps of CONTRIBUTING.md', () => {
  it('is asked after those that have a place of their own, before what is built in', async () => {
    const { chains } = await choicesFrom({}, [...VENDORS, ENTRY]);
    expect(chains.image.slice(-2)).toEqual(['sketcher', 'builtin']);
    const first = await choicesFrom({ REEL_IMAGE_PROVIDERS: 'sketcher,gemini' }, [...VENDORS, ENTRY]);
    expect(first.chains.image).toEqual(['sketcher', 'gemini']);
  });

  it('is not there without its key, and is refused in words where a setting is wrong', async () => {
    expect(await ENTRY.open({}, place.parts)).toBeUndefined();
    const wrong = { SKETCHER_API_KEY: PLANTED_KEY, SKETCHER_BASE_URL: 'nowhere' };
    await expect(ENTRY.open(wrong, place.parts)).rejects.toThrow(/Sketcher is set up wrongly.*BASE_URL/);
  });

  const vendor = () =>
    sketcherFromEnvironment(
      { SKETCHER_API_KEY: PLANTED_KEY, SKETCHER_BASE_URL: place.server.url },
      place.parts,
    );
  errorClassesContract('has a table of its errors', { place, vendor, recipes: [pictureOf('a lighthouse')] }, [
    ['a key that is wrong', { status: 401, body: { problem: 'No' } }, 'permanent', 'unauthorized'],
    ['a prompt that is refused', { status: 400, body: { problem: 'No' } }, 'permanent', 'provider-failed'],
    ['too many requests', { status: 429, body: {} }, 'retryable', 'provider-unavailable'],
    ['a broken server', { status: 500, body: '' }, 'unknown', 'outcome-unknown'],
  ]);
});

/** Step 7: the suite that every vendor passes. */
remoteVendorContract('an added vendor', () =>
  openVendorAtOnce({
    recipe: pictureOf('a lighthouse'),
    start: () => new FakeSketcher().listen(),
    vendor: (fake, parts) =>
      sketcherFromEnvironment({ SKETCHER_API_KEY: fake.key, SKETCHER_BASE_URL: fake.baseUrl }, parts),
    emptyAnswer: { picture: '' },
  }),
);
