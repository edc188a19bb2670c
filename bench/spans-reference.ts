import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MeasuredRun, measureRun } from './process-tree.ts';
import { fadeSeconds, slideCount, slideSeconds } from './spans-material.ts';

const BT709 = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';

/** The film as one graph of Debian's ffmpeg, x264 veryfast: each slide with all its bars from the start. */
export function renderReference(folder: string): Promise<MeasuredRun> {
  const inputs = Array.from({ length: slideCount }, (_, slide) => join(folder, `slide${slide}-4.png`));
  // Each picture is decoded once and looped in the graph.
  const loops = inputs.map((_, slide) => {
    const held = slideSeconds + (slide < slideCount - 1 ? fadeSeconds : 0);
    return (
      `[${slide}:v]${BT709},loop=loop=-1:size=1,` +
      `trim=end_frame=${Math.round(held * 30)},setpts=N/30/TB,fps=30,settb=1/30[s${slide}]`
    );
  });
  const fades = inputs.slice(1).map((_, index) => {
    const from = index === 0 ? 's0' : `f${index - 1}`;
    const offset = (index + 1) * slideSeconds;
    return `[${from}][s${index + 1}]xfade=duration=${fadeSeconds}:offset=${offset}[f${index}]`;
  });
  const options = [
    ...['-v', 'error', '-nostdin', '-y'],
    ...inputs.flatMap((input) => ['-i', input]),
    ...['-i', join(folder, 'sound.wav'), '-filter_complex', [...loops, ...fades].join(';')],
    ...['-map', `[f${slideCount - 2}]`, '-map', `${slideCount}:a`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-c:a', 'aac', '-b:a', '128k'],
    ...['-movflags', '+faststart', join(folder, 'reference.mp4')],
  ];
  return measureRun('ffmpeg', options, process.env);
}

/** How alike a film's slides are to their pictures by ffmpeg's SSIM of lightness, at the worst of them. */
export async function leastSimilarity(folder: string, film: string): Promise<number> {
  const found: number[] = [];
  for (let slide = 0; slide < slideCount; slide += 1) {
    // A second before the slide goes: all its bars are there, and every film has long settled on it.
    const seconds = (slide + 1) * slideSeconds - 1;
    const statistics = join(folder, `similarity${slide}.txt`);
    const graph = `[0:v]trim=end_frame=1[shown];[1:v]${BT709}[wanted];[shown][wanted]ssim=f=${statistics}`;
    const options = [
      ...['-v', 'error', '-nostdin', '-ss', String(seconds), '-i', join(folder, film)],
      ...['-i', join(folder, `slide${slide}-4.png`), '-filter_complex', graph, '-f', 'null', '-'],
    ];
    const { exitCode } = await measureRun('ffmpeg', options, process.env);
    if (exitCode !== 0) throw new Error(`The pictures of ${film} could not be compared.`);
    found.push(Number(/ Y:([\d.]+)/.exec(readFileSync(statistics, 'utf8'))?.[1]));
  }
  return Math.min(...found);
}
