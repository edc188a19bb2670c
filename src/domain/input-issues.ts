import { z } from 'zod';
import type { InputIssue } from './errors.ts';
import { nearestName } from './nearest-name.ts';

/** The parts of a published JSON schema that are read to say what is allowed at a place. */
export interface SchemaNode {
  type?: string;
  description?: string;
  properties?: { [key: string]: SchemaNode };
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  oneOf?: SchemaNode[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  /** Other words for the allowed names, such as `easy` for `beginner`. */
  'x-synonyms'?: { [word: string]: string };
}

const published = new WeakMap<z.ZodType, SchemaNode>();

/** The JSON schema (draft 2020-12) of what may be handed in, made once a schema. */
export function jsonSchemaOf(schema: z.ZodType): SchemaNode {
  const known = published.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, { io: 'input' }) as SchemaNode;
  published.set(schema, made);
  return made;
}

/**
 * The schema at a path, or undefined where the path leads to nothing known. Where there are variants, such as kinds of
 * edits, the document tells which one is meant.
 */
export function schemaAt(
  root: SchemaNode,
  path: readonly PropertyKey[],
  document?: unknown,
): SchemaNode | undefined {
  let node: SchemaNode | undefined = variantOf(root, document);
  let value = document;
  for (const step of path) {
    const within: SchemaNode | undefined =
      typeof step === 'number' ? node?.items : node && propertyOf(node, String(step));
    value = valueAt(value, [step]);
    node = within && variantOf(within, value);
    if (node === undefined) return undefined;
  }
  return node;
}

/** The only variant whose constants the value has; the node itself where there is none such. */
function variantOf(node: SchemaNode, value: unknown): SchemaNode {
  const fitting = (node.oneOf ?? node.anyOf ?? []).filter(({ properties = {} }) => {
    const constants = Object.entries(properties).filter(([, { const: wanted }]) => wanted !== undefined);
    return (
      constants.length > 0 && constants.every(([key, { const: wanted }]) => valueAt(value, [key]) === wanted)
    );
  });
  return fitting.length === 1 && fitting[0] !== undefined ? fitting[0] : node;
}

/** What a key may hold, in all variants together where it is not known which one is meant. */
function propertyOf({ properties = {}, oneOf, anyOf }: SchemaNode, key: string): SchemaNode | undefined {
  if (Object.hasOwn(properties, key)) return properties[key];
  const found = (oneOf ?? anyOf ?? []).flatMap((variant) => {
    const own = variant.properties ?? {};
    return Object.hasOwn(own, key) ? (own[key] ?? []) : [];
  });
  return found.length > 1 ? { anyOf: found } : found[0];
}

/** The names or values that a place allows; empty where it is open. */
function allowedValues(node: SchemaNode | undefined): unknown[] {
  if (!node) return [];
  if (node.enum) return node.enum;
  if (node.const !== undefined) return [node.const];
  return (node.oneOf ?? node.anyOf ?? []).flatMap(allowedValues);
}

/** A path as people write it: `slides[2].items[0].talk`; `(document)` for the whole. */
export function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(document)';
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      const key = String(step);
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key)) return `[${shortened(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}

/** A value for display: at most 60 characters of its JSON, control characters made visible. */
export function shortened(value: unknown): string {
  const text = typeof value === 'number' || value === undefined ? String(value) : abridgedJson(value);
  const characters = [...text];
  return characters.length <= 60 ? text : `${characters.slice(0, 59).join('')}…`;
}

function abridgedJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 200));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    return keys.length === 0 ? '{}' : `{${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''}}`;
  }
  return String(value);
}

/** More unknown keys in one place are not told one by one. */
const MOST_UNKNOWN_KEYS = 20;

/** What a schema refused, in the words of a person who wrote the document, in the document's order of checks. */
export function issuesOf(error: z.ZodError, schema: z.ZodType, document: unknown): InputIssue[] {
  const root = jsonSchemaOf(schema);
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [issueOf(issue, root, document)];
    return issue.keys
      .slice(0, MOST_UNKNOWN_KEYS)
      .map((key) => unknownKeyIssue([...issue.path, key], root, document));
  });
}

/** Says that a key is not one of those that its place knows. */
export function unknownKeyIssue(
  path: readonly PropertyKey[],
  root: SchemaNode,
  document: unknown,
): InputIssue {
  const value = valueAt(document, path);
  const known = Object.keys(schemaAt(root, path.slice(0, -1), document)?.properties ?? {});
  const nearest = nearestName(String(path.at(-1)), known);
  return {
    field: fieldName(path),
    ...(value === undefined ? {} : { value: shortened(value) }),
    problem: `is not known; ${known.length === 0 ? 'nothing may stand here' : `known here: ${known.join(', ')}`}`,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function issueOf(issue: z.core.$ZodIssue, root: SchemaNode, document: unknown): InputIssue {
  const value = valueAt(document, issue.path);
  const node = schemaAt(root, issue.path, document);
  const allowed = allowedValues(node);
  const synonyms = node?.['x-synonyms'];
  const nearest = typeof value === 'string' ? nearestName(value, allowed.map(String), synonyms) : undefined;
  return {
    field: fieldName(issue.path),
    ...(value === undefined ? {} : { value: shortened(value) }),
    problem: problemOf(issue, value, allowed, node),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function problemOf(
  issue: z.core.$ZodIssue,
  value: unknown,
  allowed: unknown[],
  node: SchemaNode | undefined,
): string {
  if (value === undefined) {
    if (node?.description) return `is missing: ${node.description.replace(/\.$/, '')}`;
    return allowed.length > 0 ? `is missing; it must be one of ${allowed.join(', ')}` : 'is missing';
  }
  if (allowed.length > 0) return `must be one of ${allowed.join(', ')}`;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kindName(issue.expected)}, not ${kindOf(value)}`;
    case 'invalid_union':
      return kindsOf(node) === '' ? issue.message : `must be ${kindsOf(node)}, not ${kindOf(value)}`;
    case 'too_small':
      return tooSmall(issue, value);
    case 'too_big':
      return tooBig(issue, value);
    default:
      return issue.message;
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, value: unknown): string {
  if (issue.origin === 'string') return `is empty; at least ${issue.minimum} character is needed`;
  if (issue.origin === 'array') return `has ${lengthOf(value)} entries; at least ${issue.minimum} needed`;
  return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
}

function tooBig(issue: z.core.$ZodIssueTooBig, value: unknown): string {
  if (issue.origin === 'string')
    return `has ${lengthOf(value)} characters; at most ${issue.maximum} are allowed`;
  if (issue.origin === 'array') return `has ${lengthOf(value)} entries; at most ${issue.maximum} are allowed`;
  return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

function kindName(expected: string): string {
  const names: { [kind: string]: string } = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object with named fields',
  };
  return names[expected] ?? expected;
}

/** What kinds of values a place takes; empty where the kind is not what is wrong. */
function kindsOf(node: SchemaNode | undefined): string {
  const types = (node?.anyOf ?? []).flatMap(({ type }) => type ?? []);
  return [...new Set(types)].map(kindName).join(' or ');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') {
    return Number.isFinite(value) ? (Number.isInteger(value) ? 'a number' : 'a fraction') : String(value);
  }
  return kindName(typeof value);
}

/** The value at a path, own members only; undefined where there is none. */
export function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
