/** For an option that can be given again and again. */
export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}
