import { assetHash } from '../../domain/asset.ts';
import { musicAnalysisRecipe } from '../../domain/recipes.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { hearAsset } from '../hear-music.ts';
import { ownProject } from '../own-project.ts';
import type { StudioParts } from '../studio-parts.ts';

/**
 * The moments of a project's last film on which its music beats, in seconds and in their order: none without music or
 * without a film. Where music begins again at a seam, the beats after it are left out. What was heard goes with the
 * project.
 */
export async function filmBeats(
  projectId: string,
  parts: StudioParts,
  signal: AbortSignal,
): Promise<number[]> {
  const { project } = await ownProject(projectId, parts);
  const { store } = parts.workshop;
  const record = project.film && (await store.find(project.film.film));
  if (!record) return [];
  const { music, frameRate } = record.facts.timeline as unknown as Timeline;
  const beats: number[] = [];
  for (const { media, startFrame, durationFrames, inSeconds = 0 } of music) {
    if (!('asset' in media)) continue;
    const kept = assetHash(musicAnalysisRecipe(media.asset));
    if (!(await store.isReferredBy(projectId, kept))) await store.refer(projectId, [kept]);
    const analysis = await hearAsset(media.asset, parts, signal);
    const start = framesToSeconds(startFrame, frameRate);
    const seconds = framesToSeconds(durationFrames, frameRate);
    const inside = analysis.beats.filter((beat) => beat >= inSeconds && beat < inSeconds + seconds);
    beats.push(...inside.map((beat) => start + beat - inSeconds));
  }
  return beats.sort((left, right) => left - right);
}
