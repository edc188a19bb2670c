import { choosePalette } from './colour/choose-palette.ts';
import { lightnessOf } from './colour/oklch.ts';
import type { Palette } from './colour/palettes.ts';
import { hasIcon } from './icons/icon-art.ts';
import { stanceOf } from './icons/stance.ts';
import { createRandom, hashText, type Random } from './random.ts';
import type { IconMark, Layers } from './scene.ts';
import { SETTINGS, type SettingName } from './settings/catalogue.ts';
import { createStage, type Spot } from './stage.ts';
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
  const setting = chooseSetting(reading, style, wish.variation, film.branch('settings'));
  const lightSide = film.branch('light').chance(0.5) ? 0 : 1;
  const lightX = lightSide === wish.variation % 2 ? random.between(0.2, 0.32) : random.between(0.68, 0.8);
  const stage = createStage({
    width: wish.widthPixels,
    height: wish.heightPixels,
    random,
    index: wish.variation,
    lightX,
    atmosphere: reading.atmosphere,
    isDark: lightnessOf(palette.skyTop) < 0.5,
  });
  const spots = SETTINGS[setting](stage);
  const icons = chooseIcons(reading, wish.variation, film.branch('icons'), spots.supports.length);
  const [hero, ...others] = icons;
  if (hero) stage.add(spots.hero.layer, placed(hero, spots.hero, 'hero', random));
  others.forEach((icon, index) => {
    const spot = spots.supports[index];
    if (spot)
      stage.layers[spot.layer].splice(insertAt(stage.layers, spot), 0, placed(icon, spot, 'support', random));
  });
  const focus = {
    x: spots.hero.x,
    y: spots.hero.aloft ? spots.hero.y : spots.hero.y - spots.hero.sizePixels / 2,
  };
  return { palette, layers: stage.layers, setting, lightX, focus };
}

/** Things farther up stand behind those farther down. */
function insertAt(layers: Layers, spot: Spot): number {
  const marks = layers[spot.layer];
  const front = marks.findIndex((mark) => mark.kind === 'icon' && mark.at.y > spot.y);
  return front < 0 ? marks.length : front;
}

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

function chooseSetting(reading: SceneReading, style: PictureStyle, index: number, film: Random): SettingName {
  const wanted = style.painter.settings;
  const allowed = (names: readonly SettingName[]): SettingName[] =>
    wanted?.only ? names.filter((name) => wanted.names.includes(name)) : [...names];
  const fitting = allowed(reading.settings).slice(0, 3);
  const generic = film.shuffle(wanted?.only ? wanted.names : GENERIC_SETTINGS);
  const choices = [...fitting, ...generic.filter((name) => !fitting.includes(name))];
  const reach = Math.max(fitting.length, Math.min(choices.length, fitting.length === 0 ? choices.length : 3));
  return choices[index % reach]!;
}

const GENERIC_ICONS = [
  'light-bulb',
  'compass',
  'open-book',
  'seedling',
  'telescope',
  'puzzle-piece',
  'rocket',
  'key',
  'globe-showing-europe-africa',
  'gem-stone',
  'balloon',
  'hourglass-not-done',
  'artist-palette',
  'bullseye',
  'sailboat',
  'butterfly',
];

/** The main thing first, then what goes with it; neighbours in a film do not share their main thing if they need not. */
function chooseIcons(reading: SceneReading, index: number, film: Random, supports: number): string[] {
  const [leading, ...rest] = reading.concepts.filter((concept) => concept.icons.length > 0);
  const chosen: string[] = [];
  const take = (icon: string | undefined): void => {
    if (icon && hasIcon(icon) && !chosen.includes(icon)) chosen.push(icon);
  };
  const generic = film.shuffle(GENERIC_ICONS);
  if (leading) {
    const turn = index % Math.min(2, leading.icons.length);
    take(leading.icons[turn]);
    for (const concept of rest.slice(0, supports)) take(concept.icons[0]);
    for (const icon of leading.icons) take(icon);
    for (const concept of rest) take(concept.icons[1]);
  } else {
    take(generic[index % generic.length]);
    take(generic[(index + 5) % generic.length]);
    take(generic[(index + 9) % generic.length]);
  }
  return chosen.slice(0, supports + 1);
}

function placed(icon: string, spot: Spot, role: 'hero' | 'support', random: Random): IconMark {
  const stance = stanceOf(icon);
  const floats = spot.aloft === true || stance !== 'stands';
  const sizePixels = spot.sizePixels * (stance === 'floats' && !spot.aloft ? 0.9 : 1);
  const y = spot.aloft || !floats ? spot.y : spot.y - sizePixels * 0.62;
  return {
    kind: 'icon',
    icon,
    at: { x: spot.x, y },
    anchor: floats ? 'middle' : 'base',
    sizePixels,
    tiltDegrees: floats ? random.between(-7, 7) : 0,
    mirrored: false,
    role,
    haze: spot.haze,
  };
}
