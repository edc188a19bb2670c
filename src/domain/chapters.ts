/** What stands after the titles of scenes that are parts of one. */
const PART = / \(\d+\/\d+\)$/u;

/**
 * A film's chapters by its scenes, in their order: neighbours of one title, such as what a scene was split into, are one
 * chapter, which begins with the first of them.
 */
export function chaptersOf<Scene extends { title: string }>(scenes: readonly Scene[]): Scene[] {
  const named = scenes.map((scene) => ({ ...scene, title: scene.title.replace(PART, '') }));
  return named.filter(({ title }, index) => title !== named[index - 1]?.title);
}
