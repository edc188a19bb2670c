/** An ISO 8601 instant to the minute, in universal time. */
export function shortInstant(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`;
}
