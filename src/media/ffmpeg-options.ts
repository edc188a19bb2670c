import { AV_OPT_SEARCH_CHILDREN } from 'node-av/constants';
import { Option, type OptionCapableObject } from 'node-av/lib';
import { checkStatus } from './ffmpeg-status.ts';

export type OptionValues = { [name: string]: string | number | boolean };

/**
 * Sets options of a filter, codec or container, its private ones too, before it is opened. Each goes over as text,
 * which FFmpeg checks; the binding's typed setters end the process on a wrong type, and handing a Dictionary to
 * its open calls frees the entries twice.
 */
export function setOptions(target: { getNative(): unknown }, values: OptionValues, name: string): void {
  // The binding declares its native objects as opaque; they are what options are set on.
  const native = target.getNative() as OptionCapableObject;
  for (const [option, value] of Object.entries(values)) {
    const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
    checkStatus(
      Option.set(native, option, text, AV_OPT_SEARCH_CHILDREN),
      `${name} does not take ${option} = ${text}`,
    );
  }
}

/** A figure that FFmpeg computes into an option. */
export function optionFigure(target: { getNative(): unknown }, option: string): number | null {
  return Option.getDouble(target.getNative() as OptionCapableObject, option, AV_OPT_SEARCH_CHILDREN);
}
