/** How one sample stands in a file, little-endian. */
export interface PulseCodeFormat {
  coding: 'integer' | 'float';
  bytesPerSample: 2 | 3 | 4;
}

/**
 * One channel of interleaved samples as numbers from -1 to 1, where floats may lie beyond. Samples that are not
 * finite become silence. Reads as many as `into` holds; the bytes must hold them.
 */
export function decodeChannel(
  bytes: Uint8Array,
  format: PulseCodeFormat,
  channels: number,
  channel: number,
  into: Float32Array,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stride = channels * format.bytesPerSample;
  let offset = channel * format.bytesPerSample;
  if (format.coding === 'float') {
    for (let index = 0; index < into.length; index += 1, offset += stride) {
      const value = view.getFloat32(offset, true);
      into[index] = Number.isFinite(value) ? value : 0;
    }
  } else if (format.bytesPerSample === 2) {
    for (let index = 0; index < into.length; index += 1, offset += stride) {
      into[index] = view.getInt16(offset, true) / 0x8000;
    }
  } else if (format.bytesPerSample === 3) {
    for (let index = 0; index < into.length; index += 1, offset += stride) {
      into[index] = ((view.getInt8(offset + 2) << 16) | view.getUint16(offset, true)) / 0x80_0000;
    }
  } else {
    for (let index = 0; index < into.length; index += 1, offset += stride) {
      into[index] = view.getInt32(offset, true) / 0x8000_0000;
    }
  }
}

/**
 * Turns numbers from -1 to 1 into 16-bit samples with triangular dither of two least significant bits (Lipshitz,
 * Wannamaker and Vanderkooy, "Quantization and Dither", 1992), so that fades end in smooth noise instead of
 * distortion. Silence stays silence, beyond full scale is clipped, and the same samples give the same bytes.
 */
export class SampleQuantiser {
  #state = 0x2545f491;

  /** Interleaves the channels' first `frameCount` samples. */
  quantise(channels: readonly Float32Array[], frameCount: number): Int16Array {
    const samples = new Int16Array(frameCount * channels.length);
    let state = this.#state;
    for (const [channel, values] of channels.entries()) {
      for (let index = 0, at = channel; index < frameCount; index += 1, at += channels.length) {
        const value = values[index]!;
        if (value === 0) continue;
        // Xorshift (Marsaglia, 2003); its two halves make the two dice of the triangle.
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        const dithered = value * 0x8000 + ((state >>> 16) - (state & 0xffff)) / 0x1_0000;
        samples[at] =
          dithered >= 0x7fff
            ? 0x7fff
            : dithered <= -0x8000
              ? -0x8000
              : ((dithered + 0x8000 + 0.5) | 0) - 0x8000;
      }
    }
    this.#state = state;
    return samples;
  }
}
