import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpeechGenerator } from '../ports/generators.ts';
import type { Media } from '../ports/media.ts';
import type { Rasterizer } from '../ports/rasterizer.ts';
import type { Finding } from './studio.ts';

export interface DoctorParts {
  /** Where projects and assets are, for a person to read. */
  keptIn: string;
  /** Those who do this process's jobs, where it leaves them to others. */
  countWorkers?(): Promise<number>;
  media: Media;
  rasterizer: Rasterizer;
  speech: SpeechGenerator;
}

/** Looks whether each part that films are made with works here, by making something small with it. */
export async function doctor(parts: DoctorParts): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-doctor-'));
  try {
    const picture = join(folder, 'picture.png');
    const size = { widthPixels: 64, heightPixels: 64 };
    return [
      { name: 'home', state: 'ready', detail: `projects and assets are kept in ${parts.keptIn}` },
      ...(await workersFinding(parts)),
      await finding('pictures and slides', 'drawn by the built-in painter', () =>
        parts.rasterizer.draw({ size, root: { type: 'text', text: 'Aa' } }, picture),
      ),
      await finding('film coding', 'H.264 and AAC by the FFmpeg libraries', () => parts.media.probe(picture)),
      await finding('speech', 'spoken by the built-in voices (espeak-ng)', () =>
        parts.speech.speak(
          { text: 'Ready.', language: 'en', speed: 1 },
          { outputPathStem: join(folder, 'speech') },
        ),
      ),
      { name: 'music', state: 'ready', detail: 'composed by the built-in synthesiser' },
      {
        name: 'text',
        state: 'degraded',
        detail:
          'the built-in writer keeps to the words it is given; hand in a full brief or a text with the facts',
      },
      {
        name: 'clips',
        state: 'missing',
        detail: 'no provider for moving pictures; films are made of drawn pictures',
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function workersFinding({ countWorkers }: DoctorParts): Promise<Finding[]> {
  if (countWorkers === undefined) return [];
  const count = await countWorkers();
  if (count > 0) return [{ name: 'workers', state: 'ready', detail: `${count} at work on what is made` }];
  const detail = 'none is running, so nothing can be made; start one: reel worker';
  return [{ name: 'workers', state: 'missing', detail }];
}

async function finding(name: string, detail: string, attempt: () => Promise<unknown>): Promise<Finding> {
  try {
    await attempt();
    return { name, state: 'ready', detail };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      name,
      state: 'missing',
      detail: `${reason} Install the packages again: npm ci --ignore-scripts`,
    };
  }
}
