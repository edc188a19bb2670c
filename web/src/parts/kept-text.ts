/** As a text is kept that may have several lines. */
export function trimmed(text: string): string {
  return text.trim();
}

/** As it is kept where it is one line, whatever was pasted. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
