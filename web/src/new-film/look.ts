import type { Defaults } from '../api/documents.ts';

/** What a person chose of how a film looks and sounds; empty for what the format has by itself. */
export interface Look {
  language: string;
  ratio: string;
  voice: string;
  style: string;
  captions: string;
  music: string;
  /** In US dollars. */
  budget: string;
}

/** Where a brief says it. */
export const SETTING_PATHS: { [name in keyof Look]: string } = {
  language: 'settings.language',
  ratio: 'settings.ratio',
  voice: 'settings.voice',
  style: 'settings.style',
  captions: 'settings.captions.mode',
  music: 'settings.music.mood',
  budget: 'settings.budget',
};

const NAMES = Object.keys(SETTING_PATHS) as (keyof Look)[];

/** What of the look was chosen, as `path=value` changes of a brief. */
export function overridesOf(look: Look): string[] {
  return NAMES.filter((name) => look[name] !== '').map((name) => `${SETTING_PATHS[name]}=${look[name]}`);
}

/** What new films start from. */
export function lookOf({ settings = {} }: Defaults): Look {
  const { language = '', ratio = '', voice = '', style = '', captions, music, budget } = settings;
  const modes = { captions: captions?.mode ?? '', music: music?.mood ?? '' };
  return { language, ratio, voice, style, ...modes, budget: budget === undefined ? '' : String(budget) };
}

/** As it is kept for new films; what is not known of a choice is for the server to say. */
export function settingsOf({ captions, music, budget, ...names }: Look): NonNullable<Defaults['settings']> {
  const chosen = Object.fromEntries(Object.entries(names).filter(([, value]) => value !== ''));
  return {
    ...chosen,
    ...(captions !== '' && { captions: { mode: captions as 'beside' } }),
    ...(music !== '' && { music: { mood: music } }),
    ...(budget !== '' && { budget: Number(budget) }),
  };
}
