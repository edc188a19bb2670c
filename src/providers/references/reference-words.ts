import type { Reference } from '../../domain/recipes.ts';

const KEPT: Record<Reference['role'], string> = {
  character: 'Keep face, hair, build and clothes exactly as they are there.',
  product: 'Keep its shape, colours, material and label exactly as they are there.',
  style: 'Take over its manner of drawing, colours and light, not what it shows.',
};

/** A prompt that says what each of the pictures that go along is there for, by the word that a model knows them by. */
export function withReferenceWords(
  prompt: string,
  references: readonly Reference[],
  pictureName: (number: number) => string,
): string {
  const lines = references.map(
    ({ name, role }, index) => `${pictureName(index + 1)} shows ${name}. ${KEPT[role]}`,
  );
  return [prompt, ...lines].join(' ');
}
