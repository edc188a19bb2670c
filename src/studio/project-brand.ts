import type { FilmBrand } from '../domain/film-brand.ts';
import type { Project } from '../domain/project.ts';
import type { CommonBrief } from '../ports/format.ts';

/** The brand of a project’s film: that of its brief, else the one that it started from. */
export function brandOf({ brief, startedFrom }: Pick<Project, 'brief' | 'startedFrom'>): FilmBrand {
  const { brand } = brief as CommonBrief;
  if (brand !== undefined) {
    const { logo, font, ...rest } = brand;
    return { ...rest, ...(logo && { logo: { file: logo } }), ...(font && { font: { file: font } }) };
  }
  const { logo, ...rest } = startedFrom?.brand ?? {};
  return { ...rest, ...(logo && { logo: { asset: logo.asset } }) };
}
