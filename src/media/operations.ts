import { extractFrames } from './extract-frames.ts';
import { measureLoudness } from './measure-loudness.ts';
import { probe } from './probe.ts';
import type { Operation, OperationName } from './protocol.ts';
import { shapeSound } from './shape-sound.ts';

/** Every operation by its name. */
export const operations: { [Name in OperationName]: Operation<Name> } = {
  probe,
  shapeSound,
  measureLoudness,
  extractFrames,
};
