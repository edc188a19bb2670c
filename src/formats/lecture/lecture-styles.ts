/** The look of a whole lecture in words that image and video models understand, by the style's name. */
export interface LectureStyle {
  name: string;
  /** Goes into each picture's prompt and in front of each shot's directions. */
  look: string;
}

/** Every one of these is a style of the built-in painter too, so a lecture looks alike with and without vendors. */
export const LECTURE_STYLES: readonly LectureStyle[] = [
  {
    name: 'cinematic',
    look: 'documentary photography, anamorphic lens, teal shadows and amber light, haze and film grain',
  },
  { name: 'professional', look: 'clean modern editorial illustration, soft light, depth, fine grain' },
  { name: 'noir', look: 'high-contrast black and white, hard light through blinds, smoke and wet streets' },
  { name: 'watercolour', look: 'translucent watercolour washes with dark edges on white paper' },
  { name: 'ink-wash', look: 'East Asian ink wash in greys with mist and a single red' },
  { name: 'vintage-poster', look: 'travel poster of the 1930s, few matt colours, bold light' },
  { name: 'paper-cut', look: 'layers of coloured cut paper with soft shadows between them' },
  { name: 'low-poly', look: 'low-poly facets that catch the light' },
  { name: 'isometric', look: 'isometric miniature seen from above, clean blocks and platforms' },
  { name: 'risograph', look: 'risograph print in three inks on rough paper, slightly out of register' },
  { name: 'botanical', look: 'herbarium plate, fine hatching, plants around the subject on warm paper' },
  { name: 'line-art', look: 'fine ink lines on white with one spot colour' },
  { name: 'blueprint', look: 'white construction lines on blue with a measuring grid' },
  { name: 'chalkboard', look: 'coloured chalk on a dusty board' },
  { name: 'cosmic', look: 'nebulae, stars and planets in deep colours, vast scale' },
  { name: 'pastel', look: 'light airy pastel colours with gentle gradients' },
  { name: 'stained-glass', look: 'jewel-coloured glass in dark leading with light behind' },
  { name: 'minimal', look: 'few shapes, much empty space, muted colours' },
  { name: 'neon', look: 'glowing neon tubes and light trails in the dark' },
];

/** How a style is said to a model: its look where it is known here, else its name. */
export function lookOf(styleName: string): string {
  return LECTURE_STYLES.find(({ name }) => name === styleName)?.look ?? styleName;
}
