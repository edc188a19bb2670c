import { readFile, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { ReelError } from '../../domain/errors.ts';
import { FREE } from '../../domain/price.ts';
import { speechWishOf } from '../../domain/recipes.ts';
import type { Made, MakeRequest, Maker } from '../../ports/maker.ts';
import type { Media } from '../../ports/media.ts';
import type { CheckMedia } from '../../ports/remote-vendor.ts';
import { deliverSpeech } from '../deliver/deliver-speech.ts';
import { type Environment, vendorSettings } from '../settings/vendor-settings.ts';
import { vendorVoice } from '../voices/vendor-voice.ts';
import type { AlignWords } from '../word-times/align-words.ts';
import { speakInProcess } from './speak-in-process.ts';
import { voiceFilesIn } from './voice-files.ts';

const SHERPA = 'sherpa-onnx';

/** What a neural voice on this machine is set up by. */
export const SHERPA_SETTINGS = z.object({
  SHERPA_ONNX_MODEL_DIR: z.string().trim().min(1).describe('Switches it on: the folder of one voice.'),
  SHERPA_ONNX_LANGUAGE: z
    .string()
    .trim()
    .min(2)
    .default('en')
    .describe('The language that it speaks (BCP 47).'),
  SHERPA_ONNX_SPEAKER: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('Which of its speakers speaks where a film names none, counted from 0.'),
});

export interface SherpaParts {
  media: Media;
  align: AlignWords;
  check: CheckMedia;
}

/**
 * Neural speech on this machine, with a voice of one's own; undefined where none is set up. It speaks its own
 * language alone; a film names another of its speakers as `sherpa-onnx:3`.
 */
export function sherpaFromEnvironment(
  environment: Environment,
  lane: string,
  parts: SherpaParts,
): Maker | undefined {
  const settings = vendorSettings(SHERPA, 'SHERPA_ONNX_MODEL_DIR', SHERPA_SETTINGS, environment);
  if (settings === undefined) return undefined;
  const folder = resolve(settings.SHERPA_ONNX_MODEL_DIR);
  const language = languageOf(settings.SHERPA_ONNX_LANGUAGE);
  if (language === undefined) throw notALanguage(settings.SHERPA_ONNX_LANGUAGE);
  const voice: LocalVoice = { folder, model: basename(folder), usual: settings.SHERPA_ONNX_SPEAKER };
  return {
    provider: SHERPA,
    lane,
    offer(recipe) {
      if (recipe.kind !== 'speech') return undefined;
      const wish = speechWishOf(recipe);
      if (languageOf(wish.language) !== language || speakerFor(wish.voice, voice) === undefined)
        return undefined;
      return { model: voice.model, price: FREE, basis: 'spoken on this machine' };
    },
    make: (request) => make(request, voice, parts),
  };
}

interface LocalVoice {
  folder: string;
  model: string;
  usual: number;
}

async function make(
  { recipe, outputPathStem, signal }: MakeRequest,
  { folder, model, usual }: LocalVoice,
  { media, align, check }: SherpaParts,
): Promise<Made> {
  const { text, language, voice, speed } = speechWishOf(recipe);
  const speaker = speakerFor(voice, { usual }) ?? usual;
  const files = await voiceFilesIn(folder);
  const spokenPath = `${outputPathStem}.neural.wav`;
  try {
    await speakInProcess({ files, text, speaker, speed, outputPath: spokenPath }, signal);
    const words = (durationSeconds: number, path: string) =>
      align({ text, language, path, durationSeconds, signal });
    const spoken = { bytes: await readFile(spokenPath), tempo: 1, words };
    const made = await deliverSpeech(spoken, media, { kind: 'speech', outputPathStem, check, signal });
    return { ...made, model, parameters: { speaker, speed }, cost: FREE };
  } finally {
    await rm(spokenPath, { force: true });
  }
}

/** The number of the speaker that a film wishes for; undefined where the voice is somebody else's. */
function speakerFor(wished: string | undefined, { usual }: Pick<LocalVoice, 'usual'>): number | undefined {
  const id = vendorVoice(SHERPA, wished, String(usual));
  return id !== undefined && /^\d{1,4}$/.test(id) ? Number(id) : undefined;
}

function languageOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}

function notALanguage(value: string): ReelError {
  const [field, problem] = ['SHERPA_ONNX_LANGUAGE', 'must be the tag of a language, such as en or pt-BR'];
  return new ReelError('invalid-input', `${field} ${problem} (given: ${value}).`, {
    issues: [{ field, value, problem }],
  });
}
