import type { Choice } from '../parts/fields.tsx';

/** The paces that are offered for what is said; 1 is the voice’s own. */
export const PACES: readonly Choice[] = ['0.8', '0.9', '1', '1.1', '1.2', '1.5'].map((pace) => {
  return { value: pace, text: `× ${pace}` };
});
