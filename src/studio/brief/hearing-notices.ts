import type { TextGenerator } from '../../ports/text-generator.ts';

/** A writer that answers as the given one does, and keeps the notices of all its answers, each once. */
export function hearingNotices(writer: TextGenerator): { writer: TextGenerator; notices: string[] } {
  const notices: string[] = [];
  const hearing: TextGenerator = {
    name: writer.name,
    async write(task, signal) {
      const written = await writer.write(task, signal);
      notices.push(...written.notices.filter((notice) => !notices.includes(notice)));
      return written;
    },
  };
  return { writer: hearing, notices };
}
