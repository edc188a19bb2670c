/** Text that goes on: without what ends a sentence in any script, and without points that leave it open. */
export function withoutSentenceEnd(text: string): string {
  return text.replace(/[\s.。।؟?!！？:：…]+$/u, '');
}

/** A sentence as a title: without its full stop, whatever else it ends with. */
export function withoutFullStop(text: string): string {
  return text.replace(/[.。।]$/u, '');
}
