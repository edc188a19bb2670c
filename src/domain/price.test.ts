import { expect, test } from 'vitest';
import { describeAmount, describePrice, describeSum, dollars, FREE, sumPrices } from './price.ts';

test.each([
  [0.997, '$0.997'],
  [0.036, '$0.036'],
  [0.0034567, '$0.003457'],
  [1.2345, '$1.2345'],
  [0.5, '$0.50'],
  [12, '$12.00'],
])('shows %s dollars to the last millionth, at least two digits', (amount, shown) => {
  expect(describePrice(dollars(amount))).toBe(shown);
});

test('says that what costs nothing is free, and that what is unknown is unknown', () => {
  expect(describePrice(FREE)).toBe('free');
  expect(describeAmount(0)).toBe('$0.00');
  const unknown = { known: false as const, why: 'by time' };
  expect(describePrice(unknown)).toBe('unknown (by time)');
  expect(describeSum(sumPrices([dollars(0.997), unknown]))).toBe('at least $0.997; unknown: by time');
});
