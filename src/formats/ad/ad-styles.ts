import type { ResolvedSettings } from '../../domain/settings.ts';
import type { SceneCard } from '../../domain/storyboard.ts';
import type { CameraMoveName } from '../../domain/timeline-document/camera-moves.ts';

/** How an ad looks, moves and sounds: all that its style decides. */
export interface AdStyle {
  /** One line for people who choose a style. */
  description: string;
  /** Light, colour and mood, for prompts of pictures and shots. */
  look: string;
  /** In what manner a camera moves in a shot that is made. */
  camera: string;
  motion: 'low' | 'medium' | 'high';
  /** Moves over pictures that stand, one scene after the other, from the first again after the last. */
  moves: readonly CameraMoveName[];
  frameRate: ResolvedSettings['frameRate'];
  transition: ResolvedSettings['transition'];
  musicMood: string;
  /** The style of the pictures; see `reel styles`. */
  pictureStyle: string;
  /** Quiet after the last word of a scene. */
  restSeconds: number;
  lettering: NonNullable<SceneCard['lettering']>;
  /** The colour of the button where the brand has none, as #rrggbb. */
  accent: string;
}

const STYLES = {
  luxury: {
    description: 'Soft light, an elegant camera and a premium finish.',
    look: 'Softly lit, refined, opulent, in deep tones.',
    camera: 'Slow and elegant, with a shallow depth of field.',
    motion: 'low',
    moves: ['push-in', 'drift', 'pull-out', 'tilt-up'],
    frameRate: 24,
    transition: { kind: 'crossfade', seconds: 0.8 },
    musicMood: 'luxurious',
    pictureStyle: 'luxury',
    restSeconds: 0.9,
    lettering: 'elegant',
    accent: '#c9a35b',
  },
  energetic: {
    description: 'Dynamic, vibrant and fast.',
    look: 'Dynamic, vibrant, saturated, in full swing.',
    camera: 'Fast and dynamic, following the action.',
    motion: 'high',
    moves: ['pan-right', 'push-in', 'pan-left', 'pull-out'],
    frameRate: 30,
    transition: { kind: 'slide', seconds: 0.3 },
    musicMood: 'energetic',
    pictureStyle: 'flat-bold',
    restSeconds: 0.3,
    lettering: 'loud',
    accent: '#ff5a1f',
  },
  minimal: {
    description: 'Clean, simple and muted.',
    look: 'Uncluttered, sparse, pared back, in muted tones.',
    camera: 'So slow that it is hardly noticed.',
    motion: 'low',
    moves: ['drift', 'push-in'],
    frameRate: 24,
    transition: { kind: 'crossfade', seconds: 0.5 },
    musicMood: 'calm',
    pictureStyle: 'minimal',
    restSeconds: 0.8,
    lettering: 'plain',
    accent: '#3d4a5c',
  },
  bold: {
    description: 'Strong contrast and dramatic angles.',
    look: 'High contrast, hard-edged, seen from low down, tilted.',
    camera: 'Decided, from low and tilted angles.',
    motion: 'medium',
    moves: ['tilt-up', 'push-in', 'tilt-down', 'pan-right'],
    frameRate: 24,
    transition: { kind: 'wipe', seconds: 0.4 },
    musicMood: 'dramatic',
    pictureStyle: 'noir',
    restSeconds: 0.5,
    lettering: 'loud',
    accent: '#e4002b',
  },
  natural: {
    description: 'Daylight, plants and honest materials.',
    look: 'Unpolished, gentle and mild.',
    camera: 'Calm, as if breathing.',
    motion: 'low',
    moves: ['drift', 'tilt-up', 'push-in', 'pan-left'],
    frameRate: 25,
    transition: { kind: 'crossfade', seconds: 0.6 },
    musicMood: 'warm',
    pictureStyle: 'watercolour',
    restSeconds: 0.7,
    lettering: 'plain',
    accent: '#3f7d4e',
  },
  playful: {
    description: 'Bright, friendly and a little silly.',
    look: 'Cheerful, bouncy and gaudy.',
    camera: 'Short and springy, as if smiling.',
    motion: 'medium',
    moves: ['push-in', 'pan-left', 'pull-out', 'pan-right'],
    frameRate: 30,
    transition: { kind: 'zoom', seconds: 0.4 },
    musicMood: 'playful',
    pictureStyle: 'paper-cut',
    restSeconds: 0.4,
    lettering: 'loud',
    accent: '#e8457c',
  },
  retro: {
    description: 'The posters and shop windows of the last century.',
    look: 'Nostalgic, faded and matt.',
    camera: 'Level and even, as on rails.',
    motion: 'medium',
    moves: ['pan-right', 'pull-out', 'pan-left', 'push-in'],
    frameRate: 24,
    transition: { kind: 'wipe', seconds: 0.6 },
    musicMood: 'lo-fi',
    pictureStyle: 'vintage-poster',
    restSeconds: 0.6,
    lettering: 'plain',
    accent: '#b6482f',
  },
  futuristic: {
    description: 'Glowing lines in the dark, the technology of tomorrow.',
    look: 'Sleek, luminous, ultramodern.',
    camera: 'Smooth, as in flight.',
    motion: 'medium',
    moves: ['push-in', 'drift', 'tilt-up', 'pull-out'],
    frameRate: 30,
    transition: { kind: 'zoom', seconds: 0.5 },
    musicMood: 'futuristic',
    pictureStyle: 'neon',
    restSeconds: 0.5,
    lettering: 'elegant',
    accent: '#00b8d4',
  },
  cinematic: {
    description: 'A small feature film with a story and weather.',
    look: 'Anamorphic, moody, teal and amber.',
    camera: 'Long and considered.',
    motion: 'low',
    moves: ['push-in', 'pan-right', 'drift', 'pull-out'],
    frameRate: 24,
    transition: { kind: 'dip', seconds: 0.6 },
    musicMood: 'inspiring',
    pictureStyle: 'cinematic',
    restSeconds: 0.8,
    lettering: 'elegant',
    accent: '#d98324',
  },
} as const satisfies { [name: string]: AdStyle };

export type AdStyleName = keyof typeof STYLES;

/** The names of the styles, those of the specification first. */
export const AD_STYLE_NAMES = Object.keys(STYLES) as [AdStyleName, ...AdStyleName[]];

export function adStyle(name: AdStyleName): AdStyle {
  return STYLES[name];
}

/** Each name with what it is, for a list that people choose from. */
export function adStylesExplained(): string {
  return AD_STYLE_NAMES.map((name) => `${name}: ${STYLES[name].description.replace(/\.$/, '')}`).join('; ');
}
