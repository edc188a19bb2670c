import { rm } from 'node:fs/promises';
import { ReelError, throwIfCancelled } from '../../../domain/errors.ts';
import type { SpeechFacts } from '../../../domain/speech.ts';
import type {
  Generated,
  GenerationContext,
  SpeechGenerator,
  SpeechRequest,
} from '../../../ports/generators.ts';
import type { Media } from '../../../ports/media.ts';
import { EspeakClient } from './espeak-client.ts';
import { languageVoiceFor } from './language-voices.ts';
import { type Passage, passagesOf } from './passages.ts';
import { speakableText } from './speakable-text.ts';
import { wordsOfText } from './text-words.ts';
import { TIMBRES_EDITION } from './timbres.ts';
import { type ChosenVoice, chooseVoice, listVoices } from './voice-choice.ts';
import { SHAPING_EDITION, shapeVoice } from './voice-shaping.ts';
import { wordTimes } from './word-times.ts';

/** The pace of speed 1: that of a person who explains. */
const WORDS_PER_MINUTE = 160;
/** About an hour of speech in one file. */
const LONGEST_TEXT = 50_000;

/** The built-in speech, with the process it keeps. */
export interface BuiltinSpeech extends SpeechGenerator {
  /** The espeak-ng process, where one is running. */
  readonly processId: number | undefined;
  /** Ends the process; texts in hand are refused as `cancelled`. The next text starts a new one. */
  close(): Promise<void>;
}

/**
 * Speech by espeak-ng in a process of its own: no key, no network, over a hundred languages. The same request
 * gives the same bytes. Text without anything to say (emoji, punctuation) gives a short silence.
 *
 * `speak` raises `unknown-name` for a voice that is not there, `too-large` for over 50,000 characters,
 * `provider-failed` where the process dies (retryable) and, within a second of the signal, `cancelled`.
 */
export function createSpeech({ media }: { media: Media }): BuiltinSpeech {
  const espeak = new EspeakClient();
  return {
    name: 'builtin-speech',
    get processId() {
      return espeak.processId;
    },
    voices: async () => listVoices(),
    speak: (request, context) => speak(espeak, media, request, context),
    close: () => espeak.close(),
  };
}

async function speak(
  espeak: EspeakClient,
  media: Media,
  { text, language, voice: voiceId, speed }: SpeechRequest,
  { outputPathStem, signal }: GenerationContext,
): Promise<Generated<SpeechFacts>> {
  throwIfCancelled(signal);
  if (text.length > LONGEST_TEXT) {
    throw new ReelError(
      'too-large',
      `A text to be spoken may have ${LONGEST_TEXT} characters; divide this one.`,
    );
  }
  const voice = chooseVoice(text, language, voiceId);
  const words = wordsOfText(text, voice.language.languages[0]!);
  const passages = passagesOf(text, words, voice.language.id);
  const wordStarts = new Set(words.map((word) => word.start));
  const speakables = passages.map(({ start, end }) => speakableText(text, start, end, wordStarts));
  const orders = passages.map((passage, index) =>
    passageOrder(passage, speakables[index]!.text, voice, speed),
  );

  const rawPath = `${outputPathStem}.raw.wav`;
  const filePath = `${outputPathStem}.wav`;
  try {
    const spoken = await espeak.speak({ outputPath: rawPath, passages: orders }, signal);
    const raw = { path: rawPath, levelDecibels: spoken.levelDecibels };
    const { durationSeconds } = await shapeVoice(media, raw, filePath, voice.timbre, signal);
    const facts = {
      durationSeconds,
      words: wordTimes(text, words, speakables, { ...spoken, durationSeconds }),
    };
    const id = `${voice.language.id}-${voice.timbre.id}`;
    const parameters = { voice: id, speed, timbres: TIMBRES_EDITION, shaping: SHAPING_EDITION };
    return { filePath, mediaType: 'audio/wav', facts, model: 'espeak-ng', parameters };
  } finally {
    await rm(rawPath, { force: true });
  }
}

function passageOrder(passage: Passage, text: string, voice: ChosenVoice, speed: number) {
  const language = languageVoiceFor(passage.language) ?? voice.language;
  const pace = Math.min(2, Math.max(0.5, speed));
  return {
    text,
    identifier: language.identifier,
    timbre: voice.timbre.id,
    wordsPerMinute: Math.round(WORDS_PER_MINUTE * pace),
    // A hurried speaker shortens pauses less than words.
    pauseSeconds: passage.pauseSeconds / Math.sqrt(pace),
  };
}
