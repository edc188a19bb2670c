import type { Derivative, ExportRequest, PackageRequest } from '../api/documents.ts';
import { fileName } from '../parts/file-name.ts';
import { say } from '../text/messages.ts';

/** Something else that can be made of a finished film, and how the API is asked for it. */
export type FilmForm = { name: string; text: string } & (
  | { plural: 'exports'; request: ExportRequest }
  | { plural: 'packages'; request: PackageRequest }
);

const RATIOS = ['9:16', '16:9', '1:1', '4:5'];

/** All that a film of this ratio can be made into; its own shape is there already. */
export function formsOf(ratio: unknown): FilmForm[] {
  const shapes = RATIOS.filter((each) => each !== ratio);
  return [
    formOf('exports', say('form.webp'), { form: 'teaser', type: 'webp' }),
    formOf('exports', say('form.gif'), { form: 'teaser', type: 'gif' }),
    formOf('exports', say('form.sound'), { form: 'sound', type: 'm4a' }),
    ...shapes.map((shape) =>
      formOf('exports', `${say('form.shape')} ${shape}`, {
        form: 'film',
        preset: `${shape}-1080p`,
        fit: 'blurred',
      }),
    ),
    formOf('packages', say('form.pages'), { form: 'pages' }),
    formOf('packages', 'SCORM 1.2', { form: 'scorm-1.2' }),
    formOf('packages', 'SCORM 2004', { form: 'scorm-2004' }),
  ];
}

/** What a person knows it by; what was asked for elsewhere is told as it was asked. */
export function textOf({ asked }: Derivative, forms: readonly FilmForm[]): string {
  return forms.find(({ name }) => name === nameOf(asked))?.text ?? Object.values(asked).join(' ');
}

const ENDINGS: { [mediaType: string]: string } = {
  'video/mp4': 'mp4',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'application/zip': 'zip',
};

/** Where the file can be had, and what it is called then; undefined while there is none. */
export function downloadOf({ url, media_type: type, asked }: Derivative, title: string): string | undefined {
  if (url === null) return undefined;
  const name = `${fileName(title)}-${nameOf(asked)}.${ENDINGS[type ?? ''] ?? 'bin'}`;
  return `${url}&download=${encodeURIComponent(name)}`;
}

function formOf<Plural extends FilmForm['plural']>(
  plural: Plural,
  text: string,
  request: Extract<FilmForm, { plural: Plural }>['request'],
): FilmForm {
  return { name: nameOf({ ...request }), text, plural, request } as FilmForm;
}

function nameOf({ form, preset, type }: { [name: string]: unknown }): string {
  return [form, preset ?? type]
    .filter((part) => part !== undefined)
    .join('-')
    .replaceAll(':', 'x');
}
