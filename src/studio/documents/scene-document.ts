import type { AssetRecord } from '../../domain/asset.ts';
import { clipTakeShown, clipTakesOf } from '../../domain/edits/clip-takes.ts';
import { readingHeard, unread } from '../../domain/edits/line-readings.ts';
import { takeShown, takesOf } from '../../domain/edits/picture-takes.ts';
import type { Project } from '../../domain/project.ts';
import type { EditOutcome } from '../editing/edit-project.ts';
import type { MusicState } from '../editing/music-state.ts';
import type { SceneState, SceneTake } from '../editing/scene-states.ts';
import { moneyDocument } from './money-document.ts';

/** A scene and how each of its assets stands, as interfaces show it. */
export function sceneDocument({ scene, position, parts, takes, clipTakes, readings, length }: SceneState) {
  return {
    id: scene.id,
    sequence: scene.sequence,
    position,
    title: scene.title,
    picture: scene.picture,
    slide: scene.slide,
    narration: scene.narration.map((line, index) => ({
      ...unread(line),
      take: readingHeard(line),
      takes: (readings[index] ?? []).map((take) => takeDocument(take, [])),
    })),
    transition: scene.transition,
    rest_seconds: scene.restSeconds,
    least_seconds: scene.leastSeconds ?? null,
    start_seconds: length.startSeconds,
    duration_seconds: length.durationSeconds,
    heard: length.lines.map(({ startSeconds, durationSeconds, isEstimated }, index) => ({
      line: scene.narration[index]?.id ?? '',
      start_seconds: startSeconds,
      duration_seconds: durationSeconds,
      estimated: isEstimated,
    })),
    shot_seconds: length.shotSeconds ?? null,
    move: scene.move ?? null,
    clip: scene.clip ?? null,
    lip_sync: scene.lipSync ?? null,
    card: scene.card ?? null,
    take: takeShown(scene),
    takes: takes.map((take) => takeDocument(take, takesOf(scene))),
    clip_take: clipTakeShown(scene),
    clip_takes: clipTakes.map((take) => takeDocument(take, clipTakesOf(scene))),
    parts: parts.map(({ kind, label, state, hash, shown }) => ({
      kind,
      label,
      state,
      hash,
      shown: shown === undefined ? null : shownDocument(shown),
    })),
  };
}

/** The pieces that a film's music had; null where none is made for it. */
export function musicDocument(state: MusicState | undefined) {
  return state ? { take: state.heard, takes: state.takes.map((take) => takeDocument(take, [])) } : null;
}

function shownDocument({ hash, mediaType, facts, provenance }: AssetRecord) {
  const { provider, model, steppedDown, cost, chosenBecause } = provenance;
  return {
    asset: hash,
    media_type: mediaType,
    facts,
    provider,
    model,
    stepped_down: steppedDown,
    cost: cost.known ? moneyDocument(cost.micros) : null,
    made_at: provenance.madeAt,
    chosen_because: chosenBecause ?? null,
  };
}

function takeDocument<Wish>({ number, isSelected, asset }: SceneTake, wishes: readonly Wish[]) {
  return { number, selected: isSelected, asset: asset ?? null, wish: wishes[number - 1] ?? null };
}

/** What an edit came to, or would come to. */
export function editDocument({ revision, label, effect, project }: EditOutcome) {
  return {
    label,
    revision,
    stale: effect.stale.map(({ hash, kind, label: part, sceneId }) => ({
      hash,
      kind,
      label: part,
      scene: sceneId ?? null,
    })),
    refresh: { ...moneyDocument(effect.refresh.knownMicros), unknown: effect.refresh.unknown },
    notices: effect.notices,
    ...historyDocument(project),
  };
}

/** What was changed, the last first, and in which scenes. */
export function changesDocument({ edits }: Project) {
  return (edits?.done ?? [])
    .map(({ label, at, before, after }) => ({
      label,
      at,
      scenes: [...new Set([...Object.keys(before.scenes), ...Object.keys(after.scenes)])],
    }))
    .reverse();
}

/** What can be undone and made again. */
export function historyDocument({ edits }: Project) {
  return {
    undo: edits?.done.at(-1)?.label ?? null,
    redo: edits?.undone.at(-1)?.label ?? null,
  };
}
