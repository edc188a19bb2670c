import { z } from 'zod';
import type { RemoteVendor } from '../../ports/remote-vendor.ts';
import { atOnceVendor } from '../at-once/at-once-vendor.ts';
import { type Environment, type VendorParts, vendorSettings } from '../settings/vendor-settings.ts';
import { vendorError } from '../vendor-http/vendor-error.ts';
import { jsonIn, VendorHttp } from '../vendor-http/vendor-http.ts';
import { drawnImage } from './drawn-image.ts';

const STABLE_DIFFUSION_SERVER = 'stable-diffusion-server';
const TITLE = 'The Stable Diffusion server';

/** What a Stable Diffusion server of one's own is set up by. */
export const STABLE_DIFFUSION_SETTINGS = z.object({
  STABLE_DIFFUSION_LOCAL_URL: z.url({ protocol: /^https?$/ }).describe('Switches it on: its address.'),
  STABLE_DIFFUSION_LOCAL_AUTH: z
    .string()
    .trim()
    .min(3)
    .optional()
    .describe('`name:password`, where the server was started with `--api-auth`.'),
  STABLE_DIFFUSION_LOCAL_STEPS: z.coerce
    .number()
    .int()
    .min(1)
    .max(150)
    .default(28)
    .describe('Steps of a picture.'),
  STABLE_DIFFUSION_LOCAL_GUIDANCE: z.coerce
    .number()
    .min(0)
    .max(30)
    .default(6.5)
    .describe('How closely a picture keeps to its words.'),
  STABLE_DIFFUSION_LOCAL_SAMPLER: z
    .string()
    .trim()
    .min(1)
    .default('DPM++ 2M')
    .describe('The sampler, as the server names it.'),
  STABLE_DIFFUSION_LOCAL_LONGEST_SIDE: z.coerce
    .number()
    .int()
    .min(256)
    .max(2048)
    .default(1024)
    .describe('The longer side of a picture, in pixels.'),
  STABLE_DIFFUSION_LOCAL_DEADLINE: z.coerce
    .number()
    .positive()
    .max(3600)
    .default(600)
    .describe('How long one picture may take, in seconds.'),
});

const problemSchema = z.object({
  error: z.string().nullish(),
  detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]).nullish(),
  errors: z.string().nullish(),
});
const modelsSchema = z.array(z.object({ model_name: z.string() }));

/** A server on one's own machine that draws pictures, at no price. */
export function stableDiffusionFromEnvironment(
  environment: Environment,
  { fetch, clock, shelf }: VendorParts,
): RemoteVendor | undefined {
  const settings = vendorSettings(
    TITLE,
    'STABLE_DIFFUSION_LOCAL_URL',
    STABLE_DIFFUSION_SETTINGS,
    environment,
  );
  if (settings === undefined) return undefined;
  const login = settings.STABLE_DIFFUSION_LOCAL_AUTH;
  const encoded = login === undefined ? undefined : Buffer.from(login).toString('base64');
  const http = new VendorHttp({
    vendor: TITLE,
    baseUrl: settings.STABLE_DIFFUSION_LOCAL_URL,
    headers: encoded === undefined ? {} : { authorization: `Basic ${encoded}` },
    secrets:
      login === undefined || encoded === undefined ? [] : [encoded, login, login.replace(/^[^:]*:/, '')],
    fetch,
    clock,
    problem: (status, body, retryAfterHeader) => {
      const names = { vendor: TITLE, keyVariable: 'STABLE_DIFFUSION_LOCAL_AUTH' };
      return vendorError(names, { status, retryAfterHeader, said: saidIn(body) });
    },
  });
  const model = 'stable-diffusion';
  const drawing = drawnImage({
    model,
    steps: settings.STABLE_DIFFUSION_LOCAL_STEPS,
    guidance: settings.STABLE_DIFFUSION_LOCAL_GUIDANCE,
    sampler: settings.STABLE_DIFFUSION_LOCAL_SAMPLER,
    longestSidePixels: settings.STABLE_DIFFUSION_LOCAL_LONGEST_SIDE,
  });
  const vendor = atOnceVendor(drawing, {
    provider: STABLE_DIFFUSION_SERVER,
    kind: 'image',
    http,
    shelf,
    startDeadlineMs: settings.STABLE_DIFFUSION_LOCAL_DEADLINE * 1000,
  });
  return {
    ...vendor,
    offer: (recipe) =>
      recipe.model === undefined || recipe.model.provider === STABLE_DIFFUSION_SERVER
        ? vendor.offer(recipe)
        : undefined,
    async check(_models, signal) {
      const answer = await http.ask('GET', http.url('/sdapi/v1/sd-models'), { signal });
      const loaded = http.readable(modelsSchema, answer);
      if (loaded.length === 0) return [{ model, state: 'gone', said: ['It has no model to draw with.'] }];
      return [{ model, state: 'there' }];
    },
  };
}

function saidIn(body: string): string | undefined {
  const { detail, errors, error } = jsonIn(problemSchema, body) ?? {};
  const words = Array.isArray(detail) ? detail.map(({ msg }) => msg).join('; ') : detail;
  return errors || words || error || undefined;
}
