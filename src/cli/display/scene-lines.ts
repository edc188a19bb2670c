import { takeShown } from '../../domain/edits/picture-takes.ts';
import { describeSum } from '../../domain/price.ts';
import type { Project } from '../../domain/project.ts';
import type { Scene } from '../../domain/storyboard.ts';
import type { sceneDocument } from '../../studio/documents/scene-document.ts';
import type { EditOutcome } from '../../studio/editing/edit-project.ts';
import type { SceneState } from '../../studio/editing/scene-states.ts';
import { printable, type Terminal } from './terminal.ts';
import { tableLines, truncated } from './text-columns.ts';

/** Words of a line or a prompt that tell it from others; --json has all of it. */
const TEXT_COLUMNS = 48;
/** Stale parts told by name; a change of the voice makes hundreds stale. */
const MOST_NAMED = 8;
/** What generators make, and may take money for; everything else is put together from it. */
const MADE_PARTS = new Set<string>(['image', 'clip', 'speech', 'music']);

/** The scenes in their order, each with what is said and how its parts stand. */
export function sceneListLines(
  states: readonly SceneState[],
  { edits }: Project,
  terminal: Terminal,
): string[] {
  const isVoiced = states.some(({ scene }) => voiceText(scene) !== '');
  const voiceHead = isVoiced ? ['Voice'] : [];
  const head = ['', 'Scene', 'Title', 'Says', ...voiceHead, 'Take', 'Parts'].map((name) =>
    terminal.ink('dim', name),
  );
  const rows = states.map((state) => [
    String(state.position),
    printable(state.scene.id),
    oneLine(state.scene.title),
    oneLine(state.scene.narration.map(({ text }) => text).join(' ')),
    ...(isVoiced ? [printable(voiceText(state.scene))] : []),
    state.takes.length < 2 ? '' : `${takeShown(state.scene)} of ${state.takes.length}`,
    partsText(state, terminal),
  ]);
  const undo = edits?.done.at(-1)?.label;
  const redo = edits?.undone.at(-1)?.label;
  return [
    ...tableLines([head, ...rows], terminal.columns()),
    ...(undo === undefined ? [] : ['', `Undo takes back: ${printable(undo)}`]),
    ...(redo === undefined ? [] : [`Redo makes again: ${printable(redo)}`]),
  ];
}

type TakesOfScene = ReturnType<typeof sceneDocument>;

/** The takes of one scene, of one line of it or of the music, the one that is shown or heard marked. */
export function takeLines(
  takes: readonly (
    | TakesOfScene['takes' | 'clip_takes'][number]
    | TakesOfScene['narration'][number]['takes'][number]
  )[],
  terminal: Terminal,
  mark: 'shown' | 'heard' = 'shown',
): string[] {
  if (takes.length === 0) return ['This scene has none.'];
  const head = ['Take', '', 'Made', 'Of'].map((name) => terminal.ink('dim', name));
  const rows = takes.map(({ number, selected, asset, wish }) => [
    String(number),
    selected ? terminal.ink('green', mark) : '',
    asset === null ? 'no' : 'yes',
    wish === null ? '' : 'own' in wish ? 'your own' : oneLine(wish.prompt),
  ]);
  return tableLines([head, ...rows], terminal.columns());
}

/** What an edit came to: what is stale by it and what making that anew would cost. */
export function outcomeLines(
  { label, effect, project, revision }: EditOutcome,
  isPreview: boolean,
  terminal: Terminal,
): string[] {
  const { stale, refresh, notices } = effect;
  const names = namesOf(stale);
  const more = names.length - MOST_NAMED;
  const rows = [
    ...(names.length === 0 ? [['Stale', 'nothing']] : []),
    ...names.slice(0, MOST_NAMED).map((name, index) => [index === 0 ? 'Stale' : '', name]),
    ...(more > 0 ? [['', `and ${more} more; see --json`]] : []),
    ...(names.length === 0 ? [] : [['Price', printable(describeSum(refresh))]]),
    ...notices.map((notice, index) => [index === 0 ? 'Note' : '', printable(notice)]),
    ...(isPreview || names.length === 0 ? [] : [['Next', `reel scene refresh ${printable(project.id)}`]]),
  ].map(([name = '', text = '']) => [terminal.ink('dim', name), text]);
  const title = isPreview
    ? `Would ${printable(label)}; nothing was changed.`
    : `${terminal.ink('green', '✓')} ${printable(label)} ${terminal.ink('dim', `(revision ${revision})`)}`;
  return [title, ...tableLines(rows, terminal.columns(), '  ')];
}

/** Each part that is to be made anew; what is put together from them counts as one. */
function namesOf(stale: EditOutcome['effect']['stale']): string[] {
  const made = stale.filter((part) => MADE_PARTS.has(part.kind)).map((part) => printable(part.label));
  const isPutTogether = stale.length > made.length;
  return [...new Set(made), ...(isPutTogether ? ['the film, put together again'] : [])];
}

function partsText({ parts }: SceneState, terminal: Terminal): string {
  const count = (state: string) => parts.filter((part) => part.state === state).length;
  const stale = count('stale');
  const missing = count('missing');
  if (stale + missing === 0) return terminal.ink('green', 'current');
  const told = [...(stale > 0 ? [`${stale} stale`] : []), ...(missing > 0 ? [`${missing} missing`] : [])];
  return terminal.ink('yellow', told.join(', '));
}

/** Who speaks and how fast, where that is not as the film has it. */
function voiceText({ narration }: Scene): string {
  const [first = '', ...others] = new Set(
    narration.map(({ voice = '', speed }) => [voice, speed && `× ${speed}`].filter(Boolean).join(' ')),
  );
  return others.length === 0 ? first : 'line by line';
}

function oneLine(text: string): string {
  return truncated(printable(text).replaceAll(/\s+/g, ' '), TEXT_COLUMNS);
}
