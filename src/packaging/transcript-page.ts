import { clock, escaped } from './markup.ts';
import type { PackageContents, PackageScene } from './package-contents.ts';
import { directionOf, pageWordsIn } from './page-words.ts';

/** The transcript as a page of its own: every word that is said, or to be read in silence, with its scene's time. */
export function transcriptPage(contents: PackageContents): string {
  const { title, language } = contents;
  const heading = `${title} – ${pageWordsIn(language).transcript}`;
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)}</title>
<style>
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #14202b; background: #fff; }
h1 { line-height: 1.2; } h2 { margin-top: 2rem; line-height: 1.25; } time { color: #5a6875; font-variant-numeric: tabular-nums; font-size: .875rem; }
@media (prefers-color-scheme: dark) { body { color: #e6edf5; background: #10171f; } time { color: #9fb0c0; } }
</style>
</head>
<body>
<h1>${escaped(heading)}</h1>
${transcriptSections(contents.scenes, 'h2')}
</body>
</html>
`;
}

/** A section for each scene in which something is said or, in silence, to be read. */
export function transcriptSections(scenes: readonly PackageScene[], heading: 'h2' | 'h3'): string {
  return scenes
    .map(({ lines, shown = [], ...scene }) => ({
      ...scene,
      words: [...lines.map(({ text }) => text), ...shown],
    }))
    .filter(({ words }) => words.length > 0)
    .map(({ title, startSeconds, words }) => {
      const said = words.map((text) => `<p>${escaped(text)}</p>`).join('\n');
      return `<section>\n<${heading}>${escaped(title)} <time>${clock(startSeconds)}</time></${heading}>\n${said}\n</section>`;
    })
    .join('\n');
}
