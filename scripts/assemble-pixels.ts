import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import openWabt from 'wabt';

/** The loops over samples as text, and what the media process loads. */
const folder = resolve(import.meta.dirname, '../src/media/pixels');

/** The binary module of src/media/pixels/pixels.wat. */
export async function assemblePixels(): Promise<Uint8Array> {
  const wabt = await openWabt();
  const text = readFileSync(join(folder, 'pixels.wat'), 'utf8');
  using module = disposable(wabt.parseWat('pixels.wat', text, { simd: true }));
  return module.parsed.toBinary({}).buffer;
}

function disposable<Parsed extends { destroy(): void }>(parsed: Parsed): { parsed: Parsed } & Disposable {
  return { parsed, [Symbol.dispose]: () => parsed.destroy() };
}

if (import.meta.main) writeFileSync(join(folder, 'pixels.wasm'), await assemblePixels());
