import { ellipse, line, type Point } from '../geometry.ts';
import { openSky, stars } from '../props/sky.ts';
import type { Mark, Swatch } from '../scene.ts';
import { BLEED, type Spots, type Stage } from '../stage.ts';
import { halo, heroSize, middleX } from './placing.ts';

/** Nodes and links in depth round a bright hub: data, software, brains, communities. */
export function network(stage: Stage): Spots {
  const { width, height, unit, random } = stage;
  const hub = {
    x: width * middleX(stage),
    y: height * (stage.isTall ? 0.6 : 0.52),
  };
  const size = heroSize(stage) * 0.86;
  stage.add('background', {
    ...openSky(stage),
    tone: { swatch: 'skyTop', towards: 'skyMiddle', share: 0.15 },
    toTone: { swatch: 'skyMiddle', towards: 'skyLow', share: 0.25 },
  });
  if (stage.isDark) stage.add('background', ...stars(stage, height, 60));
  stage.add('background', {
    kind: 'glow',
    centre: hub,
    radiusPixels: unit * 80,
    tone: { swatch: 'light', alpha: 0.42 },
  });
  stage.add('background', {
    kind: 'glow',
    centre: { x: width * 0.12, y: height * 0.16 },
    radiusPixels: unit * 60,
    tone: { swatch: 'accent', alpha: 0.3 },
  });
  stage.add('background', {
    kind: 'glow',
    centre: { x: width * 0.9, y: height * 0.86 },
    radiusPixels: unit * 60,
    tone: { swatch: 'accentThree', alpha: 0.26 },
  });
  const planes = [
    { layer: 'far', count: 34, radius: [0.6, 1.3], alpha: 0.35, haze: 0.45, clear: 0.3 },
    { layer: 'middle', count: 22, radius: [1.1, 2.4], alpha: 0.6, haze: 0.15, clear: 0.62 },
  ] as const;
  for (const plane of planes) {
    const nodes = scattered(
      stage,
      hub,
      Math.round(plane.count * Math.min(1.5, stage.floorY / height)),
      size * plane.clear,
    );
    for (const link of links(nodes)) {
      stage.add(plane.layer, {
        kind: 'stroke',
        outline: line([link[0].x, link[0].y], [link[1].x, link[1].y]),
        tone: { swatch: 'light', alpha: plane.alpha * 0.62, haze: plane.haze },
        widthPixels: unit * (plane.layer === 'far' ? 0.18 : 0.28),
        structural: plane.layer !== 'far',
      });
    }
    nodes.forEach((node, index) => {
      const radius = unit * random.between(plane.radius[0], plane.radius[1]);
      stage.add(
        plane.layer,
        ...bead(
          node,
          radius,
          (['accent', 'light', 'accentThree', 'accentTwo'] as const)[index % 4]!,
          plane.haze,
          plane.alpha,
        ),
      );
    });
  }
  const ringCount = stage.isWide ? 6 : 7;
  const turn = random.between(0, Math.PI);
  const ring = Array.from({ length: ringCount }, (_, index): Point => {
    const angle = turn + (index / ringCount) * Math.PI * 2;
    const reach = size * random.between(0.82, 0.98);
    return {
      x: hub.x + Math.cos(angle) * reach * (stage.isWide ? 1.25 : 0.9),
      y: hub.y + Math.sin(angle) * reach * (stage.isTall ? 1.08 : 0.8),
    };
  });
  ring.forEach((node, index) => {
    const next = ring[(index + 1) % ring.length]!;
    stage.add('subject', {
      kind: 'stroke',
      outline: line([hub.x, hub.y], [node.x, node.y]),
      tone: { swatch: 'light', alpha: 0.75 },
      widthPixels: unit * 0.45,
      structural: true,
    });
    stage.add('subject', {
      kind: 'stroke',
      outline: line([node.x, node.y], [next.x, next.y]),
      tone: { swatch: 'light', alpha: 0.4 },
      widthPixels: unit * 0.3,
      dashPixels: [unit * 1.4, unit * 1.1],
    });
  });
  ring.forEach((node, index) => {
    stage.add(
      'subject',
      ...bead(
        node,
        unit * (index % 2 ? 3.2 : 2.3),
        (['accent', 'accentThree', 'accentTwo'] as const)[index % 3]!,
        0,
        1,
      ),
    );
  });
  const hero = { x: hub.x, y: hub.y, sizePixels: size, haze: 0, layer: 'subject', aloft: true } as const;
  const plate = size * 0.66;
  stage.add('subject', halo(hero, 0.5), {
    kind: 'area',
    outline: ellipse(hub.x, hub.y, plate),
    tone: { swatch: 'skyTop', towards: 'skyMiddle', share: 0.35, alpha: 0.93 },
    toTone: { swatch: 'skyMiddle', towards: 'near', share: 0.4, alpha: 0.96 },
    direction: 'slant',
    weight: 'prop',
  });
  stage.add(
    'subject',
    {
      kind: 'stroke',
      outline: ellipse(hub.x, hub.y, plate),
      tone: { swatch: 'light', alpha: 0.85 },
      widthPixels: unit * 0.5,
      structural: true,
    },
    {
      kind: 'stroke',
      outline: ellipse(hub.x, hub.y, plate * 1.09),
      tone: { swatch: 'light', alpha: 0.3 },
      widthPixels: unit * 0.25,
    },
  );
  stage.add(
    'foreground',
    ...[
      [0.04, 0.93, 4.5],
      [0.95, 0.12, 3.6],
      [0.9, 0.97, 6],
    ].flatMap(([x, y, radius]) => bead({ x: width * x!, y: height * y! }, unit * radius!, 'accent', 0, 0.5)),
  );
  return {
    hero,
    supports: [0, 2, 4].map((index) => ({
      x: ring[index]!.x,
      y: ring[index]!.y,
      sizePixels: size * 0.3,
      haze: 0,
      layer: 'subject',
      aloft: true,
    })),
  };
}

