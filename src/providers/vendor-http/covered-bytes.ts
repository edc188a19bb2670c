const COVER = '*'.charCodeAt(0);

/**
 * The bytes with `*` over every secret, so that an answer that repeats a key can be kept. Nothing else moves: a file
 * stays as long as it was.
 */
export function coveredBytes(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  const covered = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const secret of secrets) {
    const sought = Buffer.from(secret);
    if (sought.byteLength === 0) continue;
    for (let at = covered.indexOf(sought); at >= 0; at = covered.indexOf(sought, at)) {
      covered.fill(COVER, at, at + sought.byteLength);
    }
  }
  return covered;
}
