import type { NarrationLine, Scene, SlideText } from '../storyboard.ts';
import type { EditOf } from './edit.ts';
import { unread } from './line-readings.ts';
import { placeIn } from './place-in.ts';
import { refusedEdit } from './refused-edit.ts';

/** The scene with other words in one of its lines, which no recording or reading of the former ones says. */
export function withLine(scene: Scene, { line: id, text }: EditOf<'change-line'>): Scene {
  return withNarration(scene, id, ({ recording: _former, ...line }) => ({ ...unread(line), text }));
}

/** The scene with a person's own recording heard for one of its lines, or a voice again. */
export function withRecording(scene: Scene, { line: id, asset }: EditOf<'own-speech'>): Scene {
  return withNarration(scene, id, ({ recording: _former, ...line }) => ({
    ...line,
    ...(asset !== null && { recording: { asset } }),
  }));
}

/** The scene with another line of its slide in place of one. */
export function withBullet(scene: Scene, { bullet, text }: EditOf<'change-bullet'>): Scene {
  const slide = slideWith(scene, bullet);
  const old = slide.bullets[bullet]!;
  return { ...scene, slide: { ...slide, bullets: slide.bullets.with(bullet, { ...old, text }) } };
}

/** The scene in another voice or at another pace, in all that it says or in one line; null is as the film has it. */
export function withVoice(scene: Scene, { line: id, voice, speed }: EditOf<'change-voice'>): Scene {
  if (id !== undefined) lineIndex(scene, id);
  if (scene.narration.length === 0)
    throw refusedEdit('scene', scene.id, 'says nothing; add a line to it first');
  const spoken = ({ voice: voiceBefore, speed: speedBefore, ...line }: NarrationLine): NarrationLine => ({
    ...unread(line),
    ...voiceOf({
      voice: voice === undefined ? voiceBefore : (voice ?? undefined),
      speed: speed === undefined ? speedBefore : (speed ?? undefined),
    }),
  });
  const isMeant = (line: NarrationLine) => id === undefined || line.id === id;
  return { ...scene, narration: scene.narration.map((line) => (isMeant(line) ? spoken(line) : line)) };
}

/** The scene with one more line, spoken as its neighbour is, and on its slide the bullet that the line reveals. */
export function withLineAdded(scene: Scene, { position, text, bullet }: EditOf<'add-line'>): Scene {
  const { narration } = scene;
  const at = placeIn(narration, position ?? narration.length + 1);
  const line: NarrationLine = {
    id: freeLineId(narration),
    text,
    ...voiceOf(narration[at - 1] ?? narration[at]),
  };
  if (bullet === undefined) return { ...scene, narration: narration.toSpliced(at, 0, line) };
  const slide = scene.slide ?? { title: scene.title, bullets: [] };
  const next = narration.slice(at).find(({ revealsBullet }) => revealsBullet !== undefined)?.revealsBullet;
  const place = next ?? slide.bullets.length;
  const lines = narration.map((each) => shifted(each, place, 1));
  return {
    ...scene,
    slide: { ...slide, bullets: slide.bullets.toSpliced(place, 0, { text: bullet }) },
    narration: lines.toSpliced(at, 0, { ...line, revealsBullet: place }),
  };
}

/** The scene without one of its lines, nor the bullet that it revealed: nothing would show it any more. */
export function withoutLine(scene: Scene, { line: id }: EditOf<'delete-line'>): Scene {
  const at = lineIndex(scene, id);
  const { revealsBullet } = scene.narration[at]!;
  const rest = { ...scene, narration: scene.narration.toSpliced(at, 1) };
  const isShown = rest.narration.some((line) => line.revealsBullet === revealsBullet);
  return revealsBullet === undefined || isShown || !scene.slide?.bullets[revealsBullet]
    ? rest
    : withoutBullet(rest, { bullet: revealsBullet });
}

/** The scene without one line of its slide; what is said stays. */
export function withoutBullet(scene: Scene, { bullet }: Pick<EditOf<'delete-bullet'>, 'bullet'>): Scene {
  const slide = slideWith(scene, bullet);
  return {
    ...scene,
    slide: { ...slide, bullets: slide.bullets.toSpliced(bullet, 1) },
    narration: scene.narration.map((line) => {
      const { revealsBullet, ...rest } = line;
      return revealsBullet === bullet ? rest : shifted(line, bullet, -1);
    }),
  };
}

/** Who speaks a line and how fast, where it says so. */
function voiceOf({
  voice,
  speed,
}: { [Name in 'voice' | 'speed']?: NarrationLine[Name] | undefined } = {}): Pick<
  NarrationLine,
  'voice' | 'speed'
> {
  return { ...(voice !== undefined && { voice }), ...(speed !== undefined && { speed }) };
}

function withNarration(scene: Scene, id: string, changed: (line: NarrationLine) => NarrationLine): Scene {
  lineIndex(scene, id);
  return { ...scene, narration: scene.narration.map((line) => (line.id === id ? changed(line) : line)) };
}

function shifted(line: NarrationLine, from: number, by: number): NarrationLine {
  const { revealsBullet } = line;
  return revealsBullet === undefined || revealsBullet < from
    ? line
    : { ...line, revealsBullet: revealsBullet + by };
}

function freeLineId(narration: readonly NarrationLine[]): string {
  const taken = new Set(narration.map(({ id }) => id));
  let number = narration.length + 1;
  while (taken.has(`line-${number}`)) number += 1;
  return `line-${number}`;
}

function lineIndex({ narration }: Scene, id: string): number {
  const index = narration.findIndex((line) => line.id === id);
  if (index >= 0) return index;
  const ids = narration.map((line) => line.id).join(', ');
  throw refusedEdit('line', id, ids === '' ? 'is no line: nothing is said here' : `must be one of ${ids}`);
}

function slideWith({ slide }: Scene, bullet: number): SlideText {
  if (slide?.bullets[bullet]) return slide;
  const count = slide?.bullets.length ?? 0;
  throw refusedEdit(
    'bullet',
    String(bullet),
    count === 0 ? 'is not there' : `must be from 0 to ${count - 1}`,
  );
}
