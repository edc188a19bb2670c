import { OUTPUT_PRESETS, OUTPUT_RATES } from '../output-presets.ts';
import { type FrameRate, framesToSeconds, secondsToCoveringFrames, secondsToFrames } from '../time.ts';
import type {
  FrameSize,
  MediaReference,
  MovieClip,
  MusicClip,
  OverlayAnimation,
  OverlayClip,
  PictureClip,
  SoundClip,
  Timeline,
  Transition,
} from '../timeline.ts';
import { cameraMove } from './camera-moves.ts';
import type { DocumentOverlay, DocumentPicture, TimelineDocument } from './document-schema.ts';
import { type DocumentTime, frameOf, secondsOf } from './document-time.ts';

/** What was measured of a file that a document names. */
export interface MeasuredFile {
  media: MediaReference;
  /** Of moving pictures and sound. */
  durationSeconds?: number;
  hasSound: boolean;
  /** Of pictures. */
  size?: FrameSize;
}

/** A text of the document drawn as a picture, and where it lies. */
export interface DrawnText {
  media: MediaReference;
  xPixels: number;
  yPixels: number;
  size: FrameSize;
}

export interface CompileParts {
  /** By the path that the document gives. */
  files: ReadonlyMap<string, MeasuredFile>;
  /** By the overlay's place in the document. */
  texts: ReadonlyMap<number, DrawnText>;
  /** Of the film, for a first look at it; the document's own where absent. Texts are drawn for that size. */
  size?: FrameSize;
}

/** A still without a length is seen so long. */
const USUAL_STILL_SECONDS = 5;
const USUAL_FADE: OverlayAnimation = { kind: 'fade', durationFrames: 12 };

export function documentSize({ preset }: Pick<TimelineDocument, 'preset'>): FrameSize {
  return OUTPUT_PRESETS.find(({ name }) => name === preset)!.size;
}

export function documentRate({ fps }: Pick<TimelineDocument, 'fps'>): FrameRate {
  return OUTPUT_RATES[fps];
}

/** The exact timeline of a document whose files were measured. Pure: each place comes from its own time. */
export function compileDocument(document: TimelineDocument, parts: CompileParts): Timeline {
  const size = parts.size ?? documentSize(document);
  const frameRate = documentRate(document);
  const scale = size.widthPixels / documentSize(document).widthPixels;
  const compiler = new Compiler({ size, scale, rate: frameRate }, parts);
  const picture = compiler.pictures(document.picture);
  const last = picture.at(-1)!;
  const durationFrames = last.startFrame + last.durationFrames;
  return {
    version: 1,
    size,
    frameRate,
    durationFrames,
    picture,
    overlays: document.overlays.map((overlay, index) => compiler.overlay(overlay, index)),
    narration: document.narration.map((sound) => compiler.sound(sound)),
    clipSound: compiler.clipSounds(document.picture, picture),
    music: document.music.map((music) => compiler.music(music, durationFrames)),
    effects: document.effects.map((sound) => compiler.sound(sound)),
    chapters: document.chapters.map(({ title, at }) => ({ title, startFrame: frameOf(at, frameRate) })),
    loudness: { integratedLufs: document.loudness.lufs, truePeakDbtp: document.loudness.truePeak },
  };
}

class Compiler {
  readonly #size: FrameSize;
  /** Against the document's own size. */
  readonly #scale: number;
  readonly #rate: FrameRate;
  readonly #parts: CompileParts;

  constructor(
    { size, scale, rate }: { size: FrameSize; scale: number; rate: FrameRate },
    parts: CompileParts,
  ) {
    this.#size = size;
    this.#scale = scale;
    this.#rate = rate;
    this.#parts = parts;
  }

