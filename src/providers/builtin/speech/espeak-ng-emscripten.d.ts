declare module '@echogarden/espeak-ng-emscripten' {
  export interface EspeakEvent {
    type: 'word' | 'sentence' | 'phoneme' | 'end' | 'mark' | 'play' | 'samplerate' | 'msg_terminated';
    /** 1-based, in code points of the text handed over. */
    text_position: number;
    word_length: number;
    /** Milliseconds from the start of the sound. */
    audio_position: number;
    /** A phoneme's name in IPA; empty for a pause. */
    id: string | number | undefined;
  }

  export interface EspeakWorker {
    readonly samplerate: number;
    /** Words a minute. */
    rate: number;
    list_voices(): { identifier: string; name: string; languages: { name: string; priority: number }[] }[];
    set_voice(name: string, language: string, gender: number, age: number, variant: number): number;
    synthesize(
      text: string,
      receive: (samples: Int16Array, events: EspeakEvent[]) => boolean | undefined,
    ): void;
  }

  export interface EspeakModule {
    readonly HEAPU8: Uint8Array;
    FS: { writeFile(path: string, content: string): void };
    eSpeakNGWorker: new () => EspeakWorker;
  }

  export default function load(): Promise<EspeakModule>;
}
