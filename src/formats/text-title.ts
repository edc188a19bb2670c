import { hashJson } from '../domain/canonical-json.ts';
import type { DraftingTools, TextSection } from '../ports/drafting-tools.ts';

/** What a text is called: its only heading of the topmost level, else its file's name, else the gist of its first sentence. */
export function titleOfText(
  sections: readonly TextSection[],
  name: string | undefined,
  tools: DraftingTools,
): string {
  const headed = sections.filter((section) => section.heading !== '');
  const topmost = Math.min(...headed.map((section) => section.level));
  const [title, another] = headed.filter((section) => section.level === topmost);
  if (title && !another) return tools.phrase(title.heading, 120);
  const words = name
    ?.replace(/\.[^.]*$/, '')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim()
    .slice(0, 120);
  if (words) return words.charAt(0).toUpperCase() + words.slice(1);
  const text = sections[0]?.blocks[0]?.text ?? '';
  return tools.phrase(tools.sentences(text)[0] ?? text, 90);
}

/** A name as an id of letters, digits and hyphens; after its kind and hash where it has none of these. */
export function idOfName(kind: string, name: string): string {
  const slug = name
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? `${kind}-${hashJson(name).slice(0, 10)}` : slug;
}
