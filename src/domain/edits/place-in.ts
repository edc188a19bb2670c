import { refusedEdit } from './refused-edit.ts';

/** Where in a list what comes to that place, counted from 1, is put; refused beyond the place after its last. */
export function placeIn(list: readonly unknown[], position: number): number {
  const places = list.length + 1;
  if (position <= places) return position - 1;
  throw refusedEdit('position', String(position), `must be from 1 to ${places}`);
}
