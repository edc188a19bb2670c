import { isMessageKey, say } from './messages.ts';

/** What a person calls who makes something; its own name where nobody gave it another. */
export function makerName(provider: string): string {
  const key = `maker.${provider}`;
  return isMessageKey(key) ? say(key) : provider;
}
