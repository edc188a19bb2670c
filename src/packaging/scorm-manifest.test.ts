import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import { type ElementRule, SCORM_12, SCORM_2004 } from './manifest-rules.test-oracle.ts';
import type { PackageContents, PackageQuestion } from './package-contents.ts';
import { type ScormEdition, scormManifest } from './scorm-manifest.ts';

interface Element {
  name: string;
  attributes: { [name: string]: string };
  children: Element[];
  text: string;
}

const NAMESPACES: Record<ScormEdition, { [address: string]: string }> = {
  '1.2': {
    'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'cp',
    'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp',
  },
  '2004': {
    'http://www.imsglobal.org/xsd/imscp_v1p1': 'cp',
    'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp',
    'http://www.imsglobal.org/xsd/imsss': 'imsss',
  },
};
const RULES: Record<ScormEdition, { [element: string]: ElementRule }> = {
  '1.2': SCORM_12,
  '2004': SCORM_2004,
};

/** Reads well-formed XML alone; names stand with their namespace in front. */
function parse(xml: string, edition: ScormEdition): Element {
  const { root } = parseXml(xml);
  if (root === null) throw new Error('There is no element.');
  const known = new Map(
    Object.entries(root.attributes).flatMap(([name, value]) => {
      if (!name.startsWith('xmlns')) return [];
      const meant = NAMESPACES[edition][value];
      if (meant === undefined) throw new Error(`The namespace ${value} is not known.`);
      return [[name === 'xmlns' ? '' : name.slice(6), meant] as const];
    }),
  );
  const named = (name: string, isAttribute: boolean) => {
    const [prefix, local] = name.includes(':') ? (name.split(':') as [string, string]) : ['', name];
    if (isAttribute && prefix === '') return local;
    const space = known.get(prefix);
    if (space === undefined) throw new Error(`${name} has no namespace.`);
    return `${space}:${local}`;
  };
  const element = ({ name, attributes, children, text }: XmlElement): Element => {
    const inner = children.filter((child) => child instanceof XmlElement);
    return {
      name: named(name, false),
      attributes: Object.fromEntries(
        Object.entries(attributes).flatMap(([key, value]) =>
          key.startsWith('xmlns') ? [] : [[named(key, true), value]],
        ),
      ),
      children: inner.map(element),
      text: inner.length === 0 ? text : '',
    };
  };
  return element(root);
}

/** Every breach of the rules, told by element. */
function breaches(element: Element, rules: { [element: string]: ElementRule }): string[] {
  const rule = rules[element.name];
  if (rule === undefined) return [`${element.name} is not known`];
  const found: string[] = [];
  const { attributes = {}, children = [], text } = rule;
  for (const [name, value] of Object.entries(element.attributes)) {
    if (!attributes[name]) found.push(`${element.name} must not have ${name}`);
    else if (!attributes[name].pattern.test(value)) found.push(`${element.name}/@${name} is ${value}`);
  }
  for (const [name, { required }] of Object.entries(attributes)) {
    if (required && element.attributes[name] === undefined) found.push(`${element.name} lacks ${name}`);
  }
  if (text ? !text.test(element.text) : element.text.trim() !== '')
    found.push(`${element.name} holds “${element.text}”`);
  const names = element.children.map(({ name }) => name);
  const order = children.map(({ name }) => name);
  const sorted = names.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
  if (names.join() !== sorted.join())
    found.push(`${element.name} has ${names.join(', ')} in the wrong order`);
  for (const { name, least, most } of children) {
    const count = names.filter((each) => each === name).length;
    if (count < least || count > most) found.push(`${element.name} has ${count} of ${name}`);
  }
  for (const name of names) if (!order.includes(name)) found.push(`${element.name} must not hold ${name}`);
  return [...found, ...element.children.flatMap((child) => breaches(child, rules))];
}

function all(element: Element): Element[] {
  return [element, ...element.children.flatMap(all)];
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

  it.each(cases)('keeps the rules of its schemas %s', (_, changes) => {
    const manifest = parse(scormManifest(edition, contents(changes), files), edition);
    expect(breaches(manifest, RULES[edition])).toEqual([]);
  });

  it('names each identifier once, and refers to what is there', () => {
    const elements = all(parse(scormManifest(edition, contents(), files), edition));
    const identifiers = elements.flatMap(({ attributes }) => attributes.identifier ?? []);
    expect(new Set(identifiers).size).toBe(identifiers.length);
    const references = elements.flatMap(
      ({ attributes }) => attributes.identifierref ?? attributes.default ?? [],
    );
    expect(references.length).toBe(2);
    for (const reference of references) expect(identifiers).toContain(reference);
  });

  it('lists the page and every file once', () => {
    const elements = all(parse(scormManifest(edition, contents(), files), edition));
    const listed = elements.flatMap(({ name, attributes }) =>
      name === 'cp:file' ? [decodeURI(attributes.href!)] : [],
    );
    expect(listed).toEqual(['index.html', ...files]);
  });

  it('is refused by these rules where something is amiss', () => {
    const xml = scormManifest(edition, contents(), files);
    const wrong = [
      xml.replace('<schema>ADL SCORM</schema>', ''),
      xml.replace(' type="webcontent"', ''),
      xml.replace('identifier="item"', 'identifier="1 item"'),
      xml.replace(/(<metadata>[\s\S]*<\/metadata>)([\s\S]*)<\/manifest>/, '$2$1</manifest>'),
      xml.replace('<file href="film.mp4"/>', '<file/>'),
      xml.replace('</resources>', '<extra/></resources>'),
    ];
    for (const each of wrong) {
      expect(each).not.toBe(xml);
      expect(breaches(parse(each, edition), RULES[edition])).not.toEqual([]);
    }
  });
});
