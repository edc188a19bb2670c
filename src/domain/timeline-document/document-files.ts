import type { TimelineDocument } from './document-schema.ts';

/** A file that a document names, and what it is used as. */
export interface DocumentFile {
  /** Where: `picture[2].movie`. */
  field: string;
  path: string;
  kind: 'image' | 'sound' | 'clip';
}

/** Every file that a document names, captions left out. */
export function filesOf(document: TimelineDocument): DocumentFile[] {
  return [
    ...document.picture.flatMap((clip, index): DocumentFile[] => {
      const field = `picture[${index}]`;
      if ('still' in clip) return [{ field: `${field}.still`, path: clip.still, kind: 'image' }];
      if ('movie' in clip) return [{ field: `${field}.movie`, path: clip.movie, kind: 'clip' }];
      if ('colour' in clip) return [];
      return clip.layers.map(({ file }, at) => ({
        field: `${field}.layers[${at}].file`,
        path: file,
        kind: 'image',
      }));
    }),
    ...document.overlays.flatMap((overlay, index): DocumentFile[] =>
      'picture' in overlay
        ? [{ field: `overlays[${index}].picture`, path: overlay.picture, kind: 'image' }]
        : [],
    ),
    ...(['narration', 'music', 'effects'] as const).flatMap((track) =>
      document[track].map(({ file }, index): DocumentFile => {
        return { field: `${track}[${index}].file`, path: file, kind: 'sound' };
      }),
    ),
  ];
}
