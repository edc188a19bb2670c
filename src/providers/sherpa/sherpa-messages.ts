/** The files of a voice, by their paths; empty where the voice has none of the kind. */
export interface VoiceFiles {
  /** How the model works: `vits`, as Piper's voices do, or `kokoro`. */
  family: 'vits' | 'kokoro';
  model: string;
  tokens: string;
  /** Pronunciations of words. */
  lexicon: string;
  /** The folder of espeak-ng's data, for voices that read phonemes. */
  dataFolder: string;
  /** The voices of a `kokoro` model. */
  voices: string;
}

/** A text as the process is to speak it into a WAV of the voice's own rate, one channel. */
export interface SherpaOrder {
  files: VoiceFiles;
  text: string;
  /** Which of the model's speakers, counted from 0. */
  speaker: number;
  /** 1 is the voice's own pace. */
  speed: number;
  outputPath: string;
}

export type SherpaReply = { sampleRateHertz: number; speakers: number } | { failure: string };
