import { useRef } from 'react';

/** The key under which a request is made once, however often it is sent: another one as soon as it asks for another thing. */
export function useRequestKey(): (request: unknown) => string {
  const last = useRef<{ body: string; key: string }>(undefined);
  return (request) => {
    const body = JSON.stringify(request);
    if (last.current?.body !== body) last.current = { body, key: randomKey() };
    return last.current.key;
  };
}

/** `crypto.randomUUID` is there over https and on loopback alone. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
