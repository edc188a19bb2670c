import type { Ratio } from '../../domain/settings.ts';

/** Where an ad is to be seen. */
interface Platform {
  ratio: Ratio;
  /** The longest ad that is shown there whole; never more than an ad of this format can be. */
  mostSeconds: number;
}

/**
 * Shapes and lengths that ads are recommended to have there (stish.app/knowledge-base/platforms and
 * airpost.ai/blog/video-ad-specs-and-requirements, read in November 2026). YouTube lets nobody skip 15 s everywhere,
 * and more than that in some regions alone.
 */
const PLATFORMS = {
  reels: { ratio: '9:16', mostSeconds: 30 },
  stories: { ratio: '9:16', mostSeconds: 15 },
  tiktok: { ratio: '9:16', mostSeconds: 30 },
  shorts: { ratio: '9:16', mostSeconds: 30 },
  snapchat: { ratio: '9:16', mostSeconds: 30 },
  youtube: { ratio: '16:9', mostSeconds: 30 },
  'youtube-unskippable': { ratio: '16:9', mostSeconds: 15 },
  linkedin: { ratio: '16:9', mostSeconds: 30 },
  x: { ratio: '1:1', mostSeconds: 30 },
  'feed-square': { ratio: '1:1', mostSeconds: 30 },
  'feed-portrait': { ratio: '4:5', mostSeconds: 30 },
  pinterest: { ratio: '4:5', mostSeconds: 30 },
} as const satisfies { [name: string]: Platform };

export type PlatformName = keyof typeof PLATFORMS;

export const PLATFORM_NAMES = Object.keys(PLATFORMS) as [PlatformName, ...PlatformName[]];

export function platformOf(name: PlatformName): Platform {
  return PLATFORMS[name];
}
