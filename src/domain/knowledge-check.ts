/** A question that is asked in a film, and on the page that plays it. */
export interface KnowledgeCheck {
  /** What is asked, or a sentence with ___ where the answer belongs. */
  question: string;
  choices: string[];
  /** The right one’s place among the choices. */
  answer: number;
  /** Why it is right. */
  explanation?: string;
}
