import type { ZodType } from 'zod';
import type { AssetHash, AssetKind } from '../domain/asset.ts';
import type { JsonObject } from '../domain/canonical-json.ts';
import type { LeadMusic, LeadTrack } from '../domain/music-led.ts';
import type { Brand, FormatSettings, Ratio, ResolvedSettings, Settings } from '../domain/settings.ts';
import type { Stage } from '../domain/stage.ts';
import type { ChosenModel, Scene, Storyboard } from '../domain/storyboard.ts';
import type { MusicAnalysis } from './music-analyser.ts';
import type { TextGenerator } from './text-generator.ts';

/** What every brief has, whatever its format. */
export interface CommonBrief {
  brand?: Brand | undefined;
  settings?: Settings | undefined;
}

/** A file that a brief names, to be checked and taken in before anything is made. */
export interface BriefFile {
  /** Where the brief names it: `slides[2].items[0].figure`. */
  field: string;
  /** As the brief gives it, relative to the brief's folder. */
  path: string;
  kind: 'image' | 'sound' | 'clip' | 'font';
}

/** A voice, a style of pictures or a model that a field of a brief names. */
export type BriefName = { field: string } & ({ voice: string } | { style: string } | NamedModel);

interface NamedModel {
  model: string;
  kind: AssetKind;
  /** As `findModel` takes it. */
  hasPicture?: boolean;
}

export interface StoryboardContext {
  settings: ResolvedSettings;
  /** The taken-in files by the path that the brief gives. */
  sources: ReadonlyMap<string, AssetHash>;
  /** Which piece of its mood and tempo a film that is cut to music is cut to; the first where absent. */
  musicTake?: number;
  writer: TextGenerator;
  /**
   * The model of a name or short name that a field of the brief gives; `auto`, or `auto-fast`, `auto-standard` and
   * `auto-high`, for one that is chosen for each piece. `unknown-name` for another, with the nearest one, or its
   * successor where its vendor closed it. With `hasPicture` false, `invalid-input` for one that starts from a picture
   * alone.
   */
  findModel(field: string, name: string, kind: AssetKind, hasPicture?: boolean): ChosenModel;
  /** How long a person's own film or sound is, by the path that the brief gives. */
  secondsOf(path: string): Promise<number>;
  /** Listens to the music that the film is to be cut to. Raises what a music analyser and the composer raise. */
  hear(track: LeadTrack): Promise<MusicAnalysis>;
  signal?: AbortSignal;
}

export interface TextBriefContext {
  /** A file's name where the text came from one; used for titles and ids only. */
  name?: string;
  settings: Settings;
  /** What the person said of the brief beside the text, such as whom it is for. */
  given: JsonObject;
  writer: TextGenerator;
  signal?: AbortSignal;
}

/** A step of a format's work as its people name it, and the stage that it is done in. */
export interface FormatStep {
  name: string;
  stage: Stage;
}

/** What says which music a film is cut to, besides its brief. */
export type MusicContext = Pick<StoryboardContext, 'settings' | 'sources' | 'musicTake'>;

/** How a format's films are cut to music, for one whose films are. */
export interface CuttingToMusic<Brief> {
  /** The music that the brief and its settings ask for. `invalid-input` where they ask for none. */
  trackOf(brief: Brief, context: MusicContext): LeadTrack;
  /** These scenes of a storyboard, edited or not, cut anew to that music; what they show stays. */
  recut(
    brief: Brief,
    scenes: readonly Scene[],
    context: MusicContext & Pick<StoryboardContext, 'hear'>,
  ): Promise<{ scenes: Scene[]; leadMusic: LeadMusic }>;
}

/** One way from a brief to a storyboard. Nothing outside its folder knows a format by name. */
export interface Format<Brief extends CommonBrief = CommonBrief> {
  readonly name: string;
  /** One line for people who choose a format. */
  readonly description: string;
  readonly defaults: { ratio: Ratio; style: string; musicMood: string };
  /** Kinds of what its films are made of besides slides and captions; text, pictures, speech and music where absent. */
  readonly madeOf?: readonly AssetKind[];
  /** Told as step k of n while a film is made; the stages themselves where absent. */
  readonly steps?: readonly FormatStep[];
  /** A small brief that can be made as it stands: what people begin with. */
  readonly sample: JsonObject;
  /** Checks a brief and fills in what it leaves open. */
  readonly schema: ZodType<Brief>;
  /** True for a document that can only be meant for this format; used where no format is named. */
  recognises(document: unknown): boolean;
  titleOf(brief: Brief): string;
  /** What tells this brief from others of the format: the same one handed in again is the same project. */
  identityOf(brief: Brief): string;
  filesOf(brief: Brief): BriefFile[];
  /** What it names besides its settings, each of it to be known before anything is made. */
  namesOf?(brief: Brief): BriefName[];
  /** What fields of its own say of settings that the brief leaves open. */
  wishedSettings?(brief: Brief): Partial<FormatSettings> & { musicMood?: string };
  /** The brief without its wish to have kinds of assets made anew, which is no part of the film, and those kinds. */
  withoutAnew?(brief: Brief): { brief: Brief; kinds: readonly AssetKind[] };
  /** Makes a brief from one line of text, or from a text or Markdown file. */
  briefFromText(text: string, context: TextBriefContext): Promise<Brief>;
  storyboard(brief: Brief, context: StoryboardContext): Promise<Storyboard>;
  /** Absent for a format whose films are not cut to music. */
  readonly music?: CuttingToMusic<Brief>;
}
