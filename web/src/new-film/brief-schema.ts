/** As much of JSON Schema as briefs' schemas are made of. */
export interface BriefSchema {
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, BriefSchema>;
  required?: string[];
  items?: BriefSchema;
  enum?: (string | number)[];
  anyOf?: BriefSchema[];
  const?: string | number;
  default?: unknown;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  /** What kind of file it is the name of, where it is one: `image`, `sound` or `film`. */
  'x-file'?: string;
}

export type BriefValue = null | boolean | number | string | BriefValue[] | { [name: string]: BriefValue };

/** The value that a new field of a form starts with. */
export function emptyValue(schema: BriefSchema): BriefValue {
  switch (schema.type) {
    case 'object': {
      const needed = schema.required ?? [];
      const members = Object.entries(schema.properties ?? {}).filter(([name]) => needed.includes(name));
      return Object.fromEntries(members.map(([name, member]) => [name, emptyValue(member)]));
    }
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => emptyValue(schema.items ?? {}));
    case 'boolean':
      return false;
    default:
      return '';
  }
}

/** A document without what was left empty, so that the server fills it in. */
export function withoutEmpty(value: BriefValue): BriefValue | undefined {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.flatMap((entry) => withoutEmpty(entry) ?? []);
  if (typeof value !== 'object') return value;
  const members = Object.entries(value).flatMap(([name, member]) => {
    const kept = withoutEmpty(member);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** `slide_title` or `slideTitle` as people read it. */
export function readable(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
