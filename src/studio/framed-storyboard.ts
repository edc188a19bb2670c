import type { AssetHash } from '../domain/asset.ts';
import { creditsScene } from '../domain/credits-scene.ts';
import { FRAMING_SCENES } from '../domain/framing-scenes.ts';
import { framingWords } from '../domain/framing-words.ts';
import type { ResolvedSettings } from '../domain/settings.ts';
import type { Scene, Storyboard } from '../domain/storyboard.ts';
import { takenInFile } from '../formats/taken-in-file.ts';

/** What is put around what a format makes, by its settings. */
export interface Framing {
  settings: Pick<ResolvedSettings, 'opening' | 'closing' | 'credits' | 'language'>;
  /** The taken-in files by the path that the brief gives. */
  sources: ReadonlyMap<string, AssetHash>;
  /** How long a person's own film is. */
  secondsOf(asset: AssetHash): Promise<number>;
}

/** The storyboard with a person's own opening and closing film and the credits around it, where there are any. */
export async function framedStoryboard(storyboard: Storyboard, framing: Framing): Promise<Storyboard> {
  const { opening, closing, credits, language } = framing.settings;
  let sequence = Math.max(0, ...storyboard.scenes.map((scene) => scene.sequence));
  const next = () => {
    sequence += 1;
    return sequence;
  };
  const scenes = [...storyboard.scenes];
  if (opening !== undefined) scenes.unshift(await ownFilm('opening', opening, next(), framing));
  if (credits !== undefined && credits.length > 0) scenes.push(creditsScene(credits, next(), language));
  if (closing !== undefined) scenes.push(await ownFilm('closing', closing, next(), framing));
  return { ...storyboard, scenes };
}

async function ownFilm(
  place: 'opening' | 'closing',
  path: string,
  sequence: number,
  { settings, sources, secondsOf }: Framing,
): Promise<Scene> {
  const own = takenInFile(path, sources);
  return {
    id: FRAMING_SCENES[place],
    sequence,
    title: framingWords(settings.language)[place],
    picture: null,
    clip: { own, inSeconds: 0, withSound: true },
    slide: null,
    narration: [],
    transition: { kind: 'cut', seconds: 0 },
    restSeconds: await secondsOf(own.asset),
  };
}
