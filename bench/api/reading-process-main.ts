import { type ReadingPlan, readFor } from './readers.ts';

process.on('message', async (plan: ReadingPlan) => {
  process.send?.([...(await readFor(plan))]);
});
