/**
 * The rules of manifests as their published schemas give them, for the elements that a package of one page has:
 * IMS Content Packaging 1.1.2 (imscp_rootv1p1p2.xsd) and ADL SCORM 1.2 (adlcp_rootv1p2.xsd); IMS Content Packaging 1.1.4
 * (imscp_v1p1.xsd), ADL SCORM 2004 4th Edition (adlcp_v1p3.xsd) and IMS Simple Sequencing 1.0 (imsss_v1p0.xsd). What a
 * schema allows and is not here is refused too.
 */
export interface ElementRule {
  /** Names with their namespace in front: `cp:title`. */
  attributes?: { [name: string]: { pattern: RegExp; required?: boolean } };
  /** In the order in which they must stand. */
  children?: { name: string; least: number; most: number }[];
  /** Of an element that holds text alone. */
  text?: RegExp;
}

const ANY = Number.POSITIVE_INFINITY;
/** An XML name without a colon, as far as ASCII goes. */
const ID = { pattern: /^[A-Za-z_][\w.-]*$/, required: true };
const TRUTH = { pattern: /^(?:true|false|0|1)$/ };
const child = (name: string, least: number, most: number) => ({ name, least, most });
const text = (most: number) => ({ text: new RegExp(`^[^]{1,${most}}$`, 'u') });

const SHARED: { [element: string]: ElementRule } = {
  'cp:title': text(200),
  'cp:metadata': { children: [child('cp:schema', 1, 1), child('cp:schemaversion', 1, 1)] },
  'cp:schema': { text: /^ADL SCORM$/ },
  'cp:organizations': {
    attributes: { default: ID },
    children: [child('cp:organization', 1, ANY)],
  },
  'cp:manifest': {
    attributes: { identifier: ID, version: { pattern: /^.{1,20}$/ } },
    children: [child('cp:metadata', 1, 1), child('cp:organizations', 1, 1), child('cp:resources', 1, 1)],
  },
  'cp:resources': { children: [child('cp:resource', 1, ANY)] },
  'cp:file': { attributes: { href: { pattern: /^[^\s\\]{1,2000}$/, required: true } } },
};

const ITEM = { identifier: ID, identifierref: ID, isvisible: TRUTH };
const RESOURCE = { identifier: ID, type: { pattern: /^webcontent$/, required: true } };
const PAGE = { pattern: /^index\.html$/, required: true };
const UNIT = { pattern: /^(?:sco|asset)$/, required: true };

export const SCORM_12: { [element: string]: ElementRule } = {
  ...SHARED,
  'cp:schemaversion': { text: /^1\.2$/ },
  'cp:organization': {
    attributes: { identifier: ID },
    children: [child('cp:title', 1, 1), child('cp:item', 1, ANY)],
  },
  'cp:item': { attributes: ITEM, children: [child('cp:title', 1, 1), child('adlcp:masteryscore', 0, 1)] },
  'adlcp:masteryscore': { text: /^(?:100|\d{1,2})$/ },
  'cp:resource': {
    attributes: { ...RESOURCE, 'adlcp:scormtype': UNIT, href: PAGE },
    children: [child('cp:file', 1, ANY)],
  },
};

export const SCORM_2004: { [element: string]: ElementRule } = {
  ...SHARED,
  'cp:schemaversion': { text: /^2004 4th Edition$/ },
  'cp:organization': {
    attributes: { identifier: ID },
    children: [child('cp:title', 1, 1), child('cp:item', 1, ANY), child('imsss:sequencing', 0, 1)],
  },
  'cp:item': { attributes: ITEM, children: [child('cp:title', 1, 1), child('imsss:sequencing', 0, 1)] },
  'imsss:sequencing': {
    children: [
      child('imsss:controlMode', 0, 1),
      child('imsss:objectives', 0, 1),
      child('imsss:deliveryControls', 0, 1),
    ],
  },
  'imsss:controlMode': { attributes: { choice: TRUTH, flow: TRUTH } },
  'imsss:objectives': { children: [child('imsss:primaryObjective', 1, 1)] },
  'imsss:primaryObjective': {
    attributes: { objectiveID: { pattern: /^\S+$/ }, satisfiedByMeasure: TRUTH },
    children: [child('imsss:minNormalizedMeasure', 0, 1)],
  },
  'imsss:minNormalizedMeasure': { text: /^(?:0(?:\.\d+)?|1(?:\.0+)?|-0\.\d+|-1)$/ },
  'imsss:deliveryControls': {
    attributes: { tracked: TRUTH, completionSetByContent: TRUTH, objectiveSetByContent: TRUTH },
  },
  'cp:resource': {
    attributes: { ...RESOURCE, 'adlcp:scormType': UNIT, href: PAGE },
    children: [child('cp:file', 1, ANY)],
  },
};
