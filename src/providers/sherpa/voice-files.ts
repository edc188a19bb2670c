import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ReelError } from '../../domain/errors.ts';
import type { VoiceFiles } from './sherpa-messages.ts';

/**
 * The files of the voice in a folder, as they come from sherpa-onnx's releases: one model, `tokens.txt`, and what the
 * model needs besides. `invalid-input` where the folder holds no voice.
 */
export async function voiceFilesIn(folder: string): Promise<VoiceFiles> {
  const names = await readdir(folder).catch(() => {
    throw refusal(folder, 'must name a folder that is there');
  });
  const pathOf = (name: string) => (names.includes(name) ? join(folder, name) : '');
  const models = names.filter((name) => name.endsWith('.onnx')).sort();
  // Where the same model is there twice, the smaller one is faster and sounds alike.
  const model = models.find((name) => name.endsWith('.int8.onnx')) ?? models[0];
  if (model === undefined) throw refusal(folder, 'must name a folder with a voice: an .onnx file');
  const tokens = pathOf('tokens.txt');
  if (tokens === '') throw refusal(folder, 'must name a folder with the voice’s tokens.txt');
  const voices = pathOf('voices.bin');
  return {
    family: voices === '' ? 'vits' : 'kokoro',
    model: join(folder, model),
    tokens,
    lexicon: pathOf('lexicon.txt') || pathOf('lexicon-us-en.txt'),
    dataFolder: pathOf('espeak-ng-data'),
    voices,
  };
}

function refusal(folder: string, problem: string): ReelError {
  const field = 'SHERPA_ONNX_MODEL_DIR';
  return new ReelError('invalid-input', `${field} ${problem} (given: ${folder}).`, {
    issues: [{ field, value: folder, problem }],
  });
}
