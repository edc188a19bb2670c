import { type InputIssue, isReelError } from '../../domain/errors.ts';
import { shortened } from '../../domain/input-issues.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import type { BriefName, CommonBrief, StoryboardContext } from '../../ports/format.ts';

/** The names that the painter, the composer, the captions and the voices know; a list left out is not checked. */
export interface KnownNames {
  styles?: readonly string[];
  musicMoods?: readonly string[];
  captionStyles?: readonly string[];
  voices?: readonly string[];
  /** Vendors whose own voices may be named, as `elevenlabs:` and the voice's id there. */
  voiceProviders?: readonly string[];
  /** BCP 47 tags of the languages that can be spoken. */
  languages?: readonly string[];
}

/** Names in a brief's settings that nobody knows. */
export function nameIssues(settings: CommonBrief['settings'], known: KnownNames): InputIssue[] {
  if (!settings) return [];
  const moods = known.musicMoods && ['none', ...known.musicMoods];
  return [
    ...languageIssues(settings.language, known.languages),
    ...voiceIssues('settings.voice', settings.voice, known),
    ...styleIssues('settings.style', settings.style, known),
    ...unknownName('settings.captions.style', settings.captions.style, known.captionStyles),
    ...unknownName('settings.music.mood', settings.music.mood, moods),
  ];
}

/** Those of the names that a format's own fields give that nobody knows, or that cannot do what is asked of them. */
export function ownNameIssues(
  names: readonly BriefName[],
  known: KnownNames,
  findModel: StoryboardContext['findModel'] | undefined,
): InputIssue[] {
  return names.flatMap((name) => {
    if ('voice' in name) return voiceIssues(name.field, name.voice, known);
    if ('style' in name) return styleIssues(name.field, name.style, known);
    return modelIssues(() => findModel?.(name.field, name.model, name.kind, name.hasPicture));
  });
}

function modelIssues(find: () => unknown): readonly InputIssue[] {
  try {
    find();
    return [];
  } catch (error) {
    if (isReelError(error) && error.issues.length > 0) return error.issues;
    throw error;
  }
}

/** A style of pictures that nobody knows. */
export function styleIssues(field: string, style: string | undefined, { styles }: KnownNames): InputIssue[] {
  return unknownName(field, style, styles);
}

/**
 * A voice that nobody knows. A vendor's voice is known to the vendor alone; that there is such a vendor is known here.
 */
export function voiceIssues(
  field: string,
  voice: string | undefined,
  { voices, voiceProviders = [] }: KnownNames,
): InputIssue[] {
  const [provider = '', id] = voice?.split(/:(.*)/s) ?? [];
  if (id === undefined || id === '') {
    // A language alone, such as `en-gb`, means its first voice.
    const ofLanguage = voices?.find((name) => name.startsWith(`${voice?.toLowerCase()}-`));
    return unknownName(field, voice, voices).map((issue) => ({
      ...issue,
      problem: 'must be a voice of the list of voices',
      ...(ofLanguage !== undefined && { nearest: ofLanguage }),
    }));
  }
  const vendors = voiceProviders.map((name) => `${name}:`);
  const issues = unknownName(field, `${provider}:`, voices && vendors);
  const problem = `must be a voice of the list of voices, or begin with ${vendors.join(' or ')}`;
  return issues.map((issue) => ({ ...issue, value: shortened(`${provider}:${id}`), problem }));
}

function unknownName(
  field: string,
  name: string | undefined,
  known: readonly string[] | undefined,
): InputIssue[] {
  if (name === undefined || !known || known.includes(name)) return [];
  const nearest = nearestName(name, known);
  const problem = `must be one of ${namesShown(known)}`;
  return [{ field, value: shortened(name), problem, ...(nearest === undefined ? {} : { nearest }) }];
}

/** More names than these are left to the lists of the command line. */
const MOST_NAMES = 24;

function namesShown(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}

function languageIssues(language: string, known: readonly string[] | undefined): InputIssue[] {
  const field = 'settings.language';
  const value = shortened(language);
  let canonical: string;
  try {
    canonical = new Intl.Locale(language).language;
  } catch {
    return [{ field, value, problem: 'must be a language tag such as en, pt-BR or ar' }];
  }
  if (!known || known.some((tag) => new Intl.Locale(tag).language === canonical)) return [];
  const nearest = nearestName(language, known);
  const problem = `cannot be spoken; languages with a voice: ${namesShown([...new Set(known)])}`;
  return [{ field, value, problem, ...(nearest === undefined ? {} : { nearest }) }];
}

/** Adds to an issue about the language what tag the name that was given stands for: `ar` for `Arabic`. */
export function withLanguageTag(issue: InputIssue, known: KnownNames): InputIssue {
  if (issue.field !== 'settings.language' || issue.nearest !== undefined || issue.value === undefined)
    return issue;
  const name = issue.value.replaceAll('"', '').toLowerCase();
  const nearest = known.languages?.find((tag) =>
    ['en', tag].some((reader) => languageName(tag, reader)?.toLowerCase() === name),
  );
  return nearest === undefined ? issue : { ...issue, nearest };
}

function languageName(tag: string, reader: string): string | undefined {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(tag);
}
