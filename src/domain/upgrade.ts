import { ReelError } from './errors.ts';

/** A saved document before its shape is known. */
export type SavedDocument = { [member: string]: unknown };

/** Makes a document of the next version from one of this version; it may change the document it is given. */
export type UpgradeStep = (document: SavedDocument) => SavedDocument;

/** A kind of saved document: its name for messages, and the step that leads on from each version, 1 first. */
export interface DocumentHistory {
  kind: string;
  steps: readonly UpgradeStep[];
}

/** The version that the last step leads to: one more than there are steps. */
export function currentVersion(history: DocumentHistory): number {
  return history.steps.length + 1;
}

/**
 * Brings a saved document to the current version, step by step. Raises `home-too-new` for a version that this
 * Reelwright does not know yet and `internal` for a document without a version.
 */
export function upgradeDocument(document: SavedDocument, history: DocumentHistory): SavedDocument {
  const current = currentVersion(history);
  const found = document.version;
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 1) {
    throw new ReelError('internal', `The saved ${history.kind} is damaged: it has no version number.`);
  }
  if (found > current) {
    throw new ReelError(
      'home-too-new',
      `This ${history.kind} was saved by a newer Reelwright (version ${found} of its form; this one reads up to ` +
        `${current}). Update Reelwright, or choose another home with --home or REEL_HOME.`,
    );
  }
  return history.steps
    .slice(found - 1)
    .reduce<SavedDocument>(
      (earlier, step, index) => ({ ...step(structuredClone(earlier)), version: found + index + 1 }),
      document,
    );
}
