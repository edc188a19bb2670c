import { describe, expect, it } from 'vitest';
import type { ReelError } from '../../src/domain/errors.ts';
import { gate, job, LANES, type OpenEngine, turn } from './engine-under-test.ts';

/** How every job engine lets go of what nobody wishes for any more. */
export function jobCancellingContract(name: string, open: OpenEngine): void {
  describe(`cancelling: ${name}`, () => {
    it('P7: cancels a waiting job at once and never starts it', async () => {
      await using test = await open(LANES);
      const started: string[] = [];
      const first = gate();
      const firstStarted = gate();
      test.engine.handle('work', async (payload) => {
        started.push(String(payload.name));
        firstStarted.open();
        await first.opened;
        return null;
      });
      const run = (name: string, signal?: AbortSignal) =>
        test.engine.run(
          job(name, { lane: 'narrow', payload: { name } }),
          signal === undefined ? {} : { signal },
        );
      const running = run('first');
      await firstStarted.opened;
      const wish = new AbortController();
      const waiting = run('second', wish.signal);
      await test.untilWaiting('narrow', 1);
      wish.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
      first.open();
      await running;
      await run('third');
      expect(started).toEqual(['first', 'third']);
    });

    it('P7: tells a running handler to stop, and answers when it has', async () => {
      await using test = await open(LANES);
      const log: string[] = [];
      const started = gate();
      test.engine.handle('work', async (_payload, { signal }) => {
        started.open();
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        await turn();
        log.push('handler stopped');
        signal.throwIfAborted();
        return null;
      });
      const wish = new AbortController();
      const run = test.engine.run(job('a'), { signal: wish.signal }).catch((error: ReelError) => {
        log.push(error.code);
      });
      await started.opened;
      wish.abort();
      await run;
      expect(log).toEqual(['handler stopped', 'cancelled']);
    });

    it('P7: goes on with a job as long as anybody wishes for it', async () => {
      await using test = await open(LANES);
      const started = gate();
      const finish = gate();
      test.engine.handle('work', async (_payload, { signal }) => {
        started.open();
        await finish.opened;
        return signal.aborted ? 'stopped' : 'done';
      });
      const wish = new AbortController();
      const first = test.engine.run(job('a'), { signal: wish.signal });
      const second = test.engine.run(job('a'));
      await started.opened;
      wish.abort();
      await expect(first).rejects.toMatchObject({ code: 'cancelled' });
      finish.open();
      expect(await second).toBe('done');
    });

    it('refuses a wish that was taken back before it was made', async () => {
      await using test = await open(LANES);
      test.engine.handle('work', async () => 'ran');
      await expect(test.engine.run(job('a'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'cancelled',
      });
    });

    it('closes after its handlers have stopped, and takes no more', async () => {
      await using test = await open(LANES);
      const started = gate();
      let stopped = false;
      test.engine.handle('work', async (_payload, { signal }) => {
        started.open();
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        await turn();
        stopped = true;
        signal.throwIfAborted();
        return null;
      });
      const runs = ['running', 'waiting'].map((id) =>
        test.engine.run(job(id, { lane: 'narrow' })).catch((error: ReelError) => error.code),
      );
      await started.opened;
      await test.engine.close();
      expect(stopped).toBe(true);
      expect(await Promise.all(runs)).toEqual(['cancelled', 'cancelled']);
      await expect(test.engine.run(job('later'))).rejects.toMatchObject({ code: 'cancelled' });
    });
  });
}
