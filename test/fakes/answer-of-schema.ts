interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: { [name: string]: Schema };
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  anyOf?: Schema[];
}

/** A document that a JSON schema allows, as a model would fill it; `say` gives the text of each string by its name. */
export function answerOfSchema(schema: Schema, say: (name: string) => string, name = 'answer'): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return answerOfSchema(schema.anyOf[0]!, say, name);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || schema.properties) {
    const members = Object.entries(schema.properties ?? {});
    return Object.fromEntries(members.map(([each, inner]) => [each, answerOfSchema(inner, say, each)]));
  }
  if (type === 'array') {
    const count = Math.max(2, schema.minItems ?? 0);
    return Array.from({ length: count }, () => answerOfSchema(schema.items ?? {}, say, name));
  }
  if (type === 'number' || type === 'integer') return schema.minimum ?? 1;
  if (type === 'boolean') return false;
  if (type === 'null') return null;
  return say(name);
}
