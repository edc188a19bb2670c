import { isReelError } from '../../domain/errors.ts';
import type { ModelCheck } from '../../ports/remote-vendor.ts';
import type { VendorHttp } from './vendor-http.ts';

/** Asks for each model by its own address: one that is not there is gone, any other trouble is raised. */
export async function checkByAddress(
  http: VendorHttp,
  models: readonly string[],
  pathOf: (model: string) => string,
  signal?: AbortSignal,
): Promise<ModelCheck[]> {
  return Promise.all(
    models.map(async (model): Promise<ModelCheck> => {
      try {
        await http.ask('GET', http.url(pathOf(model)), { signal });
        return { model, state: 'there' };
      } catch (error) {
        if (!isReelError(error) || error.code !== 'not-found') throw error;
        return { model, state: 'gone' };
      }
    }),
  );
}
