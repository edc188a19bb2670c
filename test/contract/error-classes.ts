import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssetRecipe } from '../../src/domain/asset.ts';
import type { ReelError } from '../../src/domain/errors.ts';
import type { RemoteStatus, RemoteVendor } from '../../src/ports/remote-vendor.ts';
import { type AnsweringServer, answeringServer, type ServerAnswer } from './answering-server.ts';
import { type VendorPartsOfTest, vendorParts } from './vendor-over-fake.ts';

/**
 * What an error means for whoever asked: `permanent`: asking again is no use and nothing was made; `retryable`:
 * nothing was made and asking again may help; `unknown`: the vendor may have taken the call.
 */
export type ErrorClass = 'permanent' | 'retryable' | 'unknown';
export type ErrorRow = [name: string, answer: ServerAnswer, means: ErrorClass, code: string];

/** The key of every vendor in these tables; it is in none of the errors. */
export const PLANTED_KEY = 'sk-planted-secret';

export const GATEWAY_PAGE = '<html><body>502 Bad Gateway</body></html>';

/** A vendor on a server that answers as a test says, and what it is asked for. */
export interface ErrorsUnderTest {
  place: ReturnType<typeof answeringPlace>;
  vendor(): RemoteVendor | undefined;
  /** One of each kind that is asked for in its own way. */
  recipes: readonly AssetRecipe[];
}

/** What a vendor's errors mean, whatever it was asked for. */
export function errorClassesContract(
  name: string,
  { place, vendor, recipes }: ErrorsUnderTest,
  rows: readonly ErrorRow[],
): void {
  describe(name, () => {
    it.each(rows)('%s', async (_name, answer, means, code) => {
      for (const recipe of recipes) await expectClass(vendor(), recipe, place.server, [answer, means, code]);
    });
  });
}

/** Has a vendor start a call that its server answers so, and sees that the error is of the right class. */
async function expectClass(
  vendor: RemoteVendor | undefined,
  recipe: AssetRecipe,
  server: AnsweringServer,
  [answer, means, code]: [ServerAnswer, ErrorClass, string],
): Promise<void> {
  const error = await started(vendor, recipe, server, answer).then(
    () => undefined,
    (refusal: ReelError) => refusal,
  );
  expect(error).toMatchObject({ code, retryable: means === 'retryable' });
  expect(error?.code === 'outcome-unknown').toBe(means === 'unknown');
  expect(error?.message).not.toContain(PLANTED_KEY);
}

/** What a vendor says of a call whose request its server answered so. */
export async function statusAfter(
  vendor: RemoteVendor | undefined,
  recipe: AssetRecipe,
  server: AnsweringServer,
  answer: ServerAnswer,
): Promise<RemoteStatus> {
  const { operation, vendorId } = await started(vendor, recipe, server, answer);
  return vendor!.status(operation, vendorId);
}

/** The parts of vendors, and a server that answers as a test says, for the tests of a file. */
export function answeringPlace(): { readonly parts: VendorPartsOfTest; readonly server: AnsweringServer } {
  let parts: VendorPartsOfTest;
  let server: AnsweringServer;
  beforeAll(async () => {
    parts = await vendorParts();
    server = await answeringServer();
  });
  afterAll(async () => {
    await parts[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });
  return {
    get parts() {
      return parts;
    },
    get server() {
      return server;
    },
  };
}

let calls = 0;

async function started(
  vendor: RemoteVendor | undefined,
  recipe: AssetRecipe,
  server: AnsweringServer,
  answer: ServerAnswer,
) {
  if (vendor === undefined) throw new Error('The vendor is not set up.');
  server.answer = answer;
  calls += 1;
  const operation = vendor.prepare(recipe, new Map());
  const context = { inputs: new Map(), nonce: `call${calls}`, sendByMs: Date.now() + 60_000 };
  return { operation, vendorId: await vendor.start(operation, context) };
}
