import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the voice makes of each letter, at its own rate. */
export const LETTER_SECONDS = 0.1;
const VOICE_RATE_HERTZ = 16_000;

/**
 * Writes a voice that hums: a real VITS model in ONNX's format, whose sound is a tone for each letter, and its tokens
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). The library loads and runs it as any other.
 */
export async function writeHummingVoice(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const letters = [' ', ...'abcdefghijklmnopqrstuvwxyz.,!?'];
  await writeFile(join(folder, 'tokens.txt'), letters.map((letter, id) => `${letter} ${id}\n`).join(''));
  await writeFile(join(folder, 'humming.onnx'), model());
}

/** Tokens times a tone: `y[1, 1, t] = reshape(column(x) · tone)`. */
function model(): Buffer {
  const graph = [
    field(1, node('Cast', ['x'], 'numbers', [field(1, 'to'), number(3, FLOAT), number(20, 2)])),
    field(1, node('Reshape', ['numbers', 'column'], 'rows')),
    field(1, node('MatMul', ['rows', 'tone'], 'tones')),
    field(1, node('Reshape', ['tones', 'line'], 'y')),
    field(2, 'humming'),
    field(5, tensor('column', INTEGER, [2], whole(-1, 1))),
    field(5, tensor('line', INTEGER, [3], whole(1, 1, -1))),
    field(5, tensor('tone', FLOAT, [1, tone().length], Buffer.from(tone().buffer))),
    field(11, value('x', INTEGER, [1, 'letters'])),
    field(11, value('x_length', INTEGER, [1])),
    field(11, value('noise_scale', FLOAT, [1])),
    field(11, value('length_scale', FLOAT, [1])),
    field(11, value('noise_scale_w', FLOAT, [1])),
    field(12, value('y', FLOAT, [1, 1, 'samples'])),
  ];
  const facts = {
    sample_rate: String(VOICE_RATE_HERTZ),
    n_speakers: '1',
    add_blank: '0',
    language: 'English',
    comment: 'humming',
    model_type: 'vits',
    frontend: 'characters',
    punctuation: '. , ! ?',
  };
  const metadata = Object.entries(facts).map(([key, fact]) => field(14, [field(1, key), field(2, fact)]));
  const operators = [field(1, ''), number(2, 13)];
  return Buffer.concat([number(1, 8), field(7, graph), field(8, operators), ...metadata]);
}

const FLOAT = 1;
const INTEGER = 7;

function tone(): Float32Array {
  const samples = LETTER_SECONDS * VOICE_RATE_HERTZ;
  return Float32Array.from({ length: samples }, (_, at) => {
    const swell = Math.sin((Math.PI * at) / samples);
    return 0.03 * swell * Math.sin((2 * Math.PI * 220 * at) / VOICE_RATE_HERTZ);
  });
}

function node(operator: string, inputs: string[], output: string, attribute?: Buffer[]): Buffer[] {
  const named = inputs.map((input) => field(1, input));
  const attributes = attribute === undefined ? [] : [field(5, attribute)];
  return [...named, field(2, output), field(4, operator), ...attributes];
}

function tensor(name: string, type: number, sides: number[], raw: Buffer): Buffer[] {
  return [...sides.map((side) => number(1, side)), number(2, type), field(8, name), field(9, raw)];
}

function value(name: string, type: number, sides: (number | string)[]): Buffer[] {
  const shape = sides.map((side) => field(1, [typeof side === 'string' ? field(2, side) : number(1, side)]));
  return [field(1, name), field(2, [field(1, [number(1, type), field(2, shape)])])];
}

function whole(...numbers: number[]): Buffer {
  return Buffer.from(BigInt64Array.from(numbers, BigInt).buffer);
}

/** A field of protocol buffers that holds text, bytes or a message. */
function field(id: number, content: string | Buffer | Buffer[]): Buffer {
  const bytes = Array.isArray(content) ? Buffer.concat(content) : Buffer.from(content);
  return Buffer.concat([variable((id << 3) | 2), variable(bytes.length), bytes]);
}

function number(id: number, content: number): Buffer {
  return Buffer.concat([variable(id << 3), variable(content)]);
}

function variable(content: number): Buffer {
  return content < 128
    ? Buffer.of(content)
    : Buffer.concat([Buffer.of((content & 127) | 128), variable(content >>> 7)]);
}
