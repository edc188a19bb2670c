import type { Edit, Scene, Scenes } from './documents.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/** What is shown of a film as an edit will leave it, as far as that is plain before the server has said so; else undefined. */
export function predictedFilm(film: Scenes, edit: Edit): Scenes | undefined {
  if (edit.kind === 'select-music-take') {
    return {
      ...film,
      music: film.music && { take: edit.take, takes: chosenAmong(film.music.takes, edit.take) },
    };
  }
  const scenes = predictedScenes(film.scenes, edit);
  return scenes && { ...film, scenes };
}

/** The scenes as an edit will leave them, as far as that is plain before the server has said so; else undefined. */
export function predictedScenes(scenes: Scene[], edit: Edit): Scene[] | undefined {
  switch (edit.kind) {
    case 'move-scene':
      return moved(scenes, edit);
    case 'lip-sync':
      return withScene(scenes, edit.scene, (scene) => ({
        ...scene,
        lip_sync: lipSyncOf(edit, scene.lip_sync),
      }));
    case 'change-scene': {
      const { title, rest_seconds: rest, least_seconds: least } = edit;
      if (title === undefined && rest === undefined && least === undefined) return undefined;
      return withScene(scenes, edit.scene, (scene) => ({
        ...scene,
        ...lengthOf(scene, edit),
        title: title ?? scene.title,
      }));
    }
    case 'trim-clip':
      return withScene(scenes, edit.scene, (scene) => ({
        ...scene,
        ...lengthOf(scene, edit),
        clip: scene.clip && { ...scene.clip, inSeconds: edit.in_seconds ?? scene.clip.inSeconds ?? 0 },
      }));
    case 'change-line':
      return withScene(scenes, edit.scene, (scene) => ({ ...scene, narration: linesWith(scene, edit) }));
    case 'select-take':
      return withScene(scenes, edit.scene, (scene) =>
        edit.of === 'speech' ? withReading(scene, edit) : withTake(scene, edit),
      );
    default:
      return undefined;
  }
}

function withScene(scenes: Scene[], id: string, change: (scene: Scene) => Scene): Scene[] {
  return scenes.map((scene) => (scene.id === id ? change(scene) : scene));
}

/** How long a scene lasts with another rest, or another length that it has at least. */
function lengthOf(
  scene: Scene,
  { rest_seconds: rest = scene.rest_seconds, least_seconds: least }: EditOf<'change-scene' | 'trim-clip'>,
): Partial<Scene> {
  const last = scene.heard.at(-1);
  const said = last ? last.start_seconds + last.duration_seconds : 0;
  const atLeast = least === undefined ? scene.least_seconds : least;
  const isSame = rest === scene.rest_seconds && atLeast === scene.least_seconds;
  return isSame ? {} : { duration_seconds: Math.max(atLeast ?? 1, said + rest) };
}

function linesWith({ narration }: Scene, { line: id, text }: EditOf<'change-line'>): Scene['narration'] {
  return narration.map((line) => {
    if (line.id !== id) return line;
    const { recording: _former, ...spoken } = line;
    return { ...spoken, text, take: 1, takes: [] };
  });
}

/** Which of its readings a line is heard in. */
function withReading(scene: Scene, { line: id, take }: EditOf<'select-take'>): Scene {
  const narration = scene.narration.map((line) =>
    line.id === id ? { ...line, take, takes: chosenAmong(line.takes, take) } : line,
  );
  return { ...scene, narration };
}

/** Which of its takes a scene shows, and what is seen of it where that one is there. */
function withTake(scene: Scene, { of = 'picture', take }: EditOf<'select-take'>): Scene {
  const all = of === 'clip' ? scene.clip_takes : scene.takes;
  const { asset = null, url = null } = all.find(({ number }) => number === take) ?? {};
  const kind = of === 'clip' ? 'clip' : 'image';
  const parts = scene.parts.map((part) =>
    part.kind === kind && part.shown && asset !== null && url !== null
      ? { ...part, shown: { ...part.shown, asset, url } }
      : part,
  );
  return of === 'clip'
    ? { ...scene, clip_take: take, clip_takes: chosenAmong(all, take), parts }
    : { ...scene, take, takes: chosenAmong(all, take), parts };
}

function chosenAmong(takes: Scene['takes'], take: number): Scene['takes'] {
  return takes.map((each) => ({ ...each, selected: each.number === take }));
}

function moved(scenes: Scene[], { scene: sceneId, position }: EditOf<'move-scene'>): Scene[] {
  const scene = scenes.find(({ id }) => id === sceneId);
  if (scene === undefined) return scenes;
  const rest = scenes.filter(({ id }) => id !== sceneId);
  return rest.toSpliced(position - 1, 0, scene).map((each, index) => ({ ...each, position: index + 1 }));
}

function lipSyncOf(edit: EditOf<'lip-sync'>, before: Scene['lip_sync']): Scene['lip_sync'] {
  const { model, temperature, active_speaker: activeSpeaker, occlusion, assume_face: assumeFace } = edit;
  if (model === null) return null;
  const { take, spokenIn } = before ?? {};
  return { model, temperature, activeSpeaker, occlusion, assumeFace, take, spokenIn };
}
