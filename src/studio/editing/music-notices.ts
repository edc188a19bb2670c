import { canonicalJson } from '../../domain/canonical-json.ts';
import { ownFilmsAround } from '../../domain/framing-scenes.ts';
import { sceneSeconds } from '../../domain/music-bed.ts';
import type { Project } from '../../domain/project.ts';

/** Less is not noticed. */
const NOTICED_SECONDS = 0.5;

/** What a person should know of a film's music before an edit: that the film is cut anew, or outlasts its music. */
export function musicNotices(before: Project, after: Project): string[] {
  const music = after.storyboard?.leadMusic;
  const musicBefore = before.storyboard?.leadMusic;
  if (music === undefined || musicBefore === undefined) return [];
  const isOther = canonicalJson({ ...music }) !== canonicalJson({ ...musicBefore });
  const beyond = secondsBeyondMusic(after);
  const isLonger = beyond > NOTICED_SECONDS && beyond > secondsBeyondMusic(before);
  return [...(isOther ? [CUT_ANEW] : []), ...(isLonger ? [outlasts(beyond, music.lengthSeconds ?? 0)] : [])];
}

const CUT_ANEW =
  'The film is cut anew to its music: how long each scene lasts, and its cuts, follow the beats.';

function outlasts(beyondSeconds: number, lengthSeconds: number): string {
  return `The film is then about ${beyondSeconds.toFixed(1)} s longer than its music of ${lengthSeconds.toFixed(1)} s, which begins again for that time and fades out. Shorten or delete scenes by as much, or give a longer track in the brief.`;
}

/** How much longer a film is than the music that it is cut to, about; 0 where that is not known. */
function secondsBeyondMusic({ storyboard, settings }: Project): number {
  const lengthSeconds = storyboard?.leadMusic?.lengthSeconds;
  if (!storyboard || lengthSeconds === undefined) return 0;
  const { opening, closing } = ownFilmsAround(storyboard.scenes);
  const filmSeconds = storyboard.scenes
    .filter(({ id }) => id !== opening && id !== closing)
    .reduce((sum, scene) => sum + sceneSeconds(scene, settings.speed), 0);
  return filmSeconds - lengthSeconds;
}
