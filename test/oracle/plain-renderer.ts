import type {
  CameraMove,
  MediaReference,
  OverlayAnimation,
  OverlayClip,
  PictureClip,
  Timeline,
} from '../../src/domain/timeline.ts';
import {
  between,
  meanAround,
  over,
  type Pixel,
  type PlainMovie,
  type PlainPicture,
  readPictures,
} from './plain-pictures.ts';

const BLACK: Pixel = [0, 0, 0, 255];

/**
 * A film frame by frame and pixel by pixel, in real numbers of RGB: what a timeline means, without a thought of speed.
 * Pictures of files are held whole. Blurred backdrops are left to the reader's eye.
 */
export class PlainRenderer {
  readonly #timeline: Timeline;
  readonly #media = new Map<string, PlainMovie>();

  private constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  static async open(timeline: Timeline): Promise<PlainRenderer> {
    const renderer = new PlainRenderer(timeline);
    for (const path of pathsOf(timeline)) renderer.#media.set(path, await readPictures(path));
    return renderer;
  }

  /** The colour at a place of a frame, in pixels from the left and top edge; 0.5 is the middle of the first. */
  colourAt(frame: number, x: number, y: number): Pixel {
    const { picture, overlays } = this.#timeline;
    const index = picture.findLastIndex((clip) => clip.startFrame <= frame);
    let pixel = this.#trackColour(index, frame, x, y);
    for (const overlay of overlays) pixel = this.#withOverlay(pixel, overlay, frame, x, y);
    return pixel;
  }

  #trackColour(index: number, frame: number, x: number, y: number): Pixel {
    const { picture, size } = this.#timeline;
    const clip = picture[index]!;
    const before = picture[index - 1];
    const step = frame - clip.startFrame;
    const steps = Math.min(clip.transition.durationFrames, clip.durationFrames);
    const next = (atX: number, atY: number) => this.#clipColour(clip, step, atX, atY);
    if (before === undefined || clip.transition.kind === 'cut' || step >= steps) return next(x, y);
    const last = (atX: number, atY: number) => this.#clipColour(before, frame - before.startFrame, atX, atY);
    const share = (step + 1) / (steps + 1);
    const soft = share ** 2 * (3 - 2 * share);
    const { kind, colour = '#000000', direction = 'left' } = clip.transition;
    const { widthPixels: width, heightPixels: height } = size;
    const across = direction === 'left' || direction === 'right';
    const toEnd = direction === 'right' || direction === 'down';
    // Along the way of the edge: 0 where it starts, 1 where it ends.
    const reached = across ? x / width : y / height;
    const behind = toEnd ? reached : 1 - reached;
    switch (kind) {
      case 'crossfade':
        return over(last(x, y), next(x, y), share);
      case 'dip':
        return over(share < 0.5 ? last(x, y) : next(x, y), rgb(colour), 1 - Math.abs(1 - 2 * share));
      case 'wipe':
        return behind < soft ? next(x, y) : last(x, y);
      case 'slide': {
        const sign = toEnd ? 1 : -1;
        const shift = (by: number): [number, number] => (across ? [x - by * width, y] : [x, y - by * height]);
        return behind < soft ? next(...shift(sign * (soft - 1))) : last(...shift(sign * soft));
      }
      case 'zoom': {
        const factor = 0.35 + 0.65 * soft;
        const [inX, inY] = [width / 2 + (x - width / 2) / factor, height / 2 + (y - height / 2) / factor];
        const inside = inX >= 0 && inX < width && inY >= 0 && inY < height;
        return inside ? over(last(x, y), next(inX, inY), share) : last(x, y);
      }
    }
  }

  #clipColour(clip: PictureClip, step: number, x: number, y: number): Pixel {
    if (clip.kind === 'colour') return rgb(clip.colour);
    const progress = clip.durationFrames > 1 ? step / (clip.durationFrames - 1) : 0;
    const view = 'move' in clip && clip.move ? viewOf(clip.move, progress) : { x: 0.5, y: 0.5, zoom: 1 };
    if (clip.kind === 'layers') {
      return clip.layers.reduce((below, { media, depth }) => {
        const seen = held({
          x: 0.5 + (view.x - 0.5) * depth,
          y: 0.5 + (view.y - 0.5) * depth,
          zoom: view.zoom ** depth,
        });
        return over(below, this.#viewed(this.#still(media), 'fill', seen, x, y), 1);
      }, BLACK);
    }
    const picture = clip.kind === 'still' ? this.#still(clip.media) : this.#moviePicture(clip, step);
    return over(BLACK, this.#viewed(picture, clip.fit ?? 'fill', view, x, y), 1);
  }

  #viewed(
    picture: PlainPicture,
    fit: 'fill' | 'fit' | 'blurred',
    view: { x: number; y: number; zoom: number },
    x: number,
    y: number,
  ): Pixel {
    const { widthPixels: width, heightPixels: height } = this.#timeline.size;
    const [inX, inY] = [
      width * view.x + (x - width / 2) / view.zoom,
      height * view.y + (y - height / 2) / view.zoom,
    ];
    const ratios = [width / picture.width, height / picture.height] as const;
    const scale = fit === 'fill' ? Math.max(...ratios) : Math.min(...ratios);
    const sourceX = picture.width / 2 + (inX - width / 2) / scale;
    const sourceY = picture.height / 2 + (inY - height / 2) / scale;
    const outside = sourceX < 0 || sourceY < 0 || sourceX > picture.width || sourceY > picture.height;
    if (outside) return BLACK;
    const reach = 1 / (scale * view.zoom);
    return reach > 1 ? meanAround(picture, sourceX, sourceY, reach) : between(picture, sourceX, sourceY);
  }

  #still(media: MediaReference): PlainPicture {
    return this.#media.get(pathOf(media))![0]!.picture;
  }

  #moviePicture(clip: PictureClip & { kind: 'movie' }, step: number): PlainPicture {
    const { frameRate } = this.#timeline;
    const pictures = this.#media.get(pathOf(clip.media))!;
    const fileEnd = 2 * pictures.at(-1)!.seconds - pictures.at(-2)!.seconds;
    const end = clip.outSeconds ?? fileEnd;
    const part = end - clip.inSeconds;
    const perFrame = frameRate.denominator / frameRate.numerator;
    const isShort = clip.durationFrames * perFrame * clip.speed > part + 1e-6;
    let at = step * perFrame * clip.speed;
    if (isShort && clip.whenShort === 'loop') at = (at + 1e-6) % part;
    if (isShort && clip.whenShort === 'stretch') at = (step / clip.durationFrames) * part;
    const beyond = (seconds: number) =>
      isShort && clip.whenShort === 'freeze' && seconds >= end - 0.001 && seconds > clip.inSeconds;
    const seen = pictures.findLast(
      ({ seconds }) => seconds <= clip.inSeconds + at + 0.001 && !beyond(seconds),
    );
    return (seen ?? pictures[0]!).picture;
  }

  #withOverlay(below: Pixel, overlay: OverlayClip, frame: number, x: number, y: number): Pixel {
    const step = frame - overlay.startFrame;
    if (step < 0 || step >= overlay.durationFrames) return below;
    const picture = this.#still(overlay.media);
    const own = { widthPixels: picture.width, heightPixels: picture.height };
    const { widthPixels: width, heightPixels: height } = overlay.size ?? own;
    let [inX, inY, opacity] = [x - overlay.xPixels, y - overlay.yPixels, overlay.opacity ?? 1];
    const animate = (animation: OverlayAnimation | undefined, there: number, side: number) => {
      if (animation === undefined || there >= 1) return;
      const soft = there ** 2 * (3 - 2 * there);
      opacity *= soft;
      const way = side * (1 - soft);
      const { kind, direction = 'up' } = animation;
      if (kind === 'slide' && direction === 'up') inY += way * height;
      if (kind === 'slide' && direction === 'down') inY -= way * height;
      if (kind === 'slide' && direction === 'left') inX += way * width;
      if (kind === 'slide' && direction === 'right') inX -= way * width;
      if (kind === 'grow') {
        const factor = 0.5 + 0.5 * soft;
        [inX, inY] = [width / 2 + (inX - width / 2) / factor, height / 2 + (inY - height / 2) / factor];
      }
    };
    animate(overlay.enter, (step + 1) / ((overlay.enter?.durationFrames ?? 0) + 1), -1);
    animate(overlay.exit, (overlay.durationFrames - step) / ((overlay.exit?.durationFrames ?? 0) + 1), 1);
    if (inX < 0 || inY < 0 || inX >= width || inY >= height) return below;
    const [sourceX, sourceY] = [(inX / width) * picture.width, (inY / height) * picture.height];
    const reach = picture.width / width;
    const pixel =
      reach > 1 ? meanAround(picture, sourceX, sourceY, reach) : between(picture, sourceX, sourceY);
    return over(below, pixel, opacity);
  }
}

