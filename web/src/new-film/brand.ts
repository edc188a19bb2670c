import type { Defaults } from '../api/documents.ts';

type Brand = NonNullable<Defaults['brand']>;

/** Whether there is anything of a brand. */
export function isBrand({ name, colours = [], logo }: Brand): boolean {
  return name !== undefined || colours.length > 0 || logo !== undefined;
}

/** The brand as `path=value` changes of a brief, and the upload that they name, by the path that they give it. */
export function brandChanges({ name, colours = [], logo }: Brand): {
  set: string[];
  files: { [path: string]: string };
} {
  const path = logo && `logo${/\.\w+$/.exec(logo.name)?.[0] ?? ''}`;
  return {
    set: [
      ...(name === undefined ? [] : [`brand.name=${JSON.stringify(name)}`]),
      ...(colours.length === 0 ? [] : [`brand.colours=${JSON.stringify(colours)}`]),
      ...(path === undefined ? [] : [`brand.logo=${path}`]),
    ],
    files: logo && path ? { [path]: logo.asset } : {},
  };
}
