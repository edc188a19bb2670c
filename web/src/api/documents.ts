/** What is asked and answered: the types that every client of the API has, and all that the studio knows of the server. */
export type * from '../../../src/client/documents.ts';
