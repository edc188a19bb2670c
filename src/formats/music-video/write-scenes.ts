import type { StoryboardContext } from '../../ports/format.ts';
import type { Written } from '../../ports/text-generator.ts';
import type { CutPlan } from './cut-plan.ts';
import type { DirectorStyle } from './director-style.ts';
import { draftScenes } from './draft-scenes.ts';
import type { MusicVideoBrief } from './music-video-brief.ts';
import { type SceneList, sceneListSchema } from './scene-script.ts';

/** A scene for each that the music has: what is seen, how it is filmed, what happens. */
export async function writeScenes(
  brief: MusicVideoBrief,
  plan: CutPlan,
  style: DirectorStyle,
  { writer, settings, signal }: Pick<StoryboardContext, 'writer' | 'settings' | 'signal'>,
): Promise<Written<SceneList>> {
  return writer.write(
    {
      name: 'music video scenes',
      instructions: instructionsFor(brief, plan, style, settings.frameRate),
      source: brief.concept,
      language: settings.language,
      schema: sceneListSchema(plan.scenes.length),
      draft: (tools) => draftScenes(brief, plan.scenes, style, tools),
    },
    signal,
  );
}

function instructionsFor(
  { characters, product, mode }: MusicVideoBrief,
  { scenes }: CutPlan,
  { name, palette, lens, light, camera }: DirectorStyle,
  framesPerSecond: number,
): string {
  const music = scenes.map(({ durationFrames, energy, beginsSection }, index) => {
    const seconds = (durationFrames / framesPerSecond).toFixed(1);
    return `${index + 1}: ${seconds} s, energy ${energy.toFixed(2)}${beginsSection ? ', a new section' : ''}`;
  });
  const cast = characters.map((each) => `${each.name}: ${each.description ?? 'as in the pictures'}`);
  return [
    `Break the concept of the source into exactly ${scenes.length} scenes of a ${mode === 'ad-creative' ? 'short ad to music' : 'music video'}, in the order of the story. The music gives their lengths and how strong they are:`,
    ...music,
    `The director’s style is ${name}: ${palette}; ${lens}; ${light}; ${camera}`,
    '“visual” is one place and one moment, as a camera sees it. “camera” is shot size, angle and movement. “action” is what happens, stronger where the energy is higher. Vary shot sizes from scene to scene, let motifs return changed, and let a new section bring a new place or light.',
    cast.length > 0
      ? `“characters” names who is in the scene, exactly as here:\n${cast.join('\n')}`
      : '“characters” is empty.',
    ...(product
      ? [
          `The product is ${product.name}: ${product.description ?? ''}. It is seen more and more, and alone in the last scene.`,
        ]
      : []),
    '“words” are at most four words that appear on the beats; leave them out of most scenes. Nothing is to be read in the pictures themselves, nobody known is shown, nothing is said of music or sound.',
  ].join('\n');
}
