import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import type { PackageContents, PackageQuestion } from './package-contents.ts';
import { breachesOf } from './published-schemas.test-oracle.ts';
import { scormManifest } from './scorm-manifest.ts';

/** Elements from the outermost to the innermost, in the order in which they stand. */
function elementsOf(manifest: string): XmlElement[] {
  const below = (element: XmlElement): XmlElement[] => [
    element,
    ...element.children.filter((child) => child instanceof XmlElement).flatMap(below),
  ];
  const { root } = parseXml(manifest);
  return root === null ? [] : below(root);
}

const question: PackageQuestion = {
  id: 'q',
  question: 'Q?',
  choices: ['a', 'b'],
  answer: 0,
  startSeconds: 1,
};
function contents(changes: Partial<PackageContents> = {}): PackageContents {
  return {
    id: 'forklift-basics-1a2b3c4d',
    title: 'Tom & Anna’s <first> "module"',
    language: 'en',
    objectives: [],
    brandColours: [],
    durationSeconds: 60,
    size: { widthPixels: 1920, heightPixels: 1080 },
    filmPath: '/film.mp4',
    posterPath: '/poster.png',
    captions: { vtt: '', srt: '' },
    cues: [],
    hasBurnedCaptions: false,
    scenes: [],
    questions: [question],
    ...changes,
  };
}
const files = ['film.mp4', 'poster.png', 'a file & more.txt'];

describe.each(['1.2', '2004'] as const)('the manifest of SCORM %s', (edition) => {
  const cases: [string, Partial<PackageContents>][] = [
    ['with questions', {}],
    ['without questions', { questions: [] }],
    ['of a title in Arabic', { title: 'أساسيات الرافعة الشوكية' }],
    ['of a title with a broken character', { title: 'half \ud83d and \u0007 bell' }],
    ['of an id with other letters', { id: '茶 & tea/1' }],
    ['of a long title', { title: 'x'.repeat(400) }],
  ];

  it.each(cases)('keeps the published schemas %s', async (_, changes) => {
    expect(await breachesOf(edition, scormManifest(edition, contents(changes), files))).toEqual([]);
  });

  it('names each identifier once, and refers to what is there', () => {
    const elements = elementsOf(scormManifest(edition, contents(), files));
    const identifiers = elements.flatMap(({ attributes }) => attributes.identifier ?? []);
    expect(new Set(identifiers).size).toBe(identifiers.length);
    const references = elements.flatMap(
      ({ attributes }) => attributes.identifierref ?? attributes.default ?? [],
    );
    expect(references.length).toBe(2);
    for (const reference of references) expect(identifiers).toContain(reference);
  });

  it('lists the page and every file once', () => {
    const listed = elementsOf(scormManifest(edition, contents(), files)).flatMap(({ name, attributes }) =>
      name === 'file' ? [decodeURI(attributes.href!)] : [],
    );
    expect(listed).toEqual(['index.html', ...files]);
  });

  it.each<[string, string | RegExp, string]>([
    ['has no organisations', /<organizations[\s\S]*<\/organizations>/, ''],
    ['has a resource without its type', ' type="webcontent"', ''],
    ['has an identifier that begins with a digit', 'identifier="item"', 'identifier="1 item"'],
    ['tells of itself last', /(<metadata>[\s\S]*<\/metadata>)([\s\S]*)<\/manifest>/, '$2$1</manifest>'],
    ['names no file', '<file href="film.mp4"/>', '<file/>'],
    ['holds what nobody knows', '</resources>', '<extra/></resources>'],
    ['calls its page what none is called', /(adlcp:scorm[tT]ype)="sco"/, '$1="page"'],
  ])('would be refused if it %s', async (_, sought, put) => {
    const whole = scormManifest(edition, contents(), files);
    const wrong = whole.replace(sought, put);
    expect(wrong).not.toBe(whole);
    expect(await breachesOf(edition, wrong)).not.toEqual([]);
  });
});
