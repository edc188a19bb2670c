/** Whether a thing rests on the ground or hangs in the air. */
export type Stance = 'stands' | 'floats';

const FLOATING =
  /heart|balloon|airplane|rocket|satellite$|^helicopter|bird$|dove|eagle|owl$|parrot|butterfly|honeybee|lady-beetle|cloud|^sun|rainbow|moon|star$|sparkle|comet|planet|globe|brain|lungs|high-voltage|gear|nut-and-bolt|wrench|^key$|old-key|magnif|eye|bubbles|feather|leaf|snowflake|droplet|drop-of|fire$|dna|microbe|atom-symbol|puzzle|link|chains|infinity|recycling|shield|music|kite|parachute|flying|speech|thought|envelope|e-mail|e-mail|wireless|pencil|paintbrush|crayon|fountain-pen|pen$|scissors|ticket|label|round-pushpin|pushpin|bullseye|compass|fish|whale|dolphin|octopus|shark|jellyfish|seal$|magnet|test-tube|syringe|pill|bone|tooth|plus|check-mark|hundred|information|input|abacus|ruler|peace|yin|gem-stone|ring$|coin|banknote|money-with|credit-card|wing|ghost|bat$|clockwise|red-triangle|hammer|pick$|screwdriver|crossed|axe|magic-wand|party-popper|fireworks|stethoscope|hands|handshake|biceps|headphone|guitar|saxophone|trumpet|violin|megaphone|flashlight|fork-and-knife$|mirror-ball|zzz|confetti|ear$|megaphone|broken|collision|anchor|adhesive|safety-pin|paperclip|hook|knot|boomerang|dashing|tornado|milky/;

/** Things that fly, swim or are held; all others stand. */
export function stanceOf(icon: string): Stance {
  return FLOATING.test(icon) ? 'floats' : 'stands';
}
