import { expect, it } from 'vitest';
import { z } from 'zod';
import type { WritingTask } from '../../../ports/text-generator.ts';
import { createBuiltinWriter } from './builtin-writer.ts';

const TASK = {
  name: 'summary',
  instructions: 'Sum it up.',
  source: 'Rivers carve valleys.',
  language: 'en',
  schema: z.string().min(1),
};
const writing = (draft: WritingTask<string>['draft'], signal?: AbortSignal) =>
  createBuiltinWriter().write({ ...TASK, draft }, signal);

it('answers with the draft that the task draws up, and says so where it does not fit', async () => {
  const draft = (answer: string) => async () => ({ answer, notices: ['By hand.'] });
  expect(await writing(draft('Rivers.'))).toMatchObject({ answer: 'Rivers.', notices: ['By hand.'] });
  await expect(writing(draft(''))).rejects.toMatchObject({ code: 'provider-failed' });
});

it('ends between two parts of a text where it is cancelled', async () => {
  const cancelling = new AbortController();
  const read: string[] = [];
  const work = writing(async (tools) => {
    for (const part of ['one', 'two']) {
      await tools.breathe();
      read.push(part);
      cancelling.abort();
    }
    return { answer: read.join(' '), notices: [] };
  }, cancelling.signal);
  await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  expect(read).toEqual(['one']);
});
