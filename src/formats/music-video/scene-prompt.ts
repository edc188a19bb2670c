import type { SceneReference } from '../../domain/storyboard.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import { takenInFile } from '../taken-in-file.ts';
import type { DirectorStyle } from './director-style.ts';
import type { Looks, MusicVideoBrief } from './music-video-brief.ts';
import type { WrittenScene } from './scene-script.ts';

/** Who and what is seen in a scene, in the words that are the same wherever they are. */
export interface Seen {
  characters: Looks[];
  product?: Looks;
}

/** The characters that a scene names, and the product where it is to be seen. */
export function seenIn(
  { characters, product, mode }: MusicVideoBrief,
  scene: WrittenScene,
  isLast: boolean,
): Seen {
  const words = `${scene.visual} ${scene.action}`.toLocaleLowerCase();
  const showsProduct =
    product !== undefined &&
    ((mode === 'ad-creative' && isLast) || words.includes(product.name.toLocaleLowerCase()));
  return {
    characters: characters.filter(({ name }) => scene.characters.includes(name)),
    ...(showsProduct && { product }),
  };
}

/**
 * What is to be seen, the weightiest first: the scene, who is in it word for word as everywhere, how it is filmed, and
 * the look of the director's style. A stage shows nothing of its own where a picture will lie over it.
 */
export function scenePrompt(scene: WrittenScene, seen: Seen, style: DirectorStyle, isStage: boolean): string {
  const shown = [...seen.characters, ...(seen.product && !isStage ? [seen.product] : [])];
  const blocks = shown.flatMap(({ name, description }) =>
    description === undefined ? [] : [`${name}: ${sentence(description)}`],
  );
  const { palette, lens, light } = style;
  return [
    isStage
      ? `An empty stage: ${sentence(scene.visual)}\nNothing stands in the centre.`
      : sentence(scene.visual),
    ...blocks,
    `${capital(palette)}; ${lens}; ${light}.`,
    'No typography, captions or signage.',
  ].join('\n');
}

/** How a shot that is made moves; a singer is seen as a mouth must be that is to follow the music. */
export function shotDirections(
  { camera, action }: WrittenScene,
  style: DirectorStyle,
  singer?: Looks,
): string {
  const sings =
    singer && `${singer.name} sings towards the camera, the face near, from the front and unhidden`;
  return [sings ?? '', camera, action, style.camera]
    .filter((words, at, all) => words !== '' && all.indexOf(words) === at)
    .map(sentence)
    .join(' ');
}

/** The pictures of those who are seen, each by the name that the prompt gives. */
export function referencesOf(
  { characters, product }: Seen,
  sources: StoryboardContext['sources'],
): SceneReference[] {
  const pictures = (role: SceneReference['role'], { name, reference_images }: Looks) =>
    reference_images.map((path): SceneReference => ({ role, name, own: takenInFile(path, sources) }));
  return [
    ...characters.flatMap((character) => pictures('character', character)),
    ...(product ? pictures('product', product) : []),
  ];
}

function sentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?。！？।؟]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
