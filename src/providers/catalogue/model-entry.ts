/** What a model makes, as the trade calls it; `script` is writing, `clip` a moving shot, `face-look` a look for faces in one. */
export const MODEL_KINDS = ['script', 'image', 'clip', 'speech', 'music', 'lip-sync', 'face-look'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/** What goes into a model. */
export type ModelInputKind = 'text' | 'start-image' | 'end-image' | 'references' | 'video' | 'audio';

/** What a vendor charges, in US dollars. */
export type ModelRate =
  | { per: 'piece'; dollars: number; note?: string }
  /** By the resolution that is asked for. */
  | { per: 'second'; dollarsByResolution: { readonly [resolution: string]: number } }
  /** The same whatever the resolution. */
  | { per: 'any-second'; dollars: number }
  | { per: 'thousand-characters'; dollars: number }
  /** A million tokens. */
  | { per: 'tokens'; inputDollars: number; outputDollars: number }
  /** By the time that a machine is busy: not known before. */
  | { per: 'machine-time' }
  /** Made on a machine of one's own. */
  | { per: 'nothing' }
  /** Nobody lists it. */
  | { per: 'unlisted' };

/** Where a model stands in its life. */
export interface Deprecation {
  /** ISO 8601 date after which the vendor answers no more; absent where it is merely outdone by others. */
  endsOn?: string;
  /** The model to use instead. */
  successor: string;
}

/** How good what it makes is, against the others of its kind. */
export const QUALITIES = ['fast', 'standard', 'high'] as const;
export type Quality = (typeof QUALITIES)[number];

/** One model that can be asked, as data. */
export interface ModelEntry {
  /** The vendor's own name of it. */
  id: string;
  /** Short names that people give, the shortest first. */
  aliases: readonly string[];
  provider: string;
  kind: ModelKind;
  takes: readonly ModelInputKind[];
  /** True for one that makes nothing without a picture to start from. */
  needsStartImage?: true;
  /** A version's hash; `latest` for one that is asked for before a call; absent where the vendor keeps the model itself. */
  version?: string;
  /** Absent where the model decides. */
  durationsSeconds?: { readonly from: number; readonly to: number } | readonly number[];
  resolutions?: readonly string[];
  ratios?: readonly string[];
  framesPerSecond?: number;
  /** The most pictures of characters and products that it takes. */
  mostReferences?: number;
  /** True where a seed goes in and comes back in the vendor's list of calls. */
  hasSeed: boolean;
  rate: ModelRate;
  /** Where the figures stand, and when they were read there (ISO 8601 date). */
  source: string;
  readOn: string;
  deprecation?: Deprecation;
  /** Newer models of the same make that are not in the catalogue. */
  newer?: readonly string[];
  quality: Quality;
  /** What a person would choose it for. */
  bestFor: string;
  /** About how long one piece takes. */
  speed: 'seconds' | 'a minute' | 'minutes';
}
