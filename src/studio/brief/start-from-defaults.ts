import type { JsonObject, JsonValue } from '../../domain/canonical-json.ts';
import type { OwnerDefaults } from '../../domain/owner-defaults.ts';
import { describePrice, dollars } from '../../domain/price.ts';
import { type Settings, settingsSchema } from '../../domain/settings.ts';
import type { CommonBrief, Format } from '../../ports/format.ts';
import { isObject, merged } from './document-tree.ts';

type DefaultSettings = NonNullable<OwnerDefaults['settings']>;

/**
 * What of an owner's defaults a brief leaves open. A brief that has a brand says all of it; settings are looked at one
 * by one, and what fields of the format's own say of them counts as said.
 */
export function leftOpen<Brief extends CommonBrief>(
  { brand, settings = {} }: OwnerDefaults,
  brief: Brief,
  said: JsonObject,
  format: Pick<Format<Brief>, 'wishedSettings'>,
): OwnerDefaults {
  const wished = format.wishedSettings?.(brief) ?? {};
  const captions = objectOf(said.captions);
  const music = objectOf(said.music);
  const isSaid: { [Name in keyof DefaultSettings]-?: boolean } = {
    language: 'language' in said,
    voice: 'voice' in said,
    ratio: 'ratio' in said || wished.ratio !== undefined,
    style: 'style' in said || wished.style !== undefined,
    captions: 'mode' in captions,
    music: 'mood' in music || 'file' in music || wished.musicMood !== undefined,
    budget: 'budget' in said,
  };
  const open = Object.entries(settings).filter(
    ([name, value]) => value !== undefined && !isSaid[name as keyof DefaultSettings],
  );
  const isBranded = brief.brand === undefined && Object.keys(brand ?? {}).length > 0;
  return {
    ...(isBranded && { brand }),
    ...(open.length > 0 && { settings: Object.fromEntries(open) as DefaultSettings }),
  };
}

/** The settings as they were said, with those in which a film starts from its owner's defaults. */
export function settingsWith({ settings = {} }: OwnerDefaults, said: JsonObject): Settings {
  return settingsSchema.parse(merged(settings as JsonObject, said));
}

/** What a person should know of it: nothing where the film starts from no defaults. */
export function startNotices({ brand, settings = {} }: OwnerDefaults = {}): string[] {
  const { language, voice, ratio, style, captions, music, budget } = settings;
  const told = [
    ...(brand ? [['the brand', brand.name, brand.logo && `(${brand.logo.name})`]] : []),
    ['language', language],
    ['voice', voice],
    ['shape', ratio],
    ['style', style],
    ['captions', captions?.mode],
    ['music', music?.mood],
    ['at most', budget === undefined ? undefined : describePrice(dollars(budget))],
  ].map(([what, ...values]) => [what, ...values.filter((value) => value !== undefined)]);
  const parts = told.filter(([what, ...values]) => values.length > 0 || what === 'the brand');
  if (parts.length === 0) return [];
  return [
    `What the brief leaves open is as your defaults say: ${parts.map((words) => words.join(' ')).join(', ')}. ` +
      'Change them in the settings, or leave them aside for one film (`defaults: false`, --no-defaults).',
  ];
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}
