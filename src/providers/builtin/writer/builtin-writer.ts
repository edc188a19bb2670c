import { ReelError, throwIfCancelled } from '../../../domain/errors.ts';
import type { TextGenerator } from '../../../ports/text-generator.ts';

/** Raised when the same text is drawn up differently. */
const MODEL = 'sentence-work-1';

/**
 * Writes without a language model, by sentence and phrase work on the source alone: always there, free and the
 * same for the same source. It knows no facts; where that falls short, the answer's notices say so.
 */
export function createBuiltinWriter(): TextGenerator {
  return {
    name: 'builtin',
    async write(task, signal) {
      throwIfCancelled(signal);
      const { createDraftingTools } = await import('./drafting-tools.ts');
      const tools = createDraftingTools(task.language, signal);
      const { answer, notices } = await task.draft(tools);
      await tools.breathe();
      const parsed = task.schema.safeParse(answer);
      if (parsed.success) return { answer: parsed.data, model: MODEL, notices };
      throw new ReelError(
        'provider-failed',
        `The built-in writer could not draw up the ${task.name} from this text.`,
        {
          cause: parsed.error,
        },
      );
    },
  };
}
