import type { Format } from '../../ports/format.ts';
import { type AdBrief, adSchema } from './ad-brief.ts';
import { adFromText } from './ad-from-text.ts';
import { adSceneFiles, withOwnLines } from './ad-scenes.ts';
import { wishedModel } from './ad-shots.ts';
import { adStoryboard } from './ad-storyboard.ts';
import { adStyle } from './ad-styles.ts';
import { platformOf } from './platforms.ts';
import { writeScript } from './write-script.ts';

const DEFAULTS = { ratio: '9:16', style: 'flat-bold', musicMood: 'energetic' } as const;

/** A short film that makes somebody want one product: hook, product, benefits, proof, call to action. */
export const adFormat: Format<AdBrief> = {
  name: 'ad',
  description: 'A short film for a product, from a hook to a call to action.',
  defaults: DEFAULTS,
  madeOf: ['script', 'image', 'clip', 'speech', 'music'],
  sample: {
    product_name: 'Solar lantern',
    description: 'Charges in the sun. Shines for twelve hours. Folds flat.',
    style: 'energetic',
    cta_text: 'Take the sun with you',
  },
  schema: adSchema,
  recognises: (document) =>
    typeof document === 'object' &&
    document !== null &&
    (Object.hasOwn(document, 'product_name') || Object.hasOwn(document, 'cta_text')),
  titleOf: (brief) => brief.product_name,
  identityOf: ({ product_name, style, platform = '', settings }) =>
    [product_name, style, platform, settings.ratio ?? '', settings.language].join('\n'),
  filesOf: ({ product_image, scenes }) => [
    ...(product_image === undefined
      ? []
      : [{ field: 'product_image', path: product_image, kind: 'image' as const }]),
    ...adSceneFiles(scenes),
  ],
  wishedSettings: ({ style: name, platform }) => {
    const { pictureStyle: style, frameRate, transition, musicMood } = adStyle(name);
    const shape = platform && { ratio: platformOf(platform).ratio };
    return { ...shape, style, frameRate, transition, musicMood };
  },
  namesOf: (brief) => {
    const model = wishedModel(brief);
    if (model === null || model === 'open') return [];
    return [{ field: 'model', model, kind: 'clip', hasPicture: brief.product_image !== undefined }];
  },
  briefFromText: adFromText,
  storyboard: async (brief, context) => {
    const written = await writeScript(brief, context);
    const { script, notices: unplaced } = withOwnLines(written.script, brief.scenes);
    const notices = [...written.notices, ...unplaced];
    return { ...adStoryboard(brief, script, context), ...(notices.length > 0 && { notices }) };
  },
};