function bead(at: Point, radius: number, swatch: Swatch, haze: number, alpha: number): Mark[] {
  return [
    { kind: 'glow', centre: at, radiusPixels: radius * 3, tone: { swatch, alpha: alpha * 0.45, haze } },
    {
      kind: 'area',
      outline: ellipse(at.x, at.y, radius),
      tone: { swatch, haze, alpha, lift: 0.06 },
      toTone: { swatch, haze, alpha, lift: -0.1 },
      direction: 'slant',
      weight: 'prop',
    },
    {
      kind: 'area',
      outline: ellipse(at.x - radius * 0.3, at.y - radius * 0.35, radius * 0.28),
      tone: { swatch: 'paper', alpha: alpha * 0.6 },
      weight: 'detail',
    },
  ];
}

/** Points spread evenly by best-candidate sampling (Mitchell, 1991), keeping clear of the hub. */
function scattered(stage: Stage, hub: Point, count: number, clear: number): Point[] {
  const { random, width } = stage;
  const chosen: Point[] = [];
  while (chosen.length < count) {
    let best: Point = { x: 0, y: 0 };
    let bestDistance = -1;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const point = {
        x: width * random.between(-0.04, 1.04),
        y: (stage.floorY / (1 + BLEED)) * random.between(-0.02, 1.02),
      };
      const fromHub = Math.hypot(point.x - hub.x, point.y - hub.y);
      const nearest = chosen.reduce(
        (least, other) => Math.min(least, Math.hypot(point.x - other.x, point.y - other.y)),
        Infinity,
      );
      const distance = fromHub < clear ? 0 : Math.min(nearest, fromHub * 1.5);
      if (distance > bestDistance) {
        best = point;
        bestDistance = distance;
      }
    }
    chosen.push(best);
  }
  return chosen;
}

function links(nodes: Point[]): [Point, Point][] {
  return nodes.flatMap((node, index) =>
    nodes
      .map((other, at) => ({ other, at, distance: Math.hypot(node.x - other.x, node.y - other.y) }))
      .filter(({ at }) => at > index)
      .sort((left, right) => left.distance - right.distance)
      .slice(0, 2)
      .map(({ other }): [Point, Point] => [node, other]),
  );
}
