import { ReelError } from '../../domain/errors.ts';
import type { LessonText } from '../lesson/lesson-brief.ts';
import { withoutFullStop } from '../sentence-end.ts';
import { frame as arabic } from './arabic.ts';
import { frame as chinese } from './chinese.ts';
import { frame as english } from './english.ts';
import { frame as french } from './french.ts';
import { frame as german } from './german.ts';
import { frame as hindi } from './hindi.ts';
import { frame as italian } from './italian.ts';
import { frame as japanese } from './japanese.ts';
import { frame as portuguese } from './portuguese.ts';
import { frame as spanish } from './spanish.ts';

/**
 * A film about any topic: a way to work it out, without a word about the topic itself, of which nothing is
 * known. `{topic}` stands where the topic is named.
 */
export type TopicFrame = { title: string; items: { bullet: string; talk: string }[] }[];

const FRAMES: { [language: string]: TopicFrame } = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  hi: hindi,
  it: italian,
  ja: japanese,
  pt: portuguese,
  zh: chinese,
};

/** The frame filled in for a topic. Raises `invalid-input` for a language that it is not written in. */
export function frameFor(topic: string, language: string): LessonText {
  const frame = FRAMES[language.split('-')[0]?.toLowerCase() ?? ''];
  if (!frame) {
    const problem = `has no ready frame for a topic; there is one in ${Object.keys(FRAMES).join(', ')}`;
    throw new ReelError(
      'invalid-input',
      `settings.language ${problem}. Choose one of these, hand in a text or a whole brief, or connect a language model.`,
      { issues: [{ field: 'settings.language', value: language, problem }] },
    );
  }
  const title = withoutFullStop(topic);
  const filled = (text: string) => text.replace('{topic}', () => title).replace(/([?!？！؟])[.。।]/u, '$1');
  return {
    lesson_title: title,
    slides: frame.map((slide) => ({
      slide_title: filled(slide.title),
      items: slide.items.map(({ bullet, talk }) => ({ bullet, talk: filled(talk) })),
    })),
  };
}
