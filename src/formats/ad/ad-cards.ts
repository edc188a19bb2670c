import type { Ratio } from '../../domain/settings.ts';
import type { SceneCard, SceneLayer } from '../../domain/storyboard.ts';
import type { AdBrief } from './ad-brief.ts';
import type { AdStyle } from './ad-styles.ts';
import type { AdRole } from './picture-prompt.ts';

type LayerPlace = Omit<SceneLayer, 'own' | 'shadow' | 'cutOut'>;

/** The part of the frame that headlines and buttons leave free, by the shape of the frame. */
const PLACES: Record<Ratio, { product: LayerPlace; callToAction: LayerPlace }> = {
  '9:16': {
    product: { centreX: 0.5, centreY: 0.57, mostWidth: 0.74, mostHeight: 0.36 },
    callToAction: { centreX: 0.5, centreY: 0.48, mostWidth: 0.68, mostHeight: 0.3 },
  },
  '4:5': {
    product: { centreX: 0.5, centreY: 0.65, mostWidth: 0.76, mostHeight: 0.5 },
    callToAction: { centreX: 0.5, centreY: 0.5, mostWidth: 0.66, mostHeight: 0.42 },
  },
  '1:1': {
    product: { centreX: 0.5, centreY: 0.66, mostWidth: 0.76, mostHeight: 0.52 },
    callToAction: { centreX: 0.5, centreY: 0.5, mostWidth: 0.6, mostHeight: 0.42 },
  },
  '16:9': {
    product: { centreX: 0.72, centreY: 0.5, mostWidth: 0.42, mostHeight: 0.74 },
    callToAction: { centreX: 0.72, centreY: 0.5, mostWidth: 0.42, mostHeight: 0.7 },
  },
};

/** Languages that are read from the right: the product lies where lines end. */
const RIGHT_TO_LEFT = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?:-|$)/i;

/** Where the product lies in a scene of a role. */
export function productPlace(role: AdRole, ratio: Ratio, language: string): LayerPlace {
  const place = PLACES[ratio][role === 'call-to-action' ? 'callToAction' : 'product'];
  return RIGHT_TO_LEFT.test(language) ? { ...place, centreX: 1 - place.centreX } : place;
}

/** The words over a scene: one headline, which leaves room for the product where its picture lies over the scene. */
export function headline(
  role: AdRole,
  words: { text: string; subtitle?: string },
  hasLayer: boolean,
  { lettering }: AdStyle,
): SceneCard {
  return {
    ...words,
    style: role === 'hook' && !hasLayer ? 'title' : 'headline',
    lettering,
    ...(hasLayer && { besideLayer: true }),
  };
}

/** The end card: the product's name and, on a button, what to do. */
export function endCard(
  { product_name, cta_text, brand }: AdBrief,
  hasLayer: boolean,
  { lettering, accent }: AdStyle,
): SceneCard {
  return {
    text: product_name,
    style: 'call-to-action',
    lettering,
    button: { text: cta_text, colour: brand?.colours?.[0] ?? accent },
    ...(hasLayer && { besideLayer: true }),
  };
}
