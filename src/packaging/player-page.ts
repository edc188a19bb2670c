import { readFile } from 'node:fs/promises';
import { chaptersOf } from '../domain/chapters.ts';
import { clock, escaped, scriptJson } from './markup.ts';
import { PASSING_SHARE, type PackageContents, type PackageQuestion } from './package-contents.ts';
import { directionOf, type PageWords, pageWordsIn } from './page-words.ts';
import { transcriptSections } from './transcript-page.ts';

const HOUSE_ACCENT = '#1f4e79';

/**
 * The page that plays the film with its captions and asks its questions. It stands alone: everything but the film and
 * its poster is in it, nothing is asked of the network, and it works from a folder as from a learning system.
 */
export async function playerPage(contents: PackageContents): Promise<string> {
  const { title, language, cues, hasBurnedCaptions, questions, size } = contents;
  const words = pageWordsIn(language);
  const [style, script] = await Promise.all([partText('player.css'), playerScript()]);
  const data = { language, words, cues, hasBurnedCaptions, questions, passingShare: PASSING_SHARE };
  const isTall = size.heightPixels > size.widthPixels;
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>
${style}${accentStyle(contents.brandColours)}
:root { --shape: ${(size.widthPixels / size.heightPixels).toFixed(4)}; }
</style>
</head>
<body${isTall ? ' class="tall"' : ''}>
<main>
<header><h1>${escaped(title)}</h1><p>${clock(contents.durationSeconds)}</p></header>
<div class="film"><video src="film.mp4" poster="poster.png" controls playsinline preload="metadata" width="${size.widthPixels}" height="${size.heightPixels}" aria-label="${escaped(title)}"></video></div>
<aside>
${objectivesCard(contents.objectives, words)}
${chaptersCard(contents, words)}
</aside>
${quizCard(questions, words)}
<section class="card words"><details><summary>${escaped(words.transcript)}</summary>
${transcriptSections(contents.scenes, 'h3')}
</details></section>
</main>
<script type="application/json" id="module">${scriptJson(data)}</script>
<script type="module">
${script}
</script>
</body>
</html>
`;
}

function partText(name: string): Promise<string> {
  return readFile(new URL(`./player/${name}`, import.meta.url), 'utf8');
}

/** Both parts in one, since a page in a folder may not load scripts beside it. */
async function playerScript(): Promise<string> {
  const [record, player] = await Promise.all([partText('learning-record.js'), partText('player.js')]);
  return `${record.replaceAll(/^export /gm, '')}\n${player.replace(/^import .*\n/m, '')}`.replaceAll(
    '</',
    '<\\/',
  );
}

function objectivesCard(objectives: readonly string[], words: PageWords): string {
  if (objectives.length === 0) return '';
  const items = objectives.map((objective) => `<li>${escaped(objective)}</li>`).join('');
  return `<section class="card goals"><h2>${escaped(words.objectives)}</h2><ul>${items}</ul></section>`;
}

function chaptersCard({ scenes }: PackageContents, words: PageWords): string {
  const items = chaptersOf(scenes)
    .map(({ title, startSeconds }) => {
      const shown = `<span>${escaped(title)}</span><time>${clock(startSeconds)}</time>`;
      return `<li><button type="button" data-seconds="${startSeconds.toFixed(2)}">${shown}</button></li>`;
    })
    .join('\n');
  return `<nav class="card chapters" aria-label="${escaped(words.chapters)}"><h2>${escaped(words.chapters)}</h2><ol>\n${items}\n</ol></nav>`;
}

function quizCard(questions: readonly PackageQuestion[], words: PageWords): string {
  if (questions.length === 0) return '';
  const asked = questions
    .map(({ question, choices }, index) => {
      const offered = choices
        .map((choice, at) => {
          return `<label class="choice"><input type="radio" name="q${index}" value="${at}"><span>${escaped(choice)}</span></label>`;
        })
        .join('\n');
      return `<fieldset><legend>${index + 1}. ${escaped(question)}</legend>\n<div>${offered}</div>\n<p class="word" id="word-${index}" role="status"></p></fieldset>`;
    })
    .join('\n');
  return `<section class="card quiz"><h2>${escaped(words.check)}</h2><form>
${asked}
<div class="send"><button type="submit">${escaped(words.submit)}</button><p role="status"></p></div>
</form></section>`;
}

/** The brand's leading colour, with letters on it that can be read. */
function accentStyle([leading = HOUSE_ACCENT]: readonly string[]): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(leading.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return `:root { --accent: ${leading}; --on-accent: ${luminance > 0.179 ? '#10171f' : '#fff'}; }`;
}
