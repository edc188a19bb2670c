import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { missingFile } from './missing-file.ts';
import { collect } from './repeated-option.ts';
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
  /** False where what new films start from is left aside. */
  defaults?: boolean;
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
/** A value that may be a path, and no word that happens to be a file's name. */
const LIKE_A_PATH = /[/\\]|\.[a-z][a-z0-9]{1,4}$/i;
/** A value that can be nothing but a path. */
const PATH_FROM_SOMEWHERE = /^(?:\.{0,2}\/|[a-z]:[\\/])/i;

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
    .option('--music <mood>', 'a mood (see reel styles), none, or a sound file')
    .option('--no-defaults', 'leave aside what new films start from; see reel defaults');
}

/**
 * The options as overrides of the brief, those given by `--set` last, so that they win. What names a file in the folder
 * that the command runs in is that file, wherever the brief comes from; a file beside the brief goes before it.
 * `not-found` for a path that leads nowhere.
 */
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
  const set = (options.set ?? []).map((override) => withOwnFile(override, briefFolder, workingFolder));
  return [...short, ...(await Promise.all(set))];
}

/** Files that the overrides name by an absolute path: the person chose them, wherever they lie. */
export function ownFilesOf(overrides: readonly string[]): string[] {
  return overrides
    .map((override) => override.slice(override.indexOf('=') + 1))
    .filter((value) => isAbsolute(value));
}

async function musicOverride(
  music: string,
  briefFolder: string | undefined,
  workingFolder: string,
): Promise<string> {
  if (!SOUND_FILE.test(music)) return `${MUSIC_MOOD}=${music}`;
  const path = resolve(workingFolder, music);
  if (!(await isFile(path))) throw await missingFile('--music', music, path, workingFolder);
  return `${MUSIC_FILE}=${asBriefNamesIt(path, briefFolder)}`;
}

async function withOwnFile(
  override: string,
  briefFolder: string | undefined,
  workingFolder: string,
): Promise<string> {
  const equals = override.indexOf('=');
  const value = override.slice(equals + 1);
  if (equals < 0 || !LIKE_A_PATH.test(value)) return override;
  if (briefFolder !== undefined && (await isFile(resolve(briefFolder, value)))) return override;
  const path = resolve(workingFolder, value);
  const field = override.slice(0, equals);
  if (await isFile(path)) return `${field}=${asBriefNamesIt(path, briefFolder)}`;
  if (briefFolder === undefined && PATH_FROM_SOMEWHERE.test(value))
    throw await missingFile(`--set ${field}`, value, path, workingFolder);
  return override;
}

/** A path from the brief where the file lies in its folder, else an absolute one. */
function asBriefNamesIt(path: string, briefFolder: string | undefined): string {
  if (briefFolder === undefined) return path;
  const fromBrief = relative(briefFolder, path);
  return isAbsolute(fromBrief) || fromBrief.startsWith('..') ? path : fromBrief;
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
