import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssetRecipe } from '../../src/domain/asset.ts';
import { systemClock } from '../../src/engine/system-sources.ts';
import { createMedia } from '../../src/media/media-client.ts';
import type { MadeInput } from '../../src/ports/maker.ts';
import type { RemoteVendor } from '../../src/ports/remote-vendor.ts';
import { AnswerShelf } from '../../src/providers/at-once/answer-shelf.ts';
import { createSpeech } from '../../src/providers/builtin/speech/create-speech.ts';
import { picturePreparer } from '../../src/providers/references/prepare-references.ts';
import type { VendorParts } from '../../src/providers/settings/vendor-settings.ts';
import { alignWithReference } from '../../src/providers/word-times/align-words.ts';
import { ProcessRasterizer } from '../../src/raster/process-rasterizer.ts';
import { shotPictures } from '../../src/studio/clips/shot-pictures.ts';
import type { FakeVendor, Trouble } from '../fakes/vendor-server.ts';
import type { RequestTrouble, VendorUnderTest } from './remote-vendor-contract.ts';

const TROUBLES: Record<RequestTrouble, Trouble> = {
  refused: { answers: 400 },
  paced: { answers: 429, retryAfter: 3 },
  'taken-unanswered': { drops: true, accepts: true },
  lost: { drops: true, accepts: false },
};

interface AtOnceUnderTest<Fake extends FakeVendor> {
  recipe: AssetRecipe;
  start(): Promise<Fake>;
  vendor(fake: Fake, parts: VendorParts): RemoteVendor | undefined;
  /** An answer of status 200 with nothing of use in it. */
  emptyAnswer: unknown;
  forget?(fake: Fake): void;
  findsByContent?: true;
  inputs?: ReadonlyMap<string, MadeInput>;
}

/** The parts that vendors are made of, and the folder that they keep answers in. */
export type VendorPartsOfTest = VendorParts & { scratch: string } & AsyncDisposable;

/** The parts that vendors are made of, over a folder of a test's own. */
export async function vendorParts(): Promise<VendorPartsOfTest> {
  const scratch = await mkdtemp(join(tmpdir(), 'reelwright-vendor-'));
  const media = createMedia();
  const speech = createSpeech({ media });
  const rasterizer = new ProcessRasterizer();
  return {
    fetch,
    clock: systemClock,
    media,
    prepare: picturePreparer({ media, rasterizer }),
    shotPictures: shotPictures({ media, rasterizer }),
    align: alignWithReference(speech),
    shelf: new AnswerShelf(join(scratch, 'answers'), systemClock),
    scratch,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([media.close(), rasterizer.close(), speech.close()]);
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

interface LongUnderTest<Fake extends FakeVendor> {
  recipe: AssetRecipe;
  start(): Promise<Fake>;
  vendor(fake: Fake, parts: VendorParts): RemoteVendor | undefined;
  callsEnd(fake: Fake, how: 'succeeded' | 'failed', afterMs: number): void;
  forget(fake: Fake): void;
}

/** A vendor of long calls, ready for the contract of vendors. */
export async function openLongVendor<Fake extends FakeVendor>(
  test: LongUnderTest<Fake>,
): Promise<VendorUnderTest> {
  const { fake, parts, opened } = await openOver(test);
  return {
    ...opened,
    callsEnd: (how, afterMs) => test.callsEnd(fake, how, afterMs),
    forgetResults: () => test.forget(fake),
    [Symbol.asyncDispose]: () => closeAll(fake, parts),
  };
}

/** A vendor that answers with the result itself, ready for the contract of vendors. */
export async function openVendorAtOnce<Fake extends FakeVendor>(
  test: AtOnceUnderTest<Fake>,
): Promise<VendorUnderTest> {
  const { fake, parts, opened } = await openOver(test);
  const { emptyAnswer, forget, findsByContent, inputs } = test;
  return {
    ...opened,
    answersAtOnce: true,
    ...(findsByContent && { findsByContent }),
    ...(inputs && { inputs }),
    callsEnd: (how) => {
      fake.trouble = how === 'failed' ? () => ({ answers: 200, document: emptyAnswer }) : undefined;
    },
    forgetResults: async () => {
      forget?.(fake);
      await rm(join(parts.scratch, 'answers'), { recursive: true, force: true });
    },
    [Symbol.asyncDispose]: () => closeAll(fake, parts),
  };
}

async function openOver<Fake extends FakeVendor>({
  recipe,
  start,
  vendor: open,
}: Pick<LongUnderTest<Fake>, 'recipe' | 'start' | 'vendor'>) {
  const fake = await start();
  const parts = await vendorParts();
  const vendor = open(fake, parts);
  if (vendor === undefined) throw new Error('The vendor is not set up.');
  const opened = {
    vendor,
    recipe,
    scratch: parts.scratch,
    secret: fake.key,
    accepted: () => fake.accepted,
    trouble: (kind: RequestTrouble) => fake.troubleNext(TROUBLES[kind]),
  };
  return { fake, parts, opened };
}

async function closeAll(...all: AsyncDisposable[]): Promise<void> {
  for (const each of all) await each[Symbol.asyncDispose]();
}
