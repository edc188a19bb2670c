import { expect, it } from 'vitest';
import { ReelError } from '../domain/errors.ts';
import { askingVendors } from './asking-vendors.ts';

it('tells a vendor that does not take our key as one that failed, and anything else as it is', async () => {
  const asked = (code: 'unauthorized' | 'conflict') =>
    askingVendors(Promise.reject(new ReelError(code, 'Replicate does not accept the key.')));
  await expect(asked('unauthorized')).rejects.toMatchObject({
    code: 'provider-failed',
    message: 'Replicate does not accept the key.',
  });
  await expect(asked('conflict')).rejects.toMatchObject({ code: 'conflict' });
  expect(await askingVendors(Promise.resolve('taken'))).toBe('taken');
});
