import type { ErrorCode } from '../domain/errors.ts';
import type { FrameSize } from '../domain/timeline.ts';
import type { Artwork, ImageLook, MeasuredBox } from '../ports/rasterizer.ts';

/** What the raster process is asked to do. `temporaryPath` lies beside `outputPath`, which it becomes when whole. */
export type RasterTask =
  | { kind: 'draw' | 'draw-pixels'; artwork: Artwork; outputPath: string; temporaryPath: string }
  | { kind: 'draw-svg'; svg: string; size: FrameSize; outputPath: string; temporaryPath: string }
  | { kind: 'measure'; artwork: Artwork }
  | { kind: 'look'; imagePath: string };

export type RasterRequest = { id: number; task: RasterTask } | { cancel: number };

export type RasterReply =
  | { id: number; answer?: MeasuredBox | ImageLook }
  | { id: number; failure: { code: ErrorCode; message: string } };
