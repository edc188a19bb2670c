/** A rectangle with round corners. */
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  round: number,
  fill: string,
  transform = '',
): string => {
  const across = width - round * 2;
  const down = height - round * 2;
  const turn = (right: number, under: number): string => `a${round} ${round} 0 0 1 ${right} ${under}`;
  const data = `M${x + round} ${y}h${across}${turn(round, round)}v${down}${turn(-round, round)}h${-across}${turn(-round, -round)}v${-down}${turn(round, -round)}z`;
  return `<path fill="${fill}"${transform && ` transform="${transform}"`} d="${data}"/>`;
};

/** An ellipse, a circle where one radius is given. */
export const disc = (x: number, y: number, radius: number, fill: string, radiusY = radius): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${radius}" ry="${radiusY}" fill="${fill}"/>`;

/** Whatever else has an outline. */
export const path = (data: string, fill: string, transform = ''): string =>
  `<path fill="${fill}"${transform && ` transform="${transform}"`} d="${data}"/>`;
