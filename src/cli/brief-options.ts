import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { missingFile } from './missing-file.ts';
import { withStageOption } from './stage-option.ts';

/** What `make` and `plan` can be told about a brief and about how far to go. */
export interface BriefCommandOptions {
  to?: string;
  set?: string[];
  seed?: string;
  voice?: string;
  ratio?: string;
  captions?: string;
  language?: string;
  style?: string;
  music?: string;
}

/** Where each short option leads; `--music` leads to a mood or a file. */
const SETTING_OF = {
  seed: 'settings.seed',
  voice: 'settings.voice',
  ratio: 'settings.ratio',
  captions: 'settings.captions.mode',
  language: 'settings.language',
  style: 'settings.style',
} as const;
const MUSIC_MOOD = 'settings.music.mood';
const MUSIC_FILE = 'settings.music.file';
const SOUND_FILE = /[/\\]|\.(wav|mp3|m4a|aac|flac|ogg|opus|aiff?)$/i;

export function withBriefOptions(command: Command): Command {
  return withStageOption(command)
    .option(
      '--set <path=value>',
      'change a field of the brief, such as settings.speed=1.1 (repeatable)',
      collect,
    )
    .option('--seed <number>', 'another number gives other pictures and music')
    .option('--voice <id>', 'who speaks; see reel voices')
    .option('--ratio <ratio>', 'shape of the picture: 9:16, 16:9, 1:1 or 4:5')
    .option('--language <tag>', 'of all text and speech, such as en, pt-BR or ar')
    .option('--style <name>', 'how the pictures look; see reel styles')
    .option('--captions <mode>', 'beside, burned or none')
    .option('--music <mood>', 'a mood (see reel styles), none, or a sound file');
}

/** The options as overrides of the brief, those given by `--set` last, so that they win. */
export async function overridesOf(
  options: BriefCommandOptions,
  briefFolder: string | undefined,
  workingFolder: string,
): Promise<string[]> {
  const short = Object.entries(SETTING_OF).flatMap(([name, path]) => {
    const value = options[name as keyof typeof SETTING_OF];
    return value === undefined ? [] : [`${path}=${value}`];
  });
  if (options.music !== undefined) short.push(await musicOverride(options.music, briefFolder, workingFolder));
  return [...short, ...(options.set ?? [])];
}

/** Files that the overrides name by an absolute path: the person chose them, wherever they lie. */
export function ownFilesOf(overrides: readonly string[]): string[] {
  const files = overrides.filter((override) => override.startsWith(`${MUSIC_FILE}=`));
  return files.map((override) => override.slice(MUSIC_FILE.length + 1)).filter((path) => isAbsolute(path));
}

async function musicOverride(
  music: string,
  briefFolder: string | undefined,
  workingFolder: string,
): Promise<string> {
  if (!SOUND_FILE.test(music)) return `${MUSIC_MOOD}=${music}`;
  const path = resolve(workingFolder, music);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw await missingFile('--music', music, path, workingFolder);
  const fromBrief = relative(briefFolder ?? workingFolder, path);
  const isInside = !isAbsolute(fromBrief) && !fromBrief.startsWith('..');
  return `${MUSIC_FILE}=${briefFolder !== undefined && isInside ? fromBrief : path}`;
}

function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}
