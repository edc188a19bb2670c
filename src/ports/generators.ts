import type { JsonObject } from '../domain/canonical-json.ts';
import type { SpeechFacts } from '../domain/speech.ts';
import type { FrameSize } from '../domain/timeline.ts';

/** What every generator is given besides its request. */
export interface GenerationContext {
  /** Where to write, without an ending: the generator adds its own and answers with the whole path. */
  outputPathStem: string;
  signal?: AbortSignal;
}

/** A finished file and what is known of it. */
export interface Generated<Facts> {
  filePath: string;
  mediaType: string;
  facts: Facts;
  /** Which model made it and with what, for the asset's provenance. */
  model: string;
  parameters: JsonObject;
}

/** A picture wished for: what is seen, how it is drawn, how large. */
export interface ImageRequest {
  /** What is to be seen, in words. */
  prompt: string;
  /** The name of a picture style. */
  style: string;
  size: FrameSize;
  seed: number;
  /** Which picture of the film this is, counted from 1, so that neighbours differ; it stays when scenes are moved. */
  variation: number;
  /** Shared by all pictures of one film: what keeps their palette and manner alike. */
  filmSeed: number;
  /** Colours of the brand as `#rrggbb`, to be led by; may be empty. */
  brandColours: string[];
  /** Whether it is seen by itself: else room is left in it for the words that stand over it. Room is left where absent. */
  standsAlone?: boolean;
}

export interface ImageFacts {
  widthPixels: number;
  heightPixels: number;
  /** Where the picture's main thing is, as shares of its width and height; absent where the generator cannot tell. */
  focus?: { x: number; y: number };
}

export interface ImageGenerator {
  readonly name: string;
  paint(request: ImageRequest, context: GenerationContext): Promise<Generated<ImageFacts>>;
}

export interface Voice {
  /** The name that a brief gives, such as `en-gb`. */
  id: string;
  /** The name for a person to read. */
  name: string;
  /** BCP 47 tags of the languages it speaks, the best first. */
  languages: string[];
  gender: 'female' | 'male' | 'neutral';
}

export interface SpeechRequest {
  text: string;
  /** BCP 47 tag of the text's language. */
  language: string;
  /** A voice's id; the language's default voice where absent. */
  voice?: string;
  /** 1 is the voice's own pace; 0.5 to 2. */
  speed: number;
}

export interface SpeechGenerator {
  readonly name: string;
  voices(): Promise<Voice[]>;
  /** Speaks the text into a WAV of 48 kHz, one channel, and says when each word is heard. */
  speak(request: SpeechRequest, context: GenerationContext): Promise<Generated<SpeechFacts>>;
}

export interface MusicRequest {
  /** The name of a mood. */
  mood: string;
  /** Beats a minute; the mood's own where absent. */
  tempoBpm?: number;
  seed: number;
  /** Tells pieces of one seed apart; the first where absent. */
  take?: number;
  /** The least length; the file is the whole number of bars that covers it. */
  durationSeconds: number;
}

export interface MusicFacts {
  durationSeconds: number;
  tempoBpm: number;
  beatsPerBar: number;
  /** True where the file's end runs on into its start without a seam. */
  loops: boolean;
}

export interface MusicGenerator {
  readonly name: string;
  compose(request: MusicRequest, context: GenerationContext): Promise<Generated<MusicFacts>>;
}
