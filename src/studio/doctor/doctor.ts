import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpeechGenerator } from '../../ports/generators.ts';
import type { Media } from '../../ports/media.ts';
import type { Rasterizer } from '../../ports/rasterizer.ts';
import { type Capabilities, describeMaker, type ProviderReport } from './capabilities.ts';

/** How one provider or part of this installation stands. */
export interface Finding {
  name: string;
  state: 'ready' | 'degraded' | 'missing';
  /** What it is for and, where it is not ready, what to do about it. */
  detail: string;
}

export interface DoctorParts {
  /** Where projects and assets are, for a person to read. */
  keptIn: string;
  /** Variables that bear our prefix and are none of ours, with the nearest that is. */
  unknownSettings(): Promise<{ name: string; nearest?: string }[]>;
  /** Those who do this process's jobs, where it leaves them to others. */
  countWorkers?(): Promise<number>;
  media: Media;
  rasterizer: Rasterizer;
  speech: SpeechGenerator;
}

/** Looks whether each part that films are made with works here, by making something small with it. */
export async function checkParts(parts: DoctorParts): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-doctor-'));
  try {
    const picture = join(folder, 'picture.png');
    const size = { widthPixels: 64, heightPixels: 64 };
    return [
      { name: 'home', state: 'ready', detail: `projects and assets are kept in ${parts.keptIn}` },
      ...(await settingsFinding(parts)),
      ...(await workersFinding(parts)),
      await finding('drawing', 'pictures and slides by the built-in painter', () =>
        parts.rasterizer.draw({ size, root: { type: 'text', text: 'Aa' } }, picture),
      ),
      await finding('film coding', 'H.264 and AAC by the FFmpeg libraries', () => parts.media.probe(picture)),
      await finding('speaking', 'spoken by the built-in voices (espeak-ng)', () =>
        parts.speech.speak(
          { text: 'Ready.', language: 'en', speed: 1 },
          { outputPathStem: join(folder, 'speech') },
        ),
      ),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function settingsFinding({ unknownSettings }: DoctorParts): Promise<Finding[]> {
  const unknown = await unknownSettings();
  if (unknown.length === 0) return [];
  const told = unknown.map(({ name, nearest }) =>
    nearest === undefined
      ? `${name} says nothing here`
      : `${name} says nothing here; did you mean ${nearest}?`,
  );
  return [{ name: 'settings', state: 'degraded', detail: told.join('; ') }];
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

/** What can be made, what each format can do, and how each vendor stands; those that are not set up together. */
export function capabilityFindings({ kinds, formats, providers }: Capabilities): Finding[] {
  const absent = providers.filter(({ isSetUp }) => !isSetUp);
  return [
    ...kinds.map(({ kind, state, makers, ending, setUpBy }): Finding => {
      const by = makers.map((maker) => describeMaker(maker, kind)).join(', then ') || NOBODY[kind];
      const end = ending ? `; ${makers[0]?.model} ends on ${ending.endsOn}, choose ${ending.successor}` : '';
      const more = setUpBy.length === 0 ? '' : `; for more set ${EITHER.format(setUpBy)}`;
      return { name: kind, state, detail: `${by}${end}${more}` };
    }),
    ...formatFindings(formats),
    ...providers.filter(({ isSetUp }) => isSetUp).map(providerFinding),
    ...absentFindings(absent),
  ];
}

const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Nobody needs them, so nothing is amiss. */
function absentFindings(absent: readonly ProviderReport[]): Finding[] {
  if (absent.length === 0) return [];
  const ways = absent.map(({ title, setUpBy }) => `${title} (${EITHER.format(setUpBy)})`);
  return [{ name: 'not set up', state: 'ready', detail: `none of these is needed: ${ways.join(', ')}` }];
}

/** Formats that can do the same are told together. */
function formatFindings(formats: Capabilities['formats']): Finding[] {
  const alike = Map.groupBy(formats, ({ without }) => without.join('; '));
  return [...alike].map(([without, group], index) => ({
    // Interfaces tell findings apart by their names.
    name: ['formats', 'more formats'][index] ?? `formats ${index + 1}`,
    state: without === '' ? 'ready' : 'degraded',
    detail: `${group.map(({ format }) => format).join(', ')}: ${without || 'all that belongs to them'}`,
  }));
}

const NOBODY: { readonly [kind: string]: string } = {
  text: 'the built-in writer, which keeps to the words that it is given',
  video: 'nobody makes moving shots',
  faces: 'nobody looks whether a face is seen in a shot before lip-sync is paid for',
};

function providerFinding({ title, state, reason, makes }: ProviderReport): Finding {
  const limits = makes.map(({ kind, limit: { atATime, startsAMinute } }) => {
    const pace = startsAMinute === undefined ? '' : `, ${startsAMinute} a minute`;
    return `${kind} ${atATime} at a time${pace}`;
  });
  const isWell = state === 'untried' || state === 'ready';
  const detail = [`set up; ${limits.join(', ')}`, ...(reason === undefined ? [] : [reason])].join('. ');
  return { name: title, state: isWell ? 'ready' : 'degraded', detail };
}
