/** A line longer than this, or of several sentences, is a text to be told and not a topic to be written about. */
const MOST_TOPIC_CHARACTERS = 160;

/** True for one line that names a topic; false for a text that says something about it. */
export function isTopic(source: string): boolean {
  return (
    source.length <= MOST_TOPIC_CHARACTERS && !source.includes('\n') && !/[.!?。！？।؟]\s*\S/u.test(source)
  );
}
