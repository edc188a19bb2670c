import { takeShown } from '../../domain/edits/picture-takes.ts';
import type { Project } from '../../domain/project.ts';
import type { NarrationLine, Scene, SceneClip } from '../../domain/storyboard.ts';
import type { SceneState } from '../../studio/editing/scene-states.ts';
import { printable, type Terminal } from './terminal.ts';
import { tableLines } from './text-columns.ts';

/** A scene as it is now, each thing under the name that the edits of it have. */
export function sceneViewLines(
  { scene, position, parts, takes, length }: SceneState,
  { settings }: Project,
  terminal: Terminal,
): string[] {
  const { transition, restSeconds, leastSeconds, move, lipSync, narration, slide } = scene;
  const rows = [
    ...pictureRows(scene),
    ...(takes.length < 2 ? [] : [['Take', `${takeShown(scene)} of ${takes.length}; see reel scene takes`]]),
    ...(scene.clip ? [['Shot', clipText(scene.clip)]] : []),
    ...(lipSync ? [['Lip-sync', lipSync.model.name]] : []),
    ...(move === undefined ? [] : [['Camera', move]]),
    ...numbered(
      'Says',
      narration.map((line) => lineText(line, settings)),
    ),
    ...numbered(
      'Slide',
      (slide?.bullets ?? []).map(({ text }) => text),
    ),
    ['Lasts', `${shortSeconds(length.durationSeconds)} s, from ${shortSeconds(length.startSeconds)} s on`],
    ['Comes in', transition.kind === 'cut' ? 'cut' : `${transition.kind}, ${transition.seconds} s`],
    ['Rest', `${restSeconds} s`],
    ...(leastSeconds === undefined ? [] : [['Least', `${leastSeconds} s`]]),
    ...parts.map(({ label, state, shown }, index) => [
      index === 0 ? 'Parts' : '',
      `${label}: ${state}${shown ? `, by ${shown.provenance.provider}` : ''}`,
    ]),
  ].map(([label = '', text = '']) => [terminal.ink('dim', label), printable(text).replaceAll(/\s+/g, ' ')]);
  const title = `${position}  ${terminal.ink('bold', printable(scene.title))}  ${terminal.ink('dim', printable(scene.id))}`;
  return [title, ...tableLines(rows, terminal.columns(), '  ')];
}

function shortSeconds(seconds: number): number {
  return Number(seconds.toFixed(2));
}

function pictureRows({ picture }: Scene): string[][] {
  if (picture === null) return [['Picture', 'none; the gradient of the brand']];
  if ('own' in picture) return [['Picture', 'your own']];
  const { prompt, style, model } = picture;
  return [['Picture', prompt], ['Style', style], ...(model ? [['Model', model.name]] : [])];
}

function clipText(clip: SceneClip): string {
  const { inSeconds = 0, outSeconds } = clip;
  const isWhole = inSeconds === 0 && outSeconds === undefined;
  const part = isWhole
    ? ''
    : `, from ${inSeconds} s to ${outSeconds === undefined ? 'its end' : `${outSeconds} s`}`;
  if ('own' in clip) return `your own${part}${clip.withSound ? '' : ', muted'}`;
  const { prompt, directions, durationSeconds, resolution, model } = clip;
  const facts = [`${durationSeconds} s`, resolution, ...(model ? [model.name] : [])].join(', ');
  return `${prompt}${directions === '' ? '' : ` (${directions})`}: ${facts}${part}`;
}

function lineText({ text, voice, speed }: NarrationLine, film: Project['settings']): string {
  if (voice === undefined && speed === undefined) return text;
  return `${text} (${voice ?? film.voice ?? 'the film’s voice'}, × ${speed ?? film.speed})`;
}

function numbered(name: string, texts: readonly string[]): string[][] {
  return texts.map((text, index) => [index === 0 ? name : '', `${index + 1}  ${text}`]);
}
