import type { LeadMusic, SceneView } from '../../domain/music-led.ts';
import type { Scene } from '../../domain/storyboard.ts';
import type { MusicContext, StoryboardContext } from '../../ports/format.ts';
import { cameraViews } from './camera-views.ts';
import { type PlannedScene, planCuts } from './cut-plan.ts';
import type { DirectorStyle } from './director-style.ts';
import { directorStyle } from './director-styles.ts';
import { withWords } from './kinetic-words.ts';
import type { MusicVideoBrief } from './music-video-brief.ts';
import { lengthOf, trackOf } from './track.ts';

/**
 * A music video's scenes cut to the music that its settings ask for now: in their order, each with what it shows and the
 * words that it has, as long and cut as often as that music has it.
 */
export async function recutMusicVideo(
  brief: MusicVideoBrief,
  scenes: readonly Scene[],
  context: MusicContext & Pick<StoryboardContext, 'hear'>,
): Promise<{ scenes: Scene[]; leadMusic: LeadMusic }> {
  const style = directorStyle(brief.director_style);
  const track = trackOf(brief, context);
  const analysis = await context.hear(track);
  const { durationSeconds, fadeOutSeconds } = lengthOf(brief, track, analysis);
  const framesPerSecond = context.settings.frameRate;
  const plan = planCuts({
    analysis,
    framesPerSecond,
    durationSeconds,
    pace: style.pace,
    sceneCount: scenes.length,
  });
  return {
    scenes: scenes.map((scene, index) => {
      const planned = plan.scenes[index];
      return planned ? recut(scene, planned, index, style, framesPerSecond) : scene;
    }),
    leadMusic: { ...track, fadeOutSeconds, lengthSeconds: analysis.durationSeconds },
  };
}

function recut(
  scene: Scene,
  planned: PlannedScene,
  index: number,
  style: DirectorStyle,
  framesPerSecond: number,
): Scene {
  const leastSeconds = planned.durationFrames / framesPerSecond;
  if (scene.views === undefined) return { ...scene, leastSeconds };
  const views = cameraViews(planned, index, style, framesPerSecond);
  return { ...scene, leastSeconds, views: withWords(views, wordsOver(scene.views), style.lettering) };
}

/** The words over a scene, which may come one by one, a shot each. */
function wordsOver(views: readonly SceneView[]): string | undefined {
  const words = views.flatMap((view) => (view.continues || !view.words ? [] : [view.words.text]));
  return words.length === 0 ? undefined : words.join(' ');
}
