import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../domain/canonical-json.ts';

const fieldSchema = z.object({
  type: z.string().optional(),
  enum: z.array(z.json()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  nullable: z.boolean().optional(),
  allOf: z.array(z.object({ $ref: z.string() })).optional(),
});
type Field = z.infer<typeof fieldSchema>;

/** The part of a model's `openapi_schema` that says what it takes. */
const openapiSchema = z.object({
  components: z.object({
    schemas: z
      .object({
        Input: z.object({
          properties: z.record(z.string(), fieldSchema),
          required: z.array(z.string()).optional(),
        }),
      })
      .catchall(z.json()),
  }),
});

/**
 * What does not fit a model's published input, one sentence each; nothing for a document that publishes none. Choices
 * stand in a schema of their own that the input refers to.
 */
export function inputComplaints(document: JsonValue | undefined, input: JsonObject): string[] {
  const parsed = openapiSchema.safeParse(document);
  if (!parsed.success) return [];
  const { schemas } = parsed.data.components;
  const { properties, required = [] } = schemas.Input;
  const missing = required
    .filter((name) => input[name] === undefined)
    .map((name) => `${name} is needed, and is not given here.`);
  const wrong = Object.entries(input).flatMap(([name, value]) => {
    const field = properties[name];
    if (field === undefined) return [`${name} is not taken any more.`];
    const complaint = complaintOf(resolved(field, schemas), value);
    return complaint === undefined ? [] : [`${name} ${complaint}`];
  });
  return [...missing, ...wrong];
}

function resolved(field: Field, schemas: { [name: string]: unknown }): Field {
  const reference = field.allOf?.[0]?.$ref;
  if (reference === undefined) return field;
  const named = fieldSchema.safeParse(schemas[reference.split('/').at(-1) ?? '']);
  return named.success ? { ...named.data, ...field } : field;
}

function complaintOf({ type, enum: choices, minimum, maximum }: Field, value: JsonValue): string | undefined {
  if (choices !== undefined && !choices.includes(value)) {
    return `does not take ${JSON.stringify(value)} any more, but ${choices.map(String).join(', ')}.`;
  }
  if (type !== undefined && !isOfType(type, value)) return `is of the type ${type} now.`;
  if (typeof value !== 'number') return undefined;
  if (minimum !== undefined && value < minimum) return `begins at ${minimum} now; ${value} is given here.`;
  if (maximum !== undefined && value > maximum) return `ends at ${maximum} now; ${value} is given here.`;
  return undefined;
}

/** Files are strings, addresses of them, in the vendor's schema. */
function isOfType(type: string, value: JsonValue): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}
