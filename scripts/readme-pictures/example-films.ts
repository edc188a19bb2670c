import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** An example, by its file below `examples/`. */
export interface Example {
  brief: string;
  /** Where the brief does not tell. */
  format?: string;
}

/** The film of an example, and the project that it is of. */
export interface ExampleFilm {
  path: string;
  project: string;
}

/** Films of examples in a folder, with a home of their own; those that are there are not made again. */
export class ExampleFilms {
  readonly folder: string;
  readonly home: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.folder = folder;
    this.home = join(folder, 'home');
  }

  need({ brief, format }: Example): ExampleFilm {
    const output = join(this.folder, nameOf(brief));
    const path = join(output, 'film.mp4');
    if (!existsSync(path)) {
      const wished = [...(format === undefined ? [] : [format]), join(ROOT, 'examples', brief)];
      this.#reel('make', ...wished, '--output', output, '--no-defaults');
    }
    const { project } = JSON.parse(readFileSync(join(output, 'result.json'), 'utf8')) as { project: string };
    return { path, project };
  }

  /** Changes a line of what a scene says, so that its film is out of date. */
  say({ project }: ExampleFilm, scene: number, line: number, text: string): void {
    this.#reel('scene', 'say', project, String(scene), String(line), text);
  }

  #reel(...args: string[]): void {
    execFileSync(join(ROOT, 'reel'), [...args, '--home', this.home], { stdio: 'inherit' });
  }
}

/** The name of a file for something of an example. */
export function nameOf(brief: string): string {
  return brief.replaceAll(/\W/gu, '-');
}
