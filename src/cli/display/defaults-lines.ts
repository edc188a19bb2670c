import type { OwnerDefaults } from '../../domain/owner-defaults.ts';
import { printable, type Terminal } from './terminal.ts';
import { tableLines } from './text-columns.ts';

/** What new films start from, a line each; none where they start from nothing. */
export function defaultsLines({ brand = {}, settings = {} }: OwnerDefaults, terminal: Terminal): string[] {
  const { captions, music, budget, ...names } = settings;
  const rows = Object.entries({
    ...names,
    captions: captions?.mode,
    music: music?.mood,
    budget: budget === undefined ? undefined : `$${budget}`,
    'brand-name': brand.name,
    'brand-colours': brand.colours?.join(' '),
    'brand-logo': brand.logo?.name,
  }).flatMap(([name, value]) =>
    value === undefined ? [] : [[terminal.ink('bold', name), printable(String(value))]],
  );
  return tableLines(rows, terminal.columns());
}
