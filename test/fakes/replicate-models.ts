/** What a model's input may hold, as its published schema says. */
interface InputField {
  required?: true;
  type: 'string' | 'number' | 'boolean' | 'address';
  oneOf?: readonly (string | number)[];
  from?: number;
  to?: number;
}

interface FakeModel {
  file: 'sunrise.mp4' | 'sunrise.png';
  /** How the model's output is given. */
  output: 'string' | 'array';
  input: { readonly [name: string]: InputField };
}

const PROMPT: InputField = { type: 'string', required: true };
const IMAGE: InputField = { type: 'address' };
const SEED: InputField = { type: 'number' };

export const FAKE_MODELS: { readonly [id: string]: FakeModel } = {
  'bytedance/seedance-1-lite': {
    file: 'sunrise.mp4',
    output: 'string',
    input: {
      prompt: PROMPT,
      image: IMAGE,
      last_frame_image: IMAGE,
      duration: { type: 'number', from: 2, to: 12 },
      resolution: { type: 'string', oneOf: ['480p', '720p', '1080p'] },
      aspect_ratio: { type: 'string', oneOf: ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9', '9:21'] },
      fps: { type: 'number', oneOf: [24] },
      camera_fixed: { type: 'boolean' },
      seed: SEED,
    },
  },
  'minimax/video-01': {
    file: 'sunrise.mp4',
    output: 'string',
    input: {
      prompt: PROMPT,
      first_frame_image: IMAGE,
      subject_reference: IMAGE,
      prompt_optimizer: { type: 'boolean' },
    },
  },
  'black-forest-labs/flux-schnell': {
    file: 'sunrise.png',
    output: 'array',
    input: {
      prompt: PROMPT,
      aspect_ratio: {
        type: 'string',
        oneOf: ['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '3:4', '4:3', '9:16', '9:21'],
      },
      num_outputs: { type: 'number', from: 1, to: 4 },
      num_inference_steps: { type: 'number', from: 1, to: 4 },
      output_format: { type: 'string', oneOf: ['webp', 'jpg', 'png'] },
      output_quality: { type: 'number', from: 0, to: 100 },
      megapixels: { type: 'string', oneOf: ['1', '0.25'] },
      go_fast: { type: 'boolean' },
      disable_safety_checker: { type: 'boolean' },
      seed: SEED,
    },
  },
};

export interface InvalidField {
  type: string;
  field: string;
  description: string;
}

/** What is wrong with an input, in the vendor's own shape; empty for a right one. */
export function invalidFields(model: FakeModel, input: { [name: string]: unknown }): InvalidField[] {
  const missing = Object.entries(model.input)
    .filter(([name, field]) => field.required && input[name] === undefined)
    .map(([name]) => ({ type: 'required', field: `input.${name}`, description: `${name} is required` }));
  const wrong = Object.entries(input).flatMap(([name, value]): InvalidField[] => {
    const field = model.input[name];
    if (!field) {
      return [
        { type: 'additional', field: 'input', description: `Additional property ${name} is not allowed` },
      ];
    }
    const description = complaint(field, value);
    return description === undefined ? [] : [{ type: 'invalid', field: `input.${name}`, description }];
  });
  return [...missing, ...wrong];
}

function complaint({ type, oneOf, from, to }: InputField, value: unknown): string | undefined {
  if (type === 'address') {
    return typeof value === 'string' && /^(https?:\/\/|data:image\/)/.test(value)
      ? undefined
      : 'must be a URI';
  }
  if (typeof value !== type) return `Expected: ${type}, given: ${typeof value}`;
  if (oneOf && !oneOf.includes(value as string | number)) return `must be one of ${oneOf.join(', ')}`;
  if (typeof value !== 'number') return undefined;
  if (from !== undefined && value < from) return `must be greater than or equal to ${from}`;
  if (to !== undefined && value > to) return `must be less than or equal to ${to}`;
  return undefined;
}
