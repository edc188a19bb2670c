import { z } from 'zod';

/**
 * An interaction as Gemini's HTTP API gives it (https://ai.google.dev/gemini-api/docs/interactions): what was made
 * is among the contents of its steps.
 */
export const interactionSchema = z.object({
  id: z.string().min(1),
  status: z.string(),
  error: z.object({ message: z.string().nullish() }).nullish(),
  steps: z
    .array(
      z.object({
        content: z
          .array(
            z.object({
              type: z.string(),
              data: z.string().nullish(),
              uri: z.string().nullish(),
              text: z.string().nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});
export type Interaction = z.infer<typeof interactionSchema>;

/** The last video of an interaction, within it or at an address. */
export function videoIn({ steps }: Interaction): { data: string } | { uri: string } | undefined {
  const contents = (steps ?? []).flatMap(({ content }) => content ?? []);
  const video = contents.findLast(({ type }) => type === 'video');
  if (video?.data) return { data: video.data };
  return video?.uri ? { uri: video.uri } : undefined;
}

/** What the model said instead of making anything. */
export function wordsIn({ steps, error }: Interaction): string | undefined {
  const said = (steps ?? []).flatMap(({ content }) => content ?? []).map(({ text }) => text ?? '');
  return error?.message ?? (said.join(' ').trim() || undefined);
}
