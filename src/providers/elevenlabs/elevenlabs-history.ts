import { z } from 'zod';
import { isReelError } from '../../domain/errors.ts';
import type { AtOnceCall, Recovery } from '../at-once/at-once-vendor.ts';
import type { VendorHttp } from '../vendor-http/vendor-http.ts';
import { characterTimesSchema } from './character-times.ts';

/** How far the clock that the call was noted by may have been set since, or that of another worker be from ours. */
const CLOCKS_DIFFER_MS = 60_000;
const MOST_PAGES = 20;

const itemSchema = z.object({
  history_item_id: z.string(),
  model_id: z.string().nullish(),
  text: z.string().nullish(),
  alignments: z.object({ alignment: characterTimesSchema.nullish() }).nullish(),
});
const pageSchema = z.object({
  history: z.array(itemSchema),
  has_more: z.boolean().nullish(),
  last_history_item_id: z.string().nullish(),
});

/**
 * What the vendor remembers of speech that it made (https://elevenlabs.io/docs/api-reference/history/list): the
 * same text by the same voice and model within the call's time is the call, or one as good as it.
 */
export function elevenLabsHistory(http: VendorHttp): Recovery {
  return {
    find: (call, lost, signal) =>
      http.byItsClock(async (aheadMs) => {
        const sinceMs = Date.parse(lost.intendedAt) - CLOCKS_DIFFER_MS + aheadMs;
        let after: string | undefined;
        for (let pages = 0; pages < MOST_PAGES; pages += 1) {
          const url = http.url('/v1/history');
          url.searchParams.set('source', 'TTS');
          url.searchParams.set('page_size', '100');
          url.searchParams.set('voice_id', voiceIn(call));
          url.searchParams.set('date_after_unix', String(Math.floor(sinceMs / 1000)));
          if (after !== undefined) url.searchParams.set('start_after_history_item_id', after);
          const page = http.readable(pageSchema, await http.ask('GET', url, { signal }));
          const found = page.history.find(
            ({ history_item_id, text, model_id }) =>
              text === call.parameters.text &&
              (model_id ?? call.model) === call.model &&
              !lost.otherVendorIds.has(history_item_id),
          );
          if (found) return { outcome: 'found', vendorId: found.history_item_id };
          if (!page.has_more || !page.last_history_item_id) return { outcome: 'never-taken' };
          after = page.last_history_item_id;
        }
        return { outcome: 'cannot-tell', why: 'ElevenLabs’ list of speech has no end.' };
      }),
    async answer(_call, vendorId, signal) {
      const path = `/v1/history/${encodeURIComponent(vendorId)}`;
      try {
        const item = http.readable(itemSchema, await http.ask('GET', http.url(path), { signal }));
        const sound = await http.ask('GET', http.url(`${path}/audio`), { signal });
        const answer = {
          audio_base64: Buffer.from(sound.bytes).toString('base64'),
          alignment: item.alignments?.alignment ?? null,
        };
        return new TextEncoder().encode(JSON.stringify(answer));
      } catch (error) {
        if (isReelError(error) && (error.code === 'not-found' || error.code === 'provider-failed'))
          return undefined;
        throw error;
      }
    },
  };
}

function voiceIn({ path }: AtOnceCall): string {
  return decodeURIComponent(path.split('/')[3] ?? '');
}
