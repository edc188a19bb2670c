import { readFileSync } from 'node:fs';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const TONE = readFileSync(new URL('tone.mp3frame', FIXTURES));
const SILENCE = readFileSync(new URL('none.mp3frame', FIXTURES));

/** How long an MP3 frame of 44.1 kHz is. */
const FRAME_SECONDS = 1152 / 44_100;
const FRAMES_A_CHARACTER = 2;

/** A tone for every character and silence for white space, as an MP3, with the time of each character. */
export function spokenMp3(text: string) {
  const characters = [...text];
  const frames = characters.flatMap((character) =>
    Array.from({ length: FRAMES_A_CHARACTER }, () => (/\s/.test(character) ? SILENCE : TONE)),
  );
  const at = (index: number) => Number((index * FRAMES_A_CHARACTER * FRAME_SECONDS).toFixed(3));
  return {
    sound: Buffer.concat(frames),
    alignment: {
      characters,
      character_start_times_seconds: characters.map((_, index) => at(index)),
      character_end_times_seconds: characters.map((_, index) => at(index + 1)),
    },
  };
}

/** A tone of so many seconds as an MP3. */
export function toneMp3(seconds: number): Buffer {
  return Buffer.concat(Array.from({ length: Math.round(seconds / FRAME_SECONDS) }, () => TONE));
}

const RATE_HERTZ = 24_000;
const SAMPLES_A_CHARACTER = 1_440;

/** The same as a WAV of 24 kHz, without any times. */
export function spokenWav(text: string): Buffer {
  const characters = [...text];
  const samples = new Int16Array(characters.length * SAMPLES_A_CHARACTER);
  for (const [index, character] of characters.entries()) {
    if (/\s/.test(character)) continue;
    const from = index * SAMPLES_A_CHARACTER;
    const hertz = 180 + (character.codePointAt(0)! % 32) * 12;
    for (let at = from; at < from + SAMPLES_A_CHARACTER; at += 1) {
      samples[at] = Math.round(9_000 * Math.sin((2 * Math.PI * hertz * at) / RATE_HERTZ));
    }
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE_HERTZ, 24);
  header.writeUInt32LE(RATE_HERTZ * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
