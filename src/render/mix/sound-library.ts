import { join } from 'node:path';
import PQueue from 'p-queue';
import { ReelError } from '../../domain/errors.ts';
import { SAMPLE_RATE_HERTZ } from '../../domain/time.ts';
import type { MediaReference } from '../../domain/timeline.ts';
import type { Media, MediaFacts } from '../../ports/media.ts';
import type { MixPlan, PlacedSound } from './mix-plan.ts';
import { inspectSoundFile, type SoundFile } from './sound-file.ts';
import { speedSteps } from './speed-steps.ts';

/** Where a clip's sound is read from. */
export interface SoundSource {
  file: SoundFile;
  /** The file's frame that is heard first. */
  firstFrame: number;
  /** True where the recording goes on after what is heard of it. */
  goesOn: boolean;
}

/** What sounds are found and prepared with. */
export interface Preparing {
  resolve(media: MediaReference): string | Promise<string>;
  media: Media;
  /** For what is converted. */
  folder: string;
  signal: AbortSignal | undefined;
}

/** Containers in which FFmpeg finds any time exactly without reading all that stands before it. */
const EXACT_CONTAINERS = /^(mov,|matroska|mpegts|flv|wav|w64|flac|caf|aiff)/;
const CONVERSIONS_AT_A_TIME = 4;

/** A file as the timeline names it, looked into once. */
interface Opened {
  path: string;
  /** Undefined where the mixer cannot play the file as it is. */
  wave: SoundFile | undefined;
}

/**
 * The sounds of a film, ready to be played. A plain WAV of 48 kHz is played as it is. Of anything else, only the part
 * that is heard is decoded into the folder, at its speed: an hour's recording costs as little as the seconds used.
 */
export class SoundLibrary {
  readonly #preparing: Preparing;
  readonly #opened = new Map<string, Promise<Opened>>();
  readonly #facts = new Map<string, Promise<MediaFacts>>();
  readonly #converted = new Map<string, Promise<SoundFile>>();
  readonly #sources = new Map<string, SoundSource>();
  readonly #music = new Map<string, SoundFile>();

  private constructor(preparing: Preparing) {
    this.#preparing = preparing;
  }

  /**
   * Finds and prepares everything that the plan plays. Raises `not-found`, and what conversion raises:
   * `media-failed`, `unsupported-media`, `cancelled`.
   */
  static async open(plan: MixPlan, preparing: Preparing): Promise<SoundLibrary> {
    const library = new SoundLibrary(preparing);
    const queue = new PQueue({ concurrency: CONVERSIONS_AT_A_TIME });
    const sounds = [...plan.narration, ...plan.clipSound, ...plan.effects];
    try {
      await Promise.all([
        ...sounds.map((sound) => queue.add(() => library.#prepareSound(sound))),
        ...plan.music.map((music) => queue.add(() => library.#prepareMusic(music.media))),
      ]);
    } catch (error) {
      queue.clear();
      await queue.onIdle();
      throw error;
    }
    return library;
  }

  sourceOf(sound: PlacedSound): SoundSource {
    return present(this.#sources.get(partKey(sound)), sound.media);
  }

  musicOf(reference: MediaReference): SoundFile {
    return present(this.#music.get(keyOf(reference)), reference);
  }

  async #prepareSound(sound: PlacedSound): Promise<void> {
    const { inSample, heardSamples, speed } = sound;
    const { path, wave } = await this.#open(sound.media);
    const plain = wave ?? ((await this.#isSeekable(path)) ? undefined : await this.#convertWhole(path));
    if (plain !== undefined && speed === 1) {
      const goesOn = inSample + heardSamples < plain.wave.frameCount;
      this.#sources.set(partKey(sound), { file: plain, firstFrame: inSample, goesOn });
      return;
    }
    const file = await this.#convertPart(plain?.path ?? path, sound);
    this.#sources.set(partKey(sound), { file, firstFrame: 0, goesOn: true });
  }

  async #prepareMusic(reference: MediaReference): Promise<void> {
    const { path, wave } = await this.#open(reference);
    this.#music.set(keyOf(reference), wave ?? (await this.#convertWhole(path)));
  }

  #open(reference: MediaReference): Promise<Opened> {
    return once(this.#opened, keyOf(reference), async () => {
      const path = await this.#preparing.resolve(reference);
      return { path, wave: await inspectSoundFile(path) };
    });
  }

  #factsOf(path: string): Promise<MediaFacts> {
    return once(this.#facts, path, () => this.#preparing.media.probe(path, this.#preparing.signal));
  }

  async #isSeekable(path: string): Promise<boolean> {
    return EXACT_CONTAINERS.test((await this.#factsOf(path)).container);
  }

  #convertWhole(path: string): Promise<SoundFile> {
    const { media, signal } = this.#preparing;
    return this.#convert(path, path, async (outputPath, channels) => {
      // Floats keep what lies beyond full scale in a loud MP3; levelling brings it back.
      await media.shapeSound({ inputPath: path, outputPath, steps: [], sample: 'f32', channels }, signal);
    });
  }

  #convertPart(path: string, sound: PlacedSound): Promise<SoundFile> {
    const { media, signal } = this.#preparing;
    const { inSample, heardSamples, speed } = sound;
    return this.#convert(path, partKey(sound), async (outputPath, channels) => {
      const isAltered = speed !== 1;
      const cutPath = isAltered ? `${outputPath}.cut.wav` : outputPath;
      const sampleCount = Math.ceil(heardSamples * speed);
      const startSeconds = inSample / SAMPLE_RATE_HERTZ;
      const pieces = [{ path, startSeconds, fromStart: true, sampleCount }];
      await media.laySound({ pieces, outputPath: cutPath, channels }, signal);
      if (!isAltered) return;
      const steps = speedSteps(speed);
      await media.shapeSound({ inputPath: cutPath, outputPath, steps, sample: 'f32', channels }, signal);
    });
  }

  #convert(
    path: string,
    key: string,
    write: (outputPath: string, channels: 1 | 2) => Promise<void>,
  ): Promise<SoundFile> {
    return once(this.#converted, key, async () => {
      const { folder } = this.#preparing;
      const outputPath = join(folder, `${this.#converted.size}.wav`);
      const stream = (await this.#factsOf(path)).streams.find((each) => each.kind === 'sound');
      if (stream === undefined) {
        throw new ReelError('unsupported-media', `${path} holds no sound; choose a file that does.`);
      }
      await write(outputPath, stream.channels === 1 ? 1 : 2);
      const sound = await inspectSoundFile(outputPath);
      if (sound === undefined)
        throw new ReelError('media-failed', `${path} could not be converted to a WAV.`);
      return sound;
    });
  }
}

function once<Made>(
  known: Map<string, Promise<Made>>,
  key: string,
  make: () => Promise<Made>,
): Promise<Made> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

function present<Found>(found: Found | undefined, reference: MediaReference): Found {
  if (found === undefined) throw new ReelError('internal', `No sound was opened for ${keyOf(reference)}.`);
  return found;
}

function keyOf(reference: MediaReference): string {
  return 'asset' in reference ? `asset ${reference.asset}` : `file ${reference.file}`;
}

function partKey({ media, inSample, heardSamples, speed }: PlacedSound): string {
  return `${inSample} ${heardSamples} ${speed} ${keyOf(media)}`;
}
