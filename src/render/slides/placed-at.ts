import type { Region } from '../safe-area.ts';

/** The style of a box at a fixed place of the frame, whatever the direction of the text. */
export function placedAt(region: Region) {
  return {
    position: 'absolute',
    left: region.xPixels,
    top: region.yPixels,
    width: region.widthPixels,
    height: region.heightPixels,
  } as const;
}
