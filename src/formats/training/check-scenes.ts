import type { KnowledgeCheck } from '../../domain/knowledge-check.ts';
import type { Point, SceneList } from './scene-list.ts';
import type { TrainingQuestion } from './training-brief.ts';
import { phrasesIn } from './training-phrases.ts';

/** Time to think before the answer is given. */
const THINKING_SECONDS = 4;

/**
 * A knowledge check: the question with its choices, time to think, then the answer as the last line. In a silent
 * film the answer has a scene of its own, since all lines of a slide are seen at once there.
 */
export function checkScenes(scenes: SceneList, asked: TrainingQuestion, id: string): void {
  const { question, choices, answer, explanation } = asked;
  const phrases = phrasesIn(scenes.language);
  const picture = scenes.picture(question, [], scenes.next(id));
  const lettered = choices.map((choice, index) => `${letterOf(index, scenes.language)}. ${choice}`);
  const reveal = `${phrases.answer}: ${lettered[choices.indexOf(answer)]}`;
  const answered: Point = {
    say: [`${phrases.answer}: ${ended(answer)}`, explanation ?? ''].join(' ').trim(),
    bullet: { text: explanation === undefined ? reveal : `${reveal} — ${explanation}` },
  };
  const offered = choices.map(
    (choice, index): Point => ({
      say: choice,
      bullet: { text: lettered[index]! },
      ...(index === choices.length - 1 && { pauseSeconds: THINKING_SECONDS }),
    }),
  );
  const asks: KnowledgeCheck = {
    question,
    choices,
    answer: choices.indexOf(answer),
    ...(explanation !== undefined && { explanation }),
  };
  if (scenes.brief.includeAudio) {
    scenes.addSlide(
      id,
      phrases.check,
      question,
      picture,
      [{ say: spoken(question) }, ...offered, answered],
      asks,
    );
    return;
  }
  const seen = (points: Point[]) =>
    points.map((point) => ({ ...point, say: point.bullet?.text ?? point.say }));
  scenes.addSlide(id, phrases.check, question, picture, seen(offered));
  scenes.addSlide(`${id}-answer`, phrases.check, question, picture, seen([...offered, answered]), asks);
}

/** In the order in which lists are lettered; a letter of another direction would stand at the wrong end of its line. */
const LETTERS: { [language: string]: string } = {
  ar: 'أبجدهو',
  fa: 'ابپتثج',
  he: 'אבגדהו',
  ur: 'ابپتٹث',
};

function letterOf(index: number, language: string): string {
  const letters = LETTERS[language.toLowerCase().split('-')[0] ?? ''] ?? 'ABCDEF';
  return letters[index] ?? String(index + 1);
}

/** A gap is heard as a pause. */
function spoken(question: string): string {
  return question.replaceAll(/_{2,}/gu, '…');
}

function ended(text: string): string {
  return /[.!?。！？।؟]$/u.test(text) ? text : `${text}.`;
}
