/** What a model's input may hold, as its published schema says. */
interface InputField {
  required?: true;
  type: 'string' | 'number' | 'boolean' | 'address' | 'addresses';
  oneOf?: readonly (string | number)[];
  from?: number;
  to?: number;
}

export interface FakeModel {
  /** The hash of the version that calls must name; absent for a model that the vendor itself keeps. */
  version?: string;
  /** What it makes; a tone is as long as it was asked for. */
  file: 'sunrise.mp4' | 'singing.mp4' | 'sunrise.png' | 'tone';
  /** How the model's output is given. */
  output: 'string' | 'array';
  input: { readonly [name: string]: InputField };
}

const PROMPT: InputField = { type: 'string', required: true };
const IMAGE: InputField = { type: 'address' };
const SEED: InputField = { type: 'number' };
const WIDTH: InputField = { type: 'number', from: 256, to: 1024 };

const VEO: FakeModel = {
  file: 'sunrise.mp4',
  output: 'string',
  input: {
    prompt: PROMPT,
    image: IMAGE,
    last_frame: IMAGE,
    reference_images: { type: 'addresses', from: 1, to: 3 },
    duration: { type: 'number', oneOf: [4, 6, 8] },
    resolution: { type: 'string', oneOf: ['720p', '1080p'] },
    aspect_ratio: { type: 'string', oneOf: ['16:9', '9:16'] },
    negative_prompt: { type: 'string' },
    generate_audio: { type: 'boolean' },
    seed: SEED,
  },
};

export const FAKE_MODELS: { readonly [id: string]: FakeModel } = {
  'sync/lipsync-2-pro': {
    // The sunrise, with a mouth that opens and closes.
    file: 'singing.mp4',
    output: 'string',
    input: {
      video: { type: 'address', required: true },
      audio: { type: 'address', required: true },
      sync_mode: { type: 'string', oneOf: ['loop', 'bounce', 'cut_off', 'silence', 'remap'] },
      temperature: { type: 'number', from: 0, to: 1 },
      active_speaker: { type: 'boolean' },
    },
  },
  'google/veo-3.1': VEO,
  'google/veo-3.1-fast': VEO,
  'lightricks/ltx-video': {
    file: 'sunrise.mp4',
    output: 'array',
    version: 'a'.repeat(64),
    input: {
      prompt: PROMPT,
      negative_prompt: { type: 'string' },
      image: IMAGE,
      image_noise_scale: { type: 'number', from: 0, to: 1 },
      target_size: { type: 'number', oneOf: [512, 576, 640, 704, 768, 832, 896, 960, 1024] },
      aspect_ratio: {
        type: 'string',
        oneOf: [
          '1:1',
          '1:2',
          '2:1',
          '2:3',
          '3:2',
          '3:4',
          '4:3',
          '4:5',
          '5:4',
          '9:16',
          '16:9',
          '9:21',
          '21:9',
        ],
      },
      length: { type: 'number', oneOf: [97, 129, 161, 193, 225, 257] },
      cfg: { type: 'number' },
      steps: { type: 'number', from: 1, to: 50 },
      model: { type: 'string', oneOf: ['0.9.1', '0.9'] },
      seed: SEED,
    },
  },
  'stability-ai/stable-video-diffusion': {
    file: 'sunrise.mp4',
    output: 'string',
    version: '3f0457e4619daac51203dedb472816fd4af51f3149fa7a9e0b5ffcf1b8172438',
    input: {
      input_image: { type: 'address', required: true },
      video_length: { type: 'string', oneOf: ['14_frames_with_svd', '25_frames_with_svd_xt'] },
      sizing_strategy: {
        type: 'string',
        oneOf: ['maintain_aspect_ratio', 'crop_to_16_9', 'use_image_dimensions'],
      },
      frames_per_second: { type: 'number', from: 5, to: 30 },
      motion_bucket_id: { type: 'number', from: 1, to: 255 },
      cond_aug: { type: 'number' },
      decoding_t: { type: 'number' },
      seed: SEED,
    },
  },
  'anotherjesse/zeroscope-v2-xl': {
    file: 'sunrise.mp4',
    output: 'array',
    version: '9f747673945c62801b13b84701c783929c0ee784e4748ec062204894dda1a351',
    input: {
      prompt: PROMPT,
      negative_prompt: { type: 'string' },
      width: { type: 'number' },
      height: { type: 'number' },
      fps: { type: 'number' },
      num_frames: { type: 'number' },
      num_inference_steps: { type: 'number' },
      guidance_scale: { type: 'number' },
      model: { type: 'string' },
      batch_size: { type: 'number' },
      init_weight: { type: 'number' },
      remove_watermark: { type: 'boolean' },
      seed: SEED,
    },
  },
  'lucataco/hotshot-xl': {
    file: 'sunrise.mp4',
    output: 'string',
    version: 'b'.repeat(64),
    input: {
      prompt: PROMPT,
      negative_prompt: { type: 'string' },
      width: WIDTH,
      height: WIDTH,
      scheduler: { type: 'string' },
      steps: { type: 'number' },
      mp4: { type: 'boolean' },
      seed: SEED,
    },
  },
  'bytedance/seedance-1-lite': {
    file: 'sunrise.mp4',
    output: 'string',
    input: {
      prompt: PROMPT,
      image: IMAGE,
      last_frame_image: IMAGE,
      reference_images: { type: 'addresses', from: 1, to: 4 },
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
  'stability-ai/stable-audio-2.5': {
    file: 'tone',
    output: 'string',
    input: {
      prompt: PROMPT,
      duration: { type: 'number', from: 1, to: 190 },
      steps: { type: 'number', from: 4, to: 8 },
      cfg_scale: { type: 'number', from: 1, to: 25 },
      seed: SEED,
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

/** What a model takes, as the vendor publishes it: choices in schemas of their own. */
export function openapiSchemaOf({ input }: FakeModel): object {
  const choices = Object.entries(input).filter(([, { oneOf }]) => oneOf !== undefined);
  const named = choices.map(([name, { oneOf = [], type }]) => [
    name,
    { enum: oneOf, type: type === 'number' ? 'integer' : type, title: name },
  ]);
  const properties = Object.entries(input).map(([name, { type, oneOf, from, to }], order) => [
    name,
    {
      'x-order': order,
      ...(oneOf !== undefined && { allOf: [{ $ref: `#/components/schemas/${name}` }] }),
      ...(oneOf === undefined && TYPES[type]),
      ...(type === 'number' && from !== undefined && { minimum: from }),
      ...(type === 'number' && to !== undefined && { maximum: to }),
    },
  ]);
  const required = Object.keys(input).filter((name) => input[name]?.required);
  return {
    openapi: '3.0.2',
    components: {
      schemas: {
        ...Object.fromEntries(named),
        Input: { type: 'object', title: 'Input', properties: Object.fromEntries(properties), required },
      },
    },
  };
}

const TYPES: Record<InputField['type'], object> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  address: { type: 'string', format: 'uri' },
  addresses: { type: 'array', items: { type: 'string', format: 'uri' } },
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
  if (type === 'addresses') {
    const isRight = Array.isArray(value) && value.length >= (from ?? 0) && value.length <= (to ?? 1);
    return isRight ? undefined : `must be ${from} to ${to} URIs`;
  }
  if (type === 'address') {
    return typeof value === 'string' && /^(https?:\/\/|data:(image|video|audio)\/)/.test(value)
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
