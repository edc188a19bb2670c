import type { ResolvedSettings } from '../../domain/settings.ts';
import type {
  NarrationLine,
  Scene,
  SceneLayer,
  SceneReference,
  Storyboard,
} from '../../domain/storyboard.ts';
import type { MediaReference } from '../../domain/timeline.ts';
import type { StoryboardContext } from '../../ports/format.ts';
import { ownMediaOf, ownRecordingOf } from '../own-media.ts';
import { takenInFile } from '../taken-in-file.ts';
import { type AdBrief, SCENE_SECONDS } from './ad-brief.ts';
import { endCard, headline, productPlace } from './ad-cards.ts';
import { ownParts } from './ad-scenes.ts';
import type { AdScript } from './ad-script.ts';
import { type ShotMaker, shotMaker, shotOf } from './ad-shots.ts';
import { type AdStyle, adStyle } from './ad-styles.ts';
import { type AdRole, picturePrompt } from './picture-prompt.ts';

/** Time to take in the end card after the last word. */
const CLOSING_REST_SECONDS = 2;

/** One scene of the ad before it is laid out. */
interface Part {
  id: string;
  role: AdRole;
  title: string;
  text: AdScript['product'];
}

/** What all scenes of one ad share. */
interface AdShare {
  brief: AdBrief;
  style: AdStyle;
  settings: ResolvedSettings;
  sceneSeconds: number;
  product: MediaReference | undefined;
  maker: ShotMaker;
  sources: StoryboardContext['sources'];
}

/** The scenes of an ad: hook, product, benefits, proof and call to action, each word once and in its order. */
export function adStoryboard(
  brief: AdBrief,
  script: AdScript,
  context: Pick<StoryboardContext, 'settings' | 'sources' | 'findModel'>,
): Storyboard {
  const parts = partsOf(script, brief);
  const style = adStyle(brief.style);
  const share: AdShare = {
    brief,
    style,
    settings: context.settings,
    sceneSeconds: brief.duration === undefined ? SCENE_SECONDS : brief.duration / parts.length,
    product:
      brief.product_image === undefined ? undefined : takenInFile(brief.product_image, context.sources),
    maker: shotMaker(brief, context.findModel),
    sources: context.sources,
  };
  return {
    version: 1,
    title: brief.product_name,
    scenes: parts.map((part, index) => sceneOf(part, index, share)),
  };
}

function partsOf({ hook, product, benefits, proof }: AdScript, brief: AdBrief): Part[] {
  return [
    { id: 'hook', role: 'hook', title: hook.card, text: hook },
    { id: 'product', role: 'product', title: brief.product_name, text: product },
    ...benefits.map((text, index): Part => {
      return { id: `benefit-${index + 1}`, role: 'benefit', title: text.card, text };
    }),
    ...(proof ? [{ id: 'proof', role: 'proof', title: proof.card, text: proof } as const] : []),
    { id: 'call-to-action', role: 'call-to-action', title: brief.cta_text, text: { line: brief.cta_text } },
  ];
}

function sceneOf(part: Part, index: number, share: AdShare): Scene {
  const { brief, style, sceneSeconds, product, maker } = share;
  const { role, text } = part;
  const isLast = role === 'call-to-action';
  const brought = ownParts(brief.scenes).find(({ id }) => id === part.id)?.part;
  const narration = brief.voiceover ? spoken(text.line, ownRecordingOf(brought, share)) : [];
  const own = ownMediaOf(brought, share, { withSound: narration.length === 0 });
  // What a person brought shows the product as they want it.
  const hasLayer = product !== undefined && LAYERED.has(role) && !own.picture && !own.clip;
  const subject = text.shows ?? subjectOf(part, brief);
  const prompt = picturePrompt({ role, subject, hasLayer, world: brief.description ?? '' }, style);
  // Where the product itself lies over the scene, a model that knew it would show it twice.
  const references = product && !hasLayer ? [productReference(brief, product)] : [];
  const move = style.moves[index % style.moves.length] ?? 'push-in';
  const durationSeconds = sceneSeconds;
  const { quality } = brief;
  // The end card stands still to be read.
  const made =
    maker !== null && !isLast && !own.clip
      ? shotOf({ prompt, move, style, durationSeconds, maker, quality, references })
      : undefined;
  const clip = own.clip ?? made;
  return {
    id: part.id,
    sequence: index + 1,
    title: part.title,
    picture: own.picture ?? {
      prompt,
      style: share.settings.style,
      ...(references.length > 0 && { references }),
    },
    ...(clip ? { clip } : { move }),
    ...(hasLayer && { layers: [productLayer(role, share.settings, product)] }),
    ...cardOf(part, hasLayer, share),
    slide: null,
    narration,
    transition: index === 0 ? { kind: 'cut', seconds: 0 } : { ...share.settings.transition },
    restSeconds: isLast ? CLOSING_REST_SECONDS : style.restSeconds,
    leastSeconds: sceneSeconds,
  };
}

/** Scenes over which the product's own picture lies. */
const LAYERED: ReadonlySet<AdRole> = new Set<AdRole>(['product', 'benefit', 'call-to-action']);

function cardOf({ role, text }: Part, hasLayer: boolean, { brief, style }: AdShare): Pick<Scene, 'card'> {
  if (role === 'call-to-action') return { card: endCard(brief, hasLayer, style) };
  const words = brief.voiceover ? text.card : text.line;
  if (role === 'product') {
    const subtitle = words ?? brief.brand?.name;
    // Where nothing is told of it the product is seen alone: its name was in the hook.
    if (subtitle === undefined) return {};
    if (subtitle.includes(brief.product_name))
      return { card: headline(role, { text: subtitle }, hasLayer, style) };
    return { card: headline(role, { text: brief.product_name, subtitle }, hasLayer, style) };
  }
  return words === undefined ? {} : { card: headline(role, { text: words }, hasLayer, style) };
}

/** The words of the scene stand for what is seen in it where nobody wrote that. */
function subjectOf({ role, text }: Part, { product_name }: AdBrief): string {
  if (role === 'call-to-action' || text.line === undefined) return `${product_name}.`;
  return role === 'product' ? `${product_name}: ${text.line}` : `${text.line} (${product_name})`;
}

function spoken(line: string | undefined, recorded: Pick<NarrationLine, 'recording'>): NarrationLine[] {
  return line === undefined ? [] : [{ id: 'line-1', text: line, ...recorded }];
}

function productLayer(
  role: AdRole,
  { ratio, language }: Pick<ResolvedSettings, 'ratio' | 'language'>,
  own: MediaReference,
): SceneLayer {
  return { own, ...productPlace(role, ratio, language), shadow: true, cutOut: true };
}

function productReference({ product_name }: AdBrief, own: MediaReference): SceneReference {
  return { role: 'product', name: product_name, own };
}
