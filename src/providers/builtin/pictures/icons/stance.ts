/** Whether a thing rests on the ground or hangs in the air. */
export type Stance = 'stands' | 'floats';

/** Groups of icons that fly, swim, shine, are held in a hand or stand for something bodiless. */
const FLOATING: readonly RegExp[] = [
  /heart|balloon|cloud|snowflake|droplet|drop-of|sparkle|comet|star$|moon|planet$|^sun$|^globe|high-voltage|^fire$|tornado/,
  /^(?:airplane|small-airplane|airplane-.*|rocket|satellite|helicopter|flying-.*|parachute|kite|dove|eagle|bat|ghost)$/,
  /^(?:butterfly|honeybee|lady-beetle|fly|mosquito|.*fish|fish|dolphin|.*whale|octopus|shark|jellyfish|squid|turtle)$/,
  /^(?:brain|lungs|anatomical-.*|eye|ear|tooth|bone|microbe|dna|atom|neuron-net|drop-of-blood|bubbles|feather)$/,
  /leaf|^(?:herb|maple-.*|four-leaf-clover|cherry-blossom|hibiscus|lotus|blossom|white-flower|rosette)$/,
  /^(?:gear|nut-and-bolt|wrench|hammer.*|screwdriver|pick|crossed-.*|axe|magnet|link|chains|broken-chain|hook|anchor|knot)$/,
  /^(?:key|old-key|magnifying-.*|shield|puzzle-piece|recycling-symbol|infinity|plus|peace-symbol|yin-yang|musical-note.*)$/,
  /^(?:speech-.*|envelope.*|incoming-.*|love-letter|pencil|pen|fountain-pen|crayon|paintbrush|scissors|ticket|label)$/,
  /^(?:pushpin|round-pushpin|bullseye|compass|gem-stone|ring|coin|dollar-.*|euro-.*|credit-card|money-with-.*|test-tube)$/,
  /^(?:syringe|pill|stethoscope|adhesive-.*|thermometer|magic-wand|party-popper|handshake|heart-hands|flexed-.*)$/,
  /^(?:headphone|guitar|saxophone|trumpet|violin|megaphone|flashlight|mirror-ball|spider-web|straight-ruler)$/,
  /^(?:triangular-ruler|toothbrush|kitchen-knife|tennis|boxing-.*|bookmark|glasses|sunglasses|footprints|paw-prints)$/,
  /^(?:microchip|hard-drive-cloud|artist-palette|performing-arts|soap|cherries|croissant|pizza|doughnut|watch|wing)$/,
];

/** Things that fly, swim or are held; all others stand. */
export function stanceOf(icon: string): Stance {
  return FLOATING.some((group) => group.test(icon)) ? 'floats' : 'stands';
}

const IN_SKY =
  /^(?:sun|sun-.*|cloud.*|full-moon|crescent-moon|star|glowing-star|rainbow|comet|ringed-planet)$/;

/** Whether a thing is seen high above, where there is a sky, and not over the ground. */
export function belongsInSky(icon: string): boolean {
  return IN_SKY.test(icon);
}
