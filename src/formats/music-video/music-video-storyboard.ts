import type { LipSync } from '../../domain/lip-sync.ts';
import type { ChosenModel, Scene, SceneLayer, Storyboard } from '../../domain/storyboard.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import { ownMediaOf } from '../own-media.ts';
import { takenInFile } from '../taken-in-file.ts';
import { cameraViews } from './camera-views.ts';
import { type PlannedScene, planCuts } from './cut-plan.ts';
import type { DirectorStyle } from './director-style.ts';
import { directorStyle } from './director-styles.ts';
import { withWords } from './kinetic-words.ts';
import type { BriefScene, MusicVideoBrief } from './music-video-brief.ts';
import { referencesOf, type Seen, scenePrompt, seenIn, shotDirections } from './scene-prompt.ts';
import type { WrittenScene } from './scene-script.ts';
import { lengthOf, trackOf } from './track.ts';
import { writeScenes } from './write-scenes.ts';

const MOST_TITLE_CHARACTERS = 80;

/** What all scenes of one film share. */
interface FilmShare {
  brief: MusicVideoBrief;
  style: DirectorStyle;
  maker: ChosenModel | null;
  context: Pick<StoryboardContext, 'settings' | 'sources'>;
  sceneCount: number;
  /** By scene; undefined where no mouth follows the music. */
  lipSyncs: readonly (LipSync | undefined)[];
}

/** Listens to the track, cuts the film to it and gives each of its scenes something to show. */
export async function musicVideoStoryboard(
  brief: MusicVideoBrief,
  context: StoryboardContext,
): Promise<Storyboard> {
  const style = directorStyle(brief.director_style);
  const maker = shotMaker(brief, context);
  const lipSyncs = (brief.scenes ?? []).map((scene, index) => lipSyncOf(scene, index, context));
  const track = trackOf(brief, context);
  const analysis = await context.hear(track);
  const { durationSeconds, fadeOutSeconds } = lengthOf(brief, track, analysis);
  const plan = planCuts({
    analysis,
    framesPerSecond: context.settings.frameRate,
    durationSeconds,
    pace: style.pace,
    ...(brief.scenes && { sceneCount: brief.scenes.length }),
  });
  const { answer, notices } = brief.scenes
    ? { answer: { scenes: brief.scenes.map(asWritten) }, notices: [] }
    : await writeScenes(brief, plan, style, context);
  const share: FilmShare = { brief, style, maker, context, sceneCount: plan.scenes.length, lipSyncs };
  const scenes = plan.scenes.map((planned, index) => {
    return sceneOf(planned, answer.scenes[index] ?? asWritten({ visual: brief.concept }), index, share);
  });
  const heard = analysis.beats.length > 1 ? [] : [NO_BEATS];
  return {
    version: 1,
    title: musicVideoTitle(brief),
    scenes,
    colours: [...style.colours],
    leadMusic: { ...track, fadeOutSeconds, lengthSeconds: analysis.durationSeconds },
    ...(notices.length + heard.length > 0 && { notices: [...heard, ...notices] }),
  };
}

const NO_BEATS = 'No beats were heard in the track, so the film is cut evenly.';

