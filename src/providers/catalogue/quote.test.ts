import { expect, test } from 'vitest';
import { quoteFor } from './quote.ts';
import { LIPSYNC_PRO } from './replicate-models.ts';

test('P2 tells a price that is reckoned from an estimate to be one, and reckons it rather too high', () => {
  expect(quoteFor(LIPSYNC_PRO, { durationSeconds: 9.2, isEstimated: true })).toEqual({
    price: { known: true, micros: 832_500 },
    basis: expect.stringMatching(/^about 10 s at \$0\.08325 a second: an estimate/),
    isEstimate: true,
  });
  expect(quoteFor(LIPSYNC_PRO, { durationSeconds: 9.2 })).toEqual({
    price: { known: true, micros: 765_900 },
    basis: '9.2 s at $0.08325 a second',
  });
});
