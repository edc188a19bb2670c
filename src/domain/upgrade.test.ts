import { describe, expect, it } from 'vitest';
import { currentVersion, type DocumentHistory, upgradeDocument } from './upgrade.ts';

const HISTORY: DocumentHistory = {
  kind: 'album',
  steps: [
    ({ name, ...rest }) => ({ ...rest, title: name }),
    (album) => {
      album.tracks = (album.tracks as string[]).map((title) => ({ title }));
      return album;
    },
  ],
};

describe('upgradeDocument', () => {
  it('takes a document of any age to the current version, one step after the other', () => {
    const current = { version: 3, title: 'Rivers', tracks: [{ title: 'Spring' }] };
    expect(currentVersion(HISTORY)).toBe(3);
    expect(upgradeDocument({ version: 1, name: 'Rivers', tracks: ['Spring'] }, HISTORY)).toEqual(current);
    expect(upgradeDocument({ version: 2, title: 'Rivers', tracks: ['Spring'] }, HISTORY)).toEqual(current);
    expect(upgradeDocument(current, HISTORY)).toEqual(current);
  });

  it('leaves the document that it was given as it was', () => {
    const old = { version: 2, title: 'Rivers', tracks: ['Spring'] };
    upgradeDocument(old, HISTORY);
    expect(old).toEqual({ version: 2, title: 'Rivers', tracks: ['Spring'] });
  });

  it('refuses a newer document and says what to do', () => {
    expect(() => upgradeDocument({ version: 4 }, HISTORY)).toThrow(
      expect.objectContaining({
        code: 'home-too-new',
        message: expect.stringContaining('Update Reelwright'),
      }),
    );
  });

  it.each([{}, { version: '1' }, { version: 0 }, { version: 1.5 }, { version: null }])(
    'calls a document damaged whose version is none: %j',
    (document) => {
      expect(() => upgradeDocument(document, HISTORY)).toThrow(expect.objectContaining({ code: 'internal' }));
    },
  );
});
