import { readFileSync, writeFileSync } from 'node:fs';
import { makeOddMovie, type OddMovie } from './odd-movie.ts';

export interface OddFile {
  what: string;
  name: string;
  /** What must come of it: a film, or a refusal. Of damage either may be right, by how far it reaches. */
  comesTo: 'film' | 'refusal' | 'either';
  make(path: string): Promise<void> | void;
}

export const movie = (given: OddMovie) => (path: string) => makeOddMovie(path, given);
export const plain: OddMovie = { pictures: [{}], sounds: [{}] };

/** A good movie, changed. */
export const changed =
  (change: (bytes: Buffer) => Buffer, given = plain) =>
  async (path: string) => {
    await makeOddMovie(path, given);
    writeFileSync(path, change(readFileSync(path)));
  };

/** The place of the first box of that type, just after its name. */
export const afterName = (bytes: Buffer, type: string) => bytes.indexOf(type, 0, 'latin1') + type.length;

/** Rows of what, name and maker, that all come to the same. */
export const cases = (comesTo: OddFile['comesTo'], rows: [string, string, OddFile['make']][]): OddFile[] =>
  rows.map(([what, name, make]) => ({ what, name, comesTo, make }));