function viewOf({ from, to, pace }: CameraMove, progress: number) {
  const [start, end] = [from, to].map(({ centreX, centreY, zoom }) => held({ x: centreX, y: centreY, zoom }));
  const share = pace === 'even' ? progress : progress >= 1 ? 1 : progress ** 2 * (3 - 2 * progress);
  const zoom = start!.zoom * (end!.zoom / start!.zoom) ** share;
  // What is seen shrinks about one point: the middle goes as the width does.
  const way =
    start!.zoom === end!.zoom ? share : (1 / zoom - 1 / start!.zoom) / (1 / end!.zoom - 1 / start!.zoom);
  return held({ x: start!.x + (end!.x - start!.x) * way, y: start!.y + (end!.y - start!.y) * way, zoom });
}

function held({ x, y, zoom }: { x: number; y: number; zoom: number }) {
  const near = Math.max(1, zoom);
  const inside = (at: number) => Math.max(0.5 / near, Math.min(1 - 0.5 / near, at));
  return { x: inside(x), y: inside(y), zoom: near };
}

function rgb(colour: string): Pixel {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5), 255];
}

function pathOf(media: MediaReference): string {
  if ('asset' in media) throw new Error('The plain renderer reads files alone.');
  return media.file;
}

function pathsOf({ picture, overlays }: Timeline): Set<string> {
  const media = picture.flatMap((clip): MediaReference[] => {
    if (clip.kind === 'colour') return [];
    return clip.kind === 'layers' ? clip.layers.map((layer) => layer.media) : [clip.media];
  });
  return new Set([...media, ...overlays.map((overlay) => overlay.media)].map(pathOf));
}
