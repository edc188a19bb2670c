import { expect, it } from 'vitest';
import { uploadSignature } from './upload-signature.ts';

const PARAMETERS = {
  timestamp: '1315060510',
  public_id: 'sample_image',
  eager: 'w_400,h_300,c_pad|w_260,h_200,c_crop',
};
/** The example of https://cloudinary.com/documentation/authentication_signatures. */
const SIGNATURE = 'bfd09f95f331f558cbd1320e67aa8d488770583e';

it('signs as Cloudinary’s own example does', () => {
  expect(uploadSignature(PARAMETERS, 'abcd')).toBe(SIGNATURE);
});

it('leaves out what is no part of a signature', () => {
  const beside = { api_key: '1234', file: 'a film', resource_type: 'video', cloud_name: 'demo', tags: '' };
  expect(uploadSignature({ ...PARAMETERS, ...beside }, 'abcd')).toBe(SIGNATURE);
});
