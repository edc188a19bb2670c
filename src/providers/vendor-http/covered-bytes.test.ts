import { expect, it } from 'vitest';
import { coveredBytes } from './covered-bytes.ts';

it('covers every secret where it stands and leaves all else', () => {
  const bytes = Buffer.concat([Buffer.of(0, 255), Buffer.from('key-1 and key-1, key-22'), Buffer.of(128)]);
  const covered = Buffer.from(coveredBytes(bytes, ['key-1', 'key-22', '']));
  expect(covered.subarray(2, -1).toString()).toBe('***** and *****, ******');
  expect([covered[0], covered[1], covered.at(-1)]).toEqual([0, 255, 128]);
});
