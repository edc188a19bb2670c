/// <reference lib="dom" />
import { openBrowser } from './browser.ts';
import { serveMedia } from './media-server.ts';

/** A part of the picture, in pixels. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Watching {
  chromiumPath: string;
  /** Where the film lies. */
  folder: string;
  fileName: string;
  secondsAFrame: number;
  /** The frames that are sought, in this order. */
  frames: readonly number[];
  /** The parts of each that are looked at. */
  places: readonly Place[];
  /** As RFC 6381 has it, for the browser to say whether it plays that. */
  codecString?: string;
}

export interface Watched {
  /** What the browser says to the codec: `probably`, `maybe` or nothing. */
  canPlay: string;
  /** What went wrong, with the code of `MediaError`. */
  error: { code: number; message: string } | null;
  /** False where the browser plays the sound alone. */
  showsPictures: boolean;
  durationSeconds: number;
  playedSeconds: number;
  /** The mean red, green and blue of each place, for each frame. */
  colours: [red: number, green: number, blue: number][][];
}

/** Has Chromium seek to the middle of each frame, read parts of it back, and then play a second of the film. */
export async function watchFrames({ chromiumPath, folder, fileName, ...wanted }: Watching): Promise<Watched> {
  const page = `<!doctype html><video src="${fileName}" muted preload="auto"></video>`;
  await using server = await serveMedia(folder, page);
  const browser = await openBrowser(chromiumPath);
  try {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    return await tab.evaluate(seekAndPlay, { codecString: '', ...wanted });
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
async function seekAndPlay({
  frames,
  secondsAFrame,
  places,
  codecString,
}: Required<Pick<Watching, 'frames' | 'secondsAFrame' | 'places' | 'codecString'>>): Promise<Watched> {
  const video = document.querySelector('video') as HTMLVideoElement;
  const happened = (name: string) =>
    new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
  const failed = happened('error');
  const canPlay = video.canPlayType(`video/mp4; codecs="${codecString}"`);
  if (video.readyState < 4 && !video.error) await Promise.race([happened('canplaythrough'), failed]);
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const painter = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const colours: Watched['colours'] = [];
  let shownSeconds = Number.NaN;
  const follow = () =>
    video.requestVideoFrameCallback((_now, { mediaTime }) => {
      shownSeconds = mediaTime;
      follow();
    });
  follow();
  const showsPictures = video.videoWidth > 0;
  for (const frame of showsPictures ? frames : []) {
    const sought = Promise.race([happened('seeked'), failed]);
    video.currentTime = (frame + 0.5) * secondsAFrame;
    await sought;
    // The picture reaches the screen a moment after the seek has ended; one that never does is another than was wanted.
    const isShown = () => Math.abs(shownSeconds - frame * secondsAFrame) < secondsAFrame / 2;
    for (let waits = 0; waits < 1_000 && !isShown(); waits += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    painter.drawImage(video, 0, 0);
    const means = places.map(({ left, top, width, height }): Watched['colours'][number][number] => {
      const { data } = painter.getImageData(left, top, width, height);
      const mean = (channel: number) => {
        let sum = 0;
        for (let at = channel; at < data.length; at += 4) sum += data[at]!;
        return sum / (width * height);
      };
      return [mean(0), mean(1), mean(2)];
    });
    colours.push(means);
  }
  video.currentTime = 0;
  await video.play().catch(() => undefined);
  for (let waits = 0; waits < 200 && video.currentTime < 1.2 && !video.error; waits += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    canPlay,
    error: video.error && { code: video.error.code, message: video.error.message },
    showsPictures,
    durationSeconds: video.duration,
    playedSeconds: video.currentTime,
    colours,
  };
}
