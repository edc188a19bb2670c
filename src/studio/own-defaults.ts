import type { AssetRecord } from '../domain/asset.ts';
import { type InputIssue, ReelError } from '../domain/errors.ts';
import type { OwnerDefaults } from '../domain/owner-defaults.ts';
import { settingsSchema } from '../domain/settings.ts';
import { nameIssues } from './brief/check-names.ts';
import { refusal } from './brief/refusal.ts';
import type { StudioParts } from './studio-parts.ts';

/** What an owner's new films start from, where their briefs leave it open and whoever begins one does not leave it aside. */
export interface OwnDefaults {
  /** Empty where none were kept. */
  get(): Promise<OwnerDefaults>;
  /** In place of those before; `invalid-input` for a name that nobody knows and a logo that is no picture. */
  keep(defaults: OwnerDefaults): Promise<void>;
  /** The logo with a path to read it from; `not-found` where there is none. */
  logo(): Promise<{ record: AssetRecord; path: string }>;
}

type DefaultsParts = Pick<StudioParts, 'ownerId' | 'defaults' | 'workshop' | 'knownNames'>;

export function ownDefaults(parts: DefaultsParts): OwnDefaults {
  const { ownerId, defaults: kept, workshop } = parts;
  return {
    get: () => kept.get(ownerId),
    async keep(defaults) {
      const issues = await issuesOf(defaults, parts);
      if (issues.length > 0) throw refusal('The defaults', issues);
      await kept.keep(ownerId, defaults);
    },
    async logo() {
      const { brand } = await kept.get(ownerId);
      const record = brand?.logo && (await workshop.store.find(brand.logo.asset));
      if (record === undefined) throw new ReelError('not-found', 'Your defaults have no logo.');
      return { record, path: await workshop.store.pathOf(record.hash) };
    },
  };
}

async function issuesOf(
  { brand, settings }: OwnerDefaults,
  { workshop, knownNames }: DefaultsParts,
): Promise<InputIssue[]> {
  const ofNames = nameIssues(settingsSchema.parse(settings ?? {}), await knownNames());
  if (brand?.logo === undefined) return ofNames;
  const { asset } = brand.logo;
  const record = await workshop.store.find(asset);
  if (record?.recipe.kind === 'source' && record.mediaType.startsWith('image/')) return ofNames;
  const problem = record === undefined ? 'is no upload; upload the picture first' : 'is not a picture';
  return [...ofNames, { field: 'brand.logo.asset', value: asset, problem }];
}
