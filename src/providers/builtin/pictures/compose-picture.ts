import { arrangeThings } from './arrange.ts';
import { choosePalette } from './colour/choose-palette.ts';
import { lightnessOf } from './colour/oklch.ts';
import type { Palette } from './colour/palettes.ts';
import { createRandom, hashText, type Random } from './random.ts';
import type { Layers } from './scene.ts';
import { SETTINGS, type SettingName } from './settings/catalogue.ts';
import { createStage, type Spot, type WordsPlace } from './stage.ts';
import type { PictureStyle } from './styles/catalogue.ts';
import { readScene, type SceneReading } from './words/read-scene.ts';

/** What a picture is made from. */
export interface PictureWish {
  prompt: string;
  style: PictureStyle;
  widthPixels: number;
  heightPixels: number;
  seed: number;
  /** Which picture of the film this is, counted from 1. */
  variation: number;
  filmSeed: number;
  brandColours: readonly string[];
  /** False where the picture is shown alone, with its main thing in the middle. */
  leavesRoomForWords: boolean;
}

/** A picture laid out and coloured, not yet drawn. */
export interface Composition {
  palette: Palette;
  layers: Layers;
  setting: SettingName;
  lightX: number;
  /** The middle of the main thing. */
  focus: { x: number; y: number };
}

/** Chooses what is seen and where: palette, setting, light, the main thing and what goes with it. */
export function composePicture(wish: PictureWish): Composition {
  const { style } = wish;
  const film = createRandom('film', wish.filmSeed, style.name);
  const random = createRandom(
    'picture',
    wish.seed,
    wish.filmSeed,
    wish.variation,
    style.name,
    hashText(wish.prompt),
  );
  const reading = readScene(wish.prompt);
  const { painter } = style;
  const palette = choosePalette({
    candidates: painter.palettes,
    filmRandom: film.branch('palette'),
    brandColours: wish.brandColours,
    atmosphere: reading.atmosphere,
    brandReach: painter.brandReach,
  });
  const index = Math.abs(wish.variation - 1);
  const setting = chooseSetting(reading, style, index, film.branch('settings'));
  const icons = reading.isEmpty ? [] : chooseIcons(reading, index);
  const lightSide = film.branch('light').integer(0, 1);
  const lightX = lightSide === index % 2 ? random.between(0.2, 0.32) : random.between(0.68, 0.8);
  const stage = createStage({
    width: wish.widthPixels,
    frameHeight: wish.heightPixels,
    words: wordsPlace(wish),
    random,
    index,
    lightX,
    atmosphere: reading.atmosphere,
    isDark: lightnessOf(palette.skyTop) < 0.5,
    bringsLight: icons.some((icon) => /^(?:sun|full-moon|crescent-moon|glowing-star)$/.test(icon)),
  });
  const spots = SETTINGS[setting](stage);
  arrangeThings(stage, spots, icons);
  return { palette, layers: stage.layers, setting, lightX, focus: focusOf(stage.layers, spots.hero) };
}

/** The middle of the main thing, or of the place for one where nothing is. */
function focusOf(layers: Layers, place: Spot): { x: number; y: number } {
  const hero = Object.values(layers)
    .flat()
    .find((mark) => mark.kind === 'icon' && mark.role === 'hero');
  if (hero?.kind !== 'icon') {
    return { x: place.x, y: place.aloft ? place.y : place.y - place.sizePixels / 2 };
  }
  const { at, anchor, sizePixels } = hero;
  return { x: at.x, y: anchor === 'middle' ? at.y : at.y - sizePixels / 2 };
}

/** Width over height from which words stand beside the picture's things instead of under them. */
const WIDE_ASPECT = 1.2;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;

/** Words begin on the side from which their script is read. */
function wordsPlace(wish: PictureWish): WordsPlace {
  if (!wish.leavesRoomForWords) return 'none';
  if (wish.widthPixels / wish.heightPixels <= WIDE_ASPECT) return 'below';
  const rightToLeft = wish.prompt.match(RIGHT_TO_LEFT)?.length ?? 0;
  return rightToLeft * 2 > (wish.prompt.match(/\p{L}/gu)?.length ?? 0) ? 'right' : 'left';
}

/** Settings that suit anything. */
const GENERIC_SETTINGS: readonly SettingName[] = [
  'hills',
  'waves',
  'podium',
  'peaks',
  'orbits',
  'sea',
  'steps',
  'geometry',
  'clouds',
  'network',
  'city',
  'isometric',
  'forest',
  'table',
  'library',
  'stage',
  'office',
  'map',
];

/** So many neighbours in a film never share a setting. */
const SETTING_TURNS = 3;

/**
 * Where the words say that it is, unless the style lives by its settings. Else the best setting for them among those whose turn
 * it is: a film deals all settings into turns, so that pictures that know nothing of one another still differ from
 * their neighbours. Where none of these fits, the best of all.
 */
function chooseSetting(reading: SceneReading, style: PictureStyle, index: number, film: Random): SettingName {
  const wanted = style.painter.settings;
  const all = Object.keys(SETTINGS) as SettingName[];
  const { place } = reading;
  if (place && (wanted?.exclusive ? wanted.names.includes(place.setting) : true)) return place.setting;
  const dealt = film.shuffle(wanted ? wanted.names : all);
  const turns = Math.min(SETTING_TURNS, dealt.length);
  const turn = dealt.filter((_, position) => position % turns === index % turns);
  const plain = turn.filter((name) => GENERIC_SETTINGS.includes(name));
  const others = plain.length > 0 ? plain : turn;
  const { settings, kindred } = reading;
  return (
    [...settings, ...kindred].find((name) => turn.includes(name)) ??
    settings.find((name) => dealt.includes(name)) ??
    others[Math.floor(index / turns) % others.length]!
  );
}

/** So many things go with the main one at the most. */
const MOST_SUPPORTS = 2;

/** So many of a concept's icons, the most telling, may be the main thing by turns. */
const LEADING_TURNS = 2;

/**
 * The main thing first, then what goes with it; nothing where the words name nothing that can be drawn. Neighbours in a
 * film do not share their main thing if they need not.
 */
function chooseIcons(reading: SceneReading, index: number): string[] {
  const [leading, ...rest] = reading.concepts.filter((concept) => concept.icons.length > 0);
  if (!leading) return [];
  const turns = leading.literal ? 1 : Math.min(LEADING_TURNS, leading.icons.length);
  const others = rest.slice(0, MOST_SUPPORTS).flatMap(({ icons }) => icons.slice(0, 1));
  const chosen = [leading.icons[index % turns]!, ...others, ...leading.icons.slice(0, turns)];
  const seen = chosen.filter((icon) => reading.atmosphere.time !== 'night' || !/^sun(?:$|-)/u.test(icon));
  return [...new Set(seen)].slice(0, MOST_SUPPORTS + 1);
}
