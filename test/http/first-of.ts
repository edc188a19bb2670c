/** The first of what a test expects some of. */
export function firstOf<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error('There is none of what should be there.');
  return first;
}