/** The title that the brief gives, else how its concept begins. */
export function musicVideoTitle({ title, concept, product, mode }: MusicVideoBrief): string {
  if (title !== undefined) return title;
  if (mode === 'ad-creative' && product) return product.name;
  const [clause = concept] = concept.split(/[.!?。！？।؟\n;:,—–]/u);
  const words = clause.trim();
  if (words.length <= MOST_TITLE_CHARACTERS)
    return words === '' ? concept.slice(0, MOST_TITLE_CHARACTERS) : words;
  const cut = words.slice(0, MOST_TITLE_CHARACTERS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).trim()}…`;
}

/** The name that the brief gives who makes its moving shots; null where its pictures stand. */
export function wishedModel({ model }: MusicVideoBrief): string | null {
  const wished = model?.trim().toLowerCase() ?? 'none';
  return wished === 'none' ? null : wished;
}

function shotMaker(brief: MusicVideoBrief, { findModel }: StoryboardContext): ChosenModel | null {
  const wished = wishedModel(brief);
  return wished === null ? null : findModel('model', wished, 'clip');
}

function lipSyncOf(
  { lip_sync }: BriefScene,
  index: number,
  { findModel }: StoryboardContext,
): LipSync | undefined {
  if (lip_sync === undefined) return undefined;
  const { temperature, active_speaker, occlusion, assume_face, model } = lip_sync;
  return {
    model: findModel(`scenes[${index}].lip_sync.model`, model, 'lip-sync'),
    ...(temperature !== undefined && { temperature }),
    ...(active_speaker !== undefined && { activeSpeaker: active_speaker }),
    ...(occlusion !== undefined && { occlusion }),
    ...(assume_face && { assumeFace: true }),
  };
}

function asWritten({ visual, camera, action, characters, words }: BriefScene): WrittenScene {
  return {
    visual,
    camera: camera ?? '',
    action: action ?? '',
    characters: characters ?? [],
    ...(words !== undefined && { words }),
  };
}

function sceneOf(planned: PlannedScene, written: WrittenScene, index: number, share: FilmShare): Scene {
  const { brief, style, maker, context, sceneCount } = share;
  const { settings, sources } = context;
  const isLast = index === sceneCount - 1;
  const own = ownMediaOf(brief.scenes?.[index], context);
  const seen = seenIn(brief, written, isLast);
  const layer = productLayer(seen, share);
  const prompt = scenePrompt(written, seen, style, layer !== undefined);
  // Where the product itself lies over the scene, a model that knew it would show it twice.
  const references = referencesOf(layer ? { characters: seen.characters } : seen, sources);
  const referring = references.length > 0 && { references };
  const lipSync = share.lipSyncs[index];
  const durationSeconds = planned.durationFrames / settings.frameRate;
  const words = index === 0 ? musicVideoTitle(brief) : written.words;
  const views = cameraViews(planned, index, style, settings.frameRate);
  // What a person says of transitions holds for all of them.
  const { section, scene } = style.transitions;
  const transition = brief.settings.transition ?? (planned.beginsSection ? section : scene);
  return {
    id: `scene-${index + 1}`,
    sequence: index + 1,
    title: titleOf(written.visual),
    picture: own.picture ?? { prompt, style: settings.style, ...referring },
    ...(own.clip && { clip: own.clip }),
    ...(maker !== null &&
      !own.clip && {
        clip: {
          prompt,
          directions: shotDirections(written, style, lipSync && seen.characters[0]),
          durationSeconds,
          resolution: '720p',
          startsFrom: 'picture',
          ...(own.endsWith && { endsWith: own.endsWith }),
          ...referring,
          model: maker,
        } as const,
      }),
    ...(lipSync && { lipSync }),
    ...(layer && { layers: [layer] }),
    ...(brief.mode === 'ad-creative' && isLast && { card: endCard(brief, style, layer !== undefined) }),
    views: withWords(views, layer ? undefined : words, style.lettering),
    slide: null,
    narration: [],
    transition: index === 0 ? { kind: 'cut', seconds: 0 } : { ...transition },
    restSeconds: 0,
    leastSeconds: durationSeconds,
  };
}

function endCard({ product, brand }: MusicVideoBrief, { lettering }: DirectorStyle, besideLayer: boolean) {
  return {
    text: product?.name ?? '',
    ...(brand?.name !== undefined && { subtitle: brand.name }),
    style: 'headline' as const,
    lettering,
    ...(besideLayer && { besideLayer }),
  };
}

/** Where the product lies beside or under words, in wide frames and in others. */
const LAYER_PLACES = {
  wide: { centreX: 0.72, centreY: 0.5, mostWidth: 0.42, mostHeight: 0.72 },
  other: { centreX: 0.5, centreY: 0.58, mostWidth: 0.74, mostHeight: 0.42 },
} as const;

/** The product's own picture, where it is to be seen in an ad: it never changes. */
function productLayer({ product }: Seen, { brief, context }: FilmShare): SceneLayer | undefined {
  const [path] = product?.reference_images ?? [];
  if (brief.mode !== 'ad-creative' || path === undefined) return undefined;
  const own = takenInFile(path, context.sources);
  const place = LAYER_PLACES[context.settings.ratio === '16:9' ? 'wide' : 'other'];
  return { own, ...place, shadow: true, cutOut: true };
}

function titleOf(visual: string): string {
  const [line = visual] = visual.split(/[\n.!?。！？।]/u);
  return line.length <= 60 ? line : `${line.slice(0, line.lastIndexOf(' ', 58))}…`;
}
