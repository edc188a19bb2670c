import type { AssetHash } from '../domain/asset.ts';
import { FRAMING_SCENES } from '../domain/framing-scenes.ts';
import type { ResolvedSettings } from '../domain/settings.ts';
import type { Scene, Storyboard } from '../domain/storyboard.ts';
import { takenInFile } from '../formats/taken-in-file.ts';

/** Long enough to be read once, and for a whole list of people in any case. */
const CREDITS_SECONDS = 3;
const CREDITS_SECONDS_A_LINE = 1.2;

/** What is put around what a format makes, by its settings. */
export interface Framing {
  settings: Pick<ResolvedSettings, 'opening' | 'closing' | 'credits'>;
  /** The taken-in files by the path that the brief gives. */
  sources: ReadonlyMap<string, AssetHash>;
  /** How long a person's own film is. */
  secondsOf(asset: AssetHash): Promise<number>;
}

/** The storyboard with a person's own opening and closing film and the credits around it, where there are any. */
export async function framedStoryboard(storyboard: Storyboard, framing: Framing): Promise<Storyboard> {
  const { opening, closing, credits } = framing.settings;
  let sequence = Math.max(0, ...storyboard.scenes.map((scene) => scene.sequence));
  const added = (scene: Omit<Scene, 'sequence'>): Scene => {
    sequence += 1;
    return { ...scene, sequence };
  };
  const scenes = [...storyboard.scenes];
  if (opening !== undefined) scenes.unshift(added(await ownFilm('opening', opening, framing)));
  if (credits !== undefined && credits.length > 0) scenes.push(added(creditsScene(credits)));
  if (closing !== undefined) scenes.push(added(await ownFilm('closing', closing, framing)));
  return { ...storyboard, scenes };
}

async function ownFilm(
  place: 'opening' | 'closing',
  path: string,
  { sources, secondsOf }: Framing,
): Promise<Omit<Scene, 'sequence'>> {
  const own = takenInFile(path, sources);
  return {
    id: FRAMING_SCENES[place],
    title: place === 'opening' ? 'Opening' : 'Closing',
    picture: null,
    clip: { own, inSeconds: 0, withSound: true },
    slide: null,
    narration: [],
    transition: { kind: 'cut', seconds: 0 },
    restSeconds: await secondsOf(own.asset),
  };
}

function creditsScene(credits: readonly string[]): Omit<Scene, 'sequence'> {
  const [text = '', ...rest] = credits;
  return {
    id: FRAMING_SCENES.credits,
    title: 'Credits',
    picture: null,
    card: {
      text,
      ...(rest.length > 0 && { subtitle: rest.join(' · ') }),
      style: 'title',
      lettering: 'plain',
    },
    slide: null,
    narration: [],
    transition: { kind: 'dip', seconds: 0.6 },
    restSeconds: CREDITS_SECONDS + CREDITS_SECONDS_A_LINE * credits.length,
  };
}
