import { closeSync, openSync, writeSync } from 'node:fs';
import { type CodecContext, Packet } from 'node-av/lib';
import { checkStatus, isDry, present } from './ffmpeg-status.ts';

/** A file that gets an encoder's packets one after the other. `using` closes it. */
export class PacketFile {
  readonly #descriptor: number;
  readonly #packet = new Packet();

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w');
    this.#packet.alloc();
  }

  /** Writes what the encoder has ready. */
  takeFrom(encoder: CodecContext): void {
    for (;;) {
      const status = encoder.receivePacketSync(this.#packet);
      if (isDry(status)) return;
      checkStatus(status, 'Cannot encode a picture');
      writeSync(this.#descriptor, present(this.#packet.data, 'A picture came out empty.'));
      this.#packet.unref();
    }
  }

  [Symbol.dispose](): void {
    this.#packet.free();
    closeSync(this.#descriptor);
  }
}
