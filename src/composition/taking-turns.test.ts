import { expect, it } from 'vitest';
import { FREE } from '../domain/price.ts';
import type { Made, MakeRequest, Maker } from '../ports/maker.ts';
import { takingTurns } from './taking-turns.ts';

const MADE: Made = { filePath: 'x', mediaType: 'x/x', facts: {}, model: 'x', parameters: {}, cost: FREE };

/** A maker whose work ends when it is told to. */
function heldMaker(provider: string, begun: string[]) {
  const held: (() => void)[] = [];
  const maker: Maker = {
    provider,
    lane: provider,
    offer: () => undefined,
    make: () => {
      begun.push(provider);
      return new Promise((resolve) => held.push(() => resolve(MADE)));
    },
  };
  return { maker, finishOne: () => held.shift()?.() };
}

const request = (signal = new AbortController().signal) => ({ signal }) as MakeRequest;

it('begins no more at a time than it may, the first makers first, in whatever order they were asked', async () => {
  const begun: string[] = [];
  const [music, speech] = [heldMaker('music', begun), heldMaker('speech', begun)];
  const [musicInTurn, speechInTurn] = takingTurns([music.maker, speech.maker], 1);
  const works = [speechInTurn, speechInTurn, musicInTurn].map((maker) => maker?.make(request()));
  for (const [index, held] of [music, speech, speech].entries()) {
    await expect.poll(() => begun.length).toBe(index + 1);
    held.finishOne();
  }
  expect(await Promise.all(works)).toEqual([MADE, MADE, MADE]);
  expect(begun).toEqual(['music', 'speech', 'speech']);
});

it('lets what is cancelled leave before its turn', async () => {
  const begun: string[] = [];
  const speech = heldMaker('speech', begun);
  const [inTurn] = takingTurns([speech.maker], 1);
  const working = inTurn?.make(request());
  const cancelling = new AbortController();
  const waiting = inTurn?.make(request(cancelling.signal));
  cancelling.abort(new Error('no longer wanted'));
  await expect(waiting).rejects.toThrow('no longer wanted');
  await expect.poll(() => begun.length).toBe(1);
  speech.finishOne();
  await working;
  expect(begun).toEqual(['speech']);
});
