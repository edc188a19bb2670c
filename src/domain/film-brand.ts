import type { MediaReference } from './timeline.ts';

/** Who a film speaks for, its files wherever they are. */
export interface FilmBrand {
  name?: string | undefined;
  /** As #rrggbb, the most important first. */
  colours?: string[] | undefined;
  logo?: MediaReference | undefined;
  font?: MediaReference | undefined;
}
