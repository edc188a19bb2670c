import { type InputIssue, ReelError } from '../../../domain/errors.ts';
import { nearestName } from '../../../domain/nearest-name.ts';
import type { Voice } from '../../../ports/generators.ts';
import { LANGUAGE_VOICES, type LanguageVoice, languageVoiceFor } from './language-voices.ts';
import { likelyLanguage } from './scripts.ts';
import { TIMBRES, type Timbre } from './timbres.ts';

/** Who speaks a text. */
export interface ChosenVoice {
  language: LanguageVoice;
  timbre: Timbre;
}

/** Every language in every timbre; the first of a language is its default. */
export function listVoices(): Voice[] {
  return LANGUAGE_VOICES.flatMap((language) =>
    TIMBRES.map((timbre) => ({
      id: `${language.id}-${timbre.id}`,
      name: `${language.name}, ${timbre.name}`,
      languages: language.languages,
      gender: timbre.gender,
    })),
  );
}

/**
 * The voice for a text. An id is a language's and a timbre's together (`en-gb-female`), a language's alone for
 * its default timbre (`en-gb`), or a timbre's alone (`female`). A voice of another language than the text's
 * lends its timbre only. A language that no voice speaks is read by the language that its script belongs to.
 * Raises `unknown-name` for a voice that is not there.
 */
export function chooseVoice(text: string, languageTag: string, voiceId: string | undefined): ChosenVoice {
  const spoken = languageVoiceFor(languageTag) ?? languageVoiceFor(likelyLanguage(text))!;
  if (voiceId === undefined) return { language: spoken, timbre: TIMBRES[0]! };
  const wanted = findVoice(voiceId.toLowerCase());
  if (wanted === undefined) throw unknownVoice(voiceId);
  const { language = spoken, timbre } = wanted;
  return { language: primaryOf(language) === primaryOf(spoken) ? language : spoken, timbre };
}

function primaryOf(language: LanguageVoice): string {
  return language.id.split('-')[0]!;
}

function findVoice(id: string): { language?: LanguageVoice; timbre: Timbre } | undefined {
  for (const timbre of TIMBRES.toReversed()) {
    if (id === timbre.id) return { timbre };
    const language = id.endsWith(`-${timbre.id}`) ? id.slice(0, -timbre.id.length - 1) : undefined;
    const found = LANGUAGE_VOICES.find((each) => each.id === language);
    if (found !== undefined) return { language: found, timbre };
  }
  const language = LANGUAGE_VOICES.find((each) => each.id === id);
  return language === undefined ? undefined : { language, timbre: TIMBRES[0]! };
}

function unknownVoice(voiceId: string): ReelError {
  const nearest = nearestName(
    voiceId,
    listVoices().map((voice) => voice.id),
  );
  const issue: InputIssue = {
    field: 'voice',
    value: voiceId.slice(0, 60),
    problem: 'is no voice of the built-in speech',
    ...(nearest === undefined ? {} : { nearest }),
  };
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return new ReelError('unknown-name', `There is no voice ${issue.value}.${hint}`, { issues: [issue] });
}
