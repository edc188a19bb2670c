/** The provider's name, as the ledger and provenance give it. */
export const OPENAI = 'openai';
