import type { Scene } from '../api/documents.ts';

type State = 'current' | 'stale' | 'missing';

/** How a scene stands as a whole: as its worst part does. */
export function stateOf({ parts }: Scene): State {
  const states = parts.map(({ state }) => state);
  if (states.includes('stale')) return 'stale';
  return states.includes('missing') ? 'missing' : 'current';
}

/** How long the scene speaks, as far as its speech was made. */
export function secondsSpoken({ parts }: Scene): number | undefined {
  const spoken = parts
    .filter(({ kind }) => kind === 'speech')
    .map(({ shown }) => Number(shown?.facts.durationSeconds));
  const known = spoken.filter((seconds) => Number.isFinite(seconds));
  return known.length === 0 ? undefined : known.reduce((sum, seconds) => sum + seconds, 0);
}

/** What stands for the scene where it is shown small: its shot as it is seen, else its picture. */
export function seenOf({ parts }: Scene): Scene['parts'][number]['shown'] {
  const seen = ['lip-sync', 'clip', 'image'].flatMap((kind) => parts.filter((part) => part.kind === kind));
  return seen.find(({ shown }) => shown !== null)?.shown ?? null;
}

/** Where the moving shot is that the scene shows; undefined where it shows a picture, or the shot is still to be made. */
export function shotOf({ clip, clip_take: take, clip_takes: takes, parts }: Scene): string | undefined {
  if (clip === null) return undefined;
  const synced = parts.find(({ kind }) => kind === 'lip-sync')?.shown?.url;
  return synced ?? takes[take - 1]?.url ?? undefined;
}

/** Where what stands for the scene is: that, or the file that a person brought for it, which is no part to be made. */
export function addressOfSeen(scene: Scene): string | undefined {
  const brought = [...scene.clip_takes, ...scene.takes].filter(({ selected }) => selected);
  return seenOf(scene)?.url ?? brought.find(({ url }) => url !== null)?.url ?? undefined;
}

/** The words that the scene's picture was made from; none where a person brought it, or where there is none. */
export function wordsOf({ picture }: Scene): {
  prompt?: string;
  style?: string;
  model?: { provider: string; name: string } | undefined;
} {
  return picture === null || 'own' in picture ? {} : picture;
}

/** Who or what the scene's picture or shot must look like, by name. */
export function referencesOf({ picture, clip }: Scene): string[] {
  const wishes = [picture, clip].flatMap((wish) => (wish === null || 'own' in wish ? [] : wish));
  const names = wishes.flatMap(({ references = [] }) => references.map(({ name, role }) => name ?? role));
  return [...new Set(names.flatMap((name) => (typeof name === 'string' ? name : [])))];
}

/** What each line of the slide is known by: the spoken line that it appears with, else its words. */
export function bulletKeys({ narration, slide }: Scene): string[] {
  return (slide?.bullets ?? []).map(({ text }, index, all) => {
    const line = narration.find(({ revealsBullet }) => revealsBullet === index);
    const former = all.slice(0, index).filter((bullet) => bullet.text === text).length;
    return line === undefined ? `${text} ${former}` : `line ${line.id}`;
  });
}
