import type { AssetKind } from '../../domain/asset.ts';

/** What a vendor charges, in US dollars. */
export type ModelRate =
  | { per: 'piece'; dollars: number }
  /** By the resolution that is asked for. */
  | { per: 'second'; dollarsByResolution: { [resolution: string]: number } }
  /** By the time that a machine is busy: not known before. */
  | { per: 'machine-time' };

/** One model that can be bought from, as data. */
export interface ModelEntry {
  /** The vendor's own name of it. */
  id: string;
  /** Short names that people give. */
  aliases: readonly string[];
  provider: string;
  kind: AssetKind;
  takes: readonly ('text' | 'start-image')[];
  /** Absent for a model that the vendor itself keeps under its name. */
  version?: string;
  /** Absent where the model decides. */
  durationsSeconds?: { from: number; to: number } | readonly number[];
  resolutions?: readonly string[];
  ratios?: readonly string[];
  /** True where a seed goes in and comes back in the vendor's list of calls. */
  hasSeed: boolean;
  rate: ModelRate;
  /** Where the figures stand, and when they were read there (ISO 8601 date). */
  source: string;
  readOn: string;
}
