import { PASSING_SHARE, type PackageContents } from './package-contents.ts';

/** The questions for other software: `quiz.json`. */
export function quizDocument({ title, language, questions }: PackageContents): object {
  return {
    version: 1,
    title,
    language,
    passing_share: PASSING_SHARE,
    questions: questions.map(({ id, question, choices, answer, explanation, startSeconds }) => ({
      id,
      question,
      choices,
      answer: choices[answer],
      answer_index: answer,
      ...(explanation !== undefined && { explanation }),
      asked_at_seconds: startSeconds,
    })),
  };
}
