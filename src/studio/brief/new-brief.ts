import { stringify } from 'yaml';
import type { JsonObject, JsonValue } from '../../domain/canonical-json.ts';
import type { Format } from '../../ports/format.ts';
import { briefJsonSchema } from './brief-json-schema.ts';
import { chooseFormat } from './choose-format.ts';

/** A small brief that can be made as it stands. */
export interface NewBrief {
  format: string;
  brief: JsonObject;
  /** The same as YAML, every field explained, with all else that may be said in comments. */
  yaml: string;
}

/** The part of a JSON schema that tells a person what to write. */
interface FieldSchema {
  type?: string | string[];
  description?: string;
  enum?: JsonValue[];
  const?: JsonValue;
  default?: JsonValue;
  minimum?: number;
  maximum?: number;
  anyOf?: FieldSchema[];
  items?: FieldSchema;
  properties?: { [name: string]: FieldSchema };
}

const COLUMNS = 110;

/**
 * A brief of a format to begin with: its sample, and the same as YAML with every field explained and every field that
 * the sample leaves open named in a comment with what may stand there. `unknown-name` for a format that is not there.
 */
export function newBrief(formats: readonly Format[], name: string): NewBrief {
  const format = chooseFormat(formats, name, undefined, 'The new brief');
  return { format: format.name, brief: format.sample, yaml: explained(format) };
}

function explained(format: Format): string {
  const schema = briefJsonSchema(format) as FieldSchema;
  return [
    ...comment(`${format.description} Make it: reel make ${format.name} <this file>`, ''),
    '',
    ...objectLines(schema, format.sample, ''),
    '',
  ].join('\n');
}

function objectLines({ properties = {} }: FieldSchema, value: JsonObject, indent: string): string[] {
  const given = Object.entries(properties).filter(([name]) => value[name] !== undefined);
  const open = Object.entries(properties).filter(([name]) => value[name] === undefined);
  return [
    ...given.flatMap(([name, field]) => [
      ...comment(field.description ?? '', indent),
      ...fieldLines(name, field, value[name] as JsonValue, indent),
    ]),
    ...open.flatMap(([name, field]) => openLines(name, field, indent, '')),
  ];
}

function fieldLines(name: string, field: FieldSchema, value: JsonValue, indent: string): string[] {
  if (isObject(value) && field.properties) {
    return [`${indent}${name}:`, ...objectLines(field, value, `${indent}  `)];
  }
  const [first, ...more] = Array.isArray(value) ? value : [];
  if (isObject(first) && field.items?.properties) {
    const lines = objectLines(field.items, first, `${indent}    `);
    const start = lines.findIndex((line) => !line.trimStart().startsWith('#'));
    const entry = lines.map((line, at) => (at === start ? line.replace(/^(\s*) {2}(?=\S)/, '$1- ') : line));
    return [`${indent}${name}:`, ...entry, ...more.flatMap((each) => yamlLines([each], `${indent}  `))];
  }
  return yamlLines({ [name]: value }, indent);
}

/** A field that the sample leaves open, with those within it. */
function openLines(name: string, field: FieldSchema, indent: string, depth: string): string[] {
  const inner = field.properties ?? field.items?.properties;
  const told = field.description === undefined ? '' : `   (${field.description})`;
  const line = `${indent}# ${depth}${name}: ${inner ? '' : allowed(field)}${told}`;
  if (!inner) return wrapped(line, `${indent}# ${depth}    `);
  const within = Object.entries(inner).flatMap(([each, one]) => openLines(each, one, indent, `${depth}  `));
  return [...wrapped(line, `${indent}# ${depth}    `), ...within];
}

function allowed(field: FieldSchema): string {
  const { type, minimum, maximum, items, anyOf } = field;
  if (field.enum) return field.enum.map(String).join(' | ');
  if (field.const !== undefined) return String(field.const);
  if (anyOf) return anyOf.map(allowed).join(' | ');
  if (field.default !== undefined && !isObject(field.default)) return JSON.stringify(field.default);
  if (items) return `[${allowed(items)}, ...]`;
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (type === 'boolean') return 'true | false';
  return type === 'number' || type === 'integer' ? 'a number' : '…';
}

function comment(text: string, indent: string): string[] {
  return text === '' ? [] : wrapped(`${indent}# ${text}`, `${indent}# `);
}

function wrapped(line: string, continuation: string): string[] {
  const lines = [''];
  for (const word of line.split(/(?<=\S) /)) {
    const current = lines.at(-1) ?? '';
    if (current !== '' && current.length + word.length + 1 > COLUMNS) lines.push(continuation + word);
    else lines[lines.length - 1] = current === '' ? word : `${current} ${word}`;
  }
  return lines;
}

function yamlLines(value: JsonValue, indent: string): string[] {
  return stringify(value, { lineWidth: COLUMNS - indent.length })
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : indent + line));
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
