import { chaptersOf } from '../domain/chapters.ts';
import type { PackageContents } from './package-contents.ts';

/** What a package holds, for other software: `module.json`. Names of files are relative to the folder. */
export function moduleDocument(contents: PackageContents): object {
  const { id, title, language, objectives, durationSeconds, size, scenes, questions } = contents;
  return {
    version: 1,
    project: id,
    title,
    language,
    objectives,
    duration_seconds: durationSeconds,
    width: size.widthPixels,
    height: size.heightPixels,
    page_url: 'index.html',
    video_url: 'film.mp4',
    poster_url: 'poster.png',
    subtitle_url: 'film.vtt',
    subtitle_srt_url: 'film.srt',
    transcript_url: 'transcript.html',
    quiz_url: 'quiz.json',
    question_count: questions.length,
    chapters: chaptersOf(scenes).map(({ title, startSeconds }) => ({ title, start_seconds: startSeconds })),
  };
}
