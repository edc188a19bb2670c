import type { Edit, Scene } from './documents.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/** The scenes as an edit will leave them, as far as that is plain before the server has said so; else undefined. */
export function predictedScenes(scenes: Scene[], edit: Edit): Scene[] | undefined {
  switch (edit.kind) {
    case 'move-scene':
      return moved(scenes, edit);
    case 'lip-sync':
      return scenes.map((scene) =>
        scene.id === edit.scene ? { ...scene, lip_sync: lipSyncOf(edit, scene.lip_sync) } : scene,
      );
    default:
      return undefined;
  }
}

function moved(scenes: Scene[], { scene: sceneId, position }: EditOf<'move-scene'>): Scene[] {
  const scene = scenes.find(({ id }) => id === sceneId);
  if (scene === undefined) return scenes;
  const rest = scenes.filter(({ id }) => id !== sceneId);
  return rest.toSpliced(position - 1, 0, scene).map((each, index) => ({ ...each, position: index + 1 }));
}

function lipSyncOf(edit: EditOf<'lip-sync'>, before: Scene['lip_sync']): Scene['lip_sync'] {
  const { model, temperature, active_speaker: activeSpeaker, occlusion, assume_face: assumeFace } = edit;
  return model && { model, temperature, activeSpeaker, occlusion, assumeFace, take: before?.take };
}
