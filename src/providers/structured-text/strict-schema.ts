import type { JsonObject, JsonValue } from '../../domain/canonical-json.ts';

/** What servers that hold a model to a schema take (https://platform.openai.com/docs/guides/structured-outputs). */
const KEPT = new Set([
  'type',
  'enum',
  'const',
  'description',
  '$ref',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'pattern',
]);

/** Limits that they do not take, as words of the description. */
const IN_WORDS: { readonly [keyword: string]: (value: JsonValue) => string } = {
  minLength: (value) => `at least ${value} characters`,
  maxLength: (value) => `at most ${value} characters`,
};

/**
 * A JSON schema as strict decoding takes it: every member is required and no other allowed, so one that may be
 * absent may be null instead. `withoutNulls` undoes that in the answer.
 */
export function strictSchema(schema: JsonObject): JsonObject {
  const strict: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (KEPT.has(keyword)) strict[keyword] = value;
    if (keyword === 'items' && isObject(value)) strict.items = strictSchema(value);
    if (keyword === 'anyOf' || keyword === 'oneOf') strict.anyOf = listOf(value).map(strictSchema);
    if (keyword === '$defs' || keyword === 'definitions') strict[keyword] = mapped(value, strictSchema);
  }
  const limits = Object.entries(IN_WORDS).flatMap(([keyword, inWords]) =>
    schema[keyword] === undefined ? [] : [inWords(schema[keyword])],
  );
  if (limits.length > 0) {
    strict.description = [schema.description, `(${limits.join(', ')})`].filter(Boolean).join(' ');
  }
  if (isObject(schema.properties ?? null)) {
    const { properties } = schema;
    const required = new Set(Array.isArray(schema.required) ? schema.required : []);
    strict.properties = Object.fromEntries(
      Object.entries(properties as JsonObject).map(([name, member]) => {
        const inner = strictSchema(member as JsonObject);
        return [name, required.has(name) ? inner : { anyOf: [inner, { type: 'null' }] }];
      }),
    );
    strict.required = Object.keys(properties as JsonObject);
    strict.additionalProperties = false;
  }
  return strict;
}

/** An answer without the members that are null. */
export function withoutNulls(answer: JsonValue): JsonValue {
  if (Array.isArray(answer)) return answer.map(withoutNulls);
  if (!isObject(answer)) return answer;
  return Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) => (value === null ? [] : [[name, withoutNulls(value)]])),
  );
}

function mapped(value: JsonValue, change: (schema: JsonObject) => JsonObject): JsonObject {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([name, schema]) => [name, change(schema as JsonObject)]));
}

function listOf(value: JsonValue): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : [];
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