  pictures(clips: readonly DocumentPicture[]): PictureClip[] {
    let startFrame = 0;
    return clips.map((clip, index) => {
      const durationFrames = this.#lengthOf(clip);
      const place = {
        sceneId: clip.scene ?? `clip-${index + 1}`,
        startFrame,
        durationFrames,
        transition: this.#transition(clip, index, durationFrames),
      };
      startFrame += durationFrames;
      if ('colour' in clip) return { kind: 'colour', colour: clip.colour, ...place };
      if ('layers' in clip) {
        const layers = clip.layers.map(({ file, depth }) => ({ media: this.#file(file).media, depth }));
        return { kind: 'layers', layers, move: cameraMove(clip.move), ...place };
      }
      const shared = {
        ...(clip.fit && { fit: clip.fit }),
        ...(clip.move !== undefined && { move: cameraMove(clip.move) }),
        ...place,
      };
      if ('still' in clip) return { kind: 'still', media: this.#file(clip.still).media, ...shared };
      return { kind: 'movie', ...this.#moviePart(clip), ...shared };
    });
  }

  /** The sound of movies, where it is wanted, for as long as they are seen and have it. */
  clipSounds(clips: readonly DocumentPicture[], placed: readonly PictureClip[]): SoundClip[] {
    return clips.flatMap((clip, index) => {
      if (!('movie' in clip) || clip.sound === false || !this.#file(clip.movie).hasSound) return [];
      const place = placed[index] as MovieClip;
      const seenSeconds = framesToSeconds(place.durationFrames, this.#rate) * place.speed;
      const lastSeconds = place.outSeconds ?? this.#file(clip.movie).durationSeconds ?? 0;
      const { gain = 0, fadeIn = 0, fadeOut = 0, ducking = 0 } = clip.sound ?? {};
      return [
        {
          media: place.media,
          startFrame: place.startFrame,
          inSeconds: place.inSeconds,
          outSeconds: Math.min(lastSeconds, place.inSeconds + seenSeconds),
          gainDecibels: gain,
          fadeInSeconds: fadeIn,
          fadeOutSeconds: fadeOut,
          duckingDecibels: ducking,
          ...(place.speed !== 1 && { speed: place.speed }),
        },
      ];
    });
  }

  overlay(overlay: DocumentOverlay, index: number): OverlayClip {
    const startFrame = frameOf(overlay.at, this.#rate);
    const durationFrames = Math.max(1, frameOf(overlay.seconds, this.#rate));
    const isText = 'text' in overlay;
    const enter = this.#animation(overlay.enter, durationFrames) ?? (isText ? USUAL_FADE : undefined);
    const exit = this.#animation(overlay.exit, durationFrames) ?? (isText ? USUAL_FADE : undefined);
    const shown = {
      startFrame,
      durationFrames,
      ...(overlay.opacity !== undefined && { opacity: overlay.opacity }),
      ...(enter && { enter: shortened(enter, durationFrames) }),
      ...(exit && { exit: shortened(exit, durationFrames) }),
    };
    if (isText) {
      const { media, xPixels, yPixels } = this.#parts.texts.get(index)!;
      return { media, xPixels, yPixels, ...shown };
    }
    const { media, size = this.#size } = this.#file(overlay.picture);
    const { widthPixels, heightPixels } = this.#size;
    const { width } = overlay;
    const scale = width === undefined ? this.#scale : (width * widthPixels) / size.widthPixels;
    const drawn = {
      widthPixels: Math.max(1, Math.round(size.widthPixels * scale)),
      heightPixels: Math.max(1, Math.round(size.heightPixels * scale)),
    };
    return {
      media,
      xPixels: Math.round(overlay.x * widthPixels - drawn.widthPixels / 2),
      yPixels: Math.round(overlay.y * heightPixels - drawn.heightPixels / 2),
      size: drawn,
      ...shown,
    };
  }

  sound(sound: TimelineDocument['narration'][number]): SoundClip {
    const { media, durationSeconds = 0 } = this.#file(sound.file);
    const inSeconds = this.#seconds(sound.from) ?? 0;
    return {
      media,
      startFrame: frameOf(sound.at, this.#rate),
      inSeconds,
      outSeconds: Math.max(inSeconds, Math.min(durationSeconds, this.#seconds(sound.to) ?? durationSeconds)),
      gainDecibels: sound.gain,
      fadeInSeconds: sound.fadeIn,
      fadeOutSeconds: sound.fadeOut,
    };
  }

  music(music: TimelineDocument['music'][number], filmFrames: number): MusicClip {
    const startFrame = frameOf(music.at, this.#rate);
    const left = Math.max(0, filmFrames - startFrame);
    const wanted = music.seconds === undefined ? left : frameOf(music.seconds, this.#rate);
    return {
      media: this.#file(music.file).media,
      startFrame,
      durationFrames: Math.min(left, wanted),
      gainDecibels: music.gain,
      fadeInSeconds: music.fadeIn,
      fadeOutSeconds: music.fadeOut,
      duckingDecibels: music.ducking,
      loops: music.loops,
      inSeconds: this.#seconds(music.from) ?? 0,
    };
  }

  #lengthOf(clip: DocumentPicture): number {
    if (clip.seconds !== undefined) return Math.max(1, frameOf(clip.seconds, this.#rate));
    if (!('movie' in clip)) return Math.max(1, secondsToFrames(USUAL_STILL_SECONDS, this.#rate));
    const { inSeconds, outSeconds } = this.#moviePart(clip);
    const lastSeconds = outSeconds ?? this.#file(clip.movie).durationSeconds ?? USUAL_STILL_SECONDS;
    return Math.max(1, secondsToFrames(Math.max(0, lastSeconds - inSeconds) / clip.speed, this.#rate));
  }

  #moviePart(clip: Extract<DocumentPicture, { movie: string }>) {
    const outSeconds = this.#seconds(clip.to);
    return {
      media: this.#file(clip.movie).media,
      inSeconds: this.#seconds(clip.from) ?? 0,
      ...(outSeconds !== undefined && { outSeconds }),
      speed: clip.speed,
      whenShort: clip.whenShort,
    };
  }

  #transition({ transition }: DocumentPicture, index: number, clipFrames: number): Transition {
    if (index === 0 || transition === undefined || transition.kind === 'cut')
      return { kind: 'cut', durationFrames: 0 };
    const { kind, seconds, colour, direction } = transition;
    const durationFrames = Math.min(clipFrames, secondsToCoveringFrames(seconds, this.#rate));
    if (durationFrames === 0) return { kind: 'cut', durationFrames };
    return { kind, durationFrames, ...(colour && { colour }), ...(direction && { direction }) };
  }

  #animation(animation: DocumentOverlay['enter'], mostFrames: number): OverlayAnimation | undefined {
    if (animation === undefined) return undefined;
    const durationFrames = Math.min(mostFrames, secondsToFrames(animation.seconds, this.#rate));
    const { kind, direction } = animation;
    return durationFrames === 0 ? undefined : { kind, durationFrames, ...(direction && { direction }) };
  }

  #seconds(time: DocumentTime | undefined): number | undefined {
    return time === undefined ? undefined : secondsOf(time, this.#rate);
  }

  #file(path: string): MeasuredFile {
    const file = this.#parts.files.get(path);
    if (file === undefined) throw new TypeError(`${path} was not measured`);
    return file;
  }
}

/** Coming and going each take half of what is seen at most. */
function shortened(animation: OverlayAnimation, durationFrames: number): OverlayAnimation {
  return { ...animation, durationFrames: Math.min(animation.durationFrames, Math.floor(durationFrames / 2)) };
}
