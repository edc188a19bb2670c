import { describe, expect, it } from 'vitest';
import { ReelError } from '../../src/domain/errors.ts';
import { gate, job, LANES, type OpenEngine, turn } from './engine-under-test.ts';

/** What every job engine does, but for cancelling. */
export function jobEngineContract(name: string, open: OpenEngine): void {
  describe(`job engine: ${name}`, () => {
    it('gives a job’s payload to its handler and the result back', async () => {
      await using test = await open(LANES);
      test.engine.handle('double', async (payload) => ({ doubled: Number(payload.value) * 2 }));
      expect(await test.engine.run(job('a', { kind: 'double', payload: { value: 21 } }))).toEqual({
        doubled: 42,
      });
    });

    it('P4: runs as many jobs of a lane at a time as it allows, and no more', async () => {
      await using test = await open(LANES);
      const running = { three: 0, wide: 0 };
      const most = { three: 0, wide: 0 };
      const allStarted = gate();
      test.engine.handle('work', async (payload) => {
        const lane = payload.lane as 'three' | 'wide';
        running[lane] += 1;
        most[lane] = Math.max(most[lane], running[lane]);
        if (most.three === 3 && most.wide === 20) allStarted.open();
        await allStarted.opened;
        await turn();
        running[lane] -= 1;
        return null;
      });
      const lanes = (['three', 'wide'] as const).flatMap((lane) =>
        Array.from({ length: 20 }, (_, index) => job(`${lane}-${index}`, { lane, payload: { lane } })),
      );
      await Promise.all(lanes.map((each) => test.engine.run(each)));
      expect(most).toEqual({ three: 3, wide: 20 });
    });

    it('P4: starts no more jobs in a stretch of time than the lane’s rate', async () => {
      const perMs = 300;
      await using test = await open({ ...LANES, paced: { concurrency: 10, rate: { starts: 3, perMs } } });
      const starts: number[] = [];
      test.engine.handle('work', async () => {
        starts.push(Date.now());
        return null;
      });
      const before = Date.now();
      const ids = Array.from({ length: 7 }, (_, index) => `paced-${index}`);
      await Promise.all(ids.map((id) => test.engine.run(job(id, { lane: 'paced' }))));
      expect(starts).toHaveLength(7);
      expect(starts[3]! - before).toBeGreaterThanOrEqual(perMs);
      expect(starts[6]! - before).toBeGreaterThanOrEqual(2 * perMs);
    });

    it('starts waiting jobs by priority, and in order where it is the same', async () => {
      await using test = await open(LANES);
      const order: string[] = [];
      const first = gate();
      const firstStarted = gate();
      test.engine.handle('work', async (payload) => {
        order.push(String(payload.name));
        if (payload.name === 'first') {
          firstStarted.open();
          await first.opened;
        }
        return null;
      });
      const run = (name: string, priority: number) =>
        test.engine.run(job(name, { lane: 'narrow', priority, payload: { name } }));
      const runs = [run('first', 0)];
      await firstStarted.opened;
      for (const [name, priority] of [
        ['low-1', 0],
        ['low-2', 0],
        ['high', 900],
        ['middle', 5],
      ] as const) {
        runs.push(run(name, priority));
        await test.untilWaiting('narrow', runs.length - 1);
      }
      first.open();
      await Promise.all(runs);
      expect(order).toEqual(['first', 'high', 'middle', 'low-1', 'low-2']);
    });

    it('runs one job for all who wish for the same id at once, and again for who comes later', async () => {
      await using test = await open(LANES);
      let runs = 0;
      test.engine.handle('work', async () => {
        runs += 1;
        await turn();
        return runs;
      });
      const together = await Promise.all(Array.from({ length: 5 }, () => test.engine.run(job('same'))));
      expect(together).toEqual([1, 1, 1, 1, 1]);
      expect(await test.engine.run(job('same'))).toBe(2);
    });

    it('P6: tries a retryable error again, up to the attempts, and raises the last', async () => {
      await using test = await open({ ...LANES, patient: { concurrency: 1, attempts: 5 } });
      const attempts: number[] = [];
      test.engine.handle('work', async (_payload, { attempt }) => {
        attempts.push(attempt);
        throw new ReelError('provider-failed', `Attempt ${attempt} failed.`, { retryable: true });
      });
      await expect(test.engine.run(job('a'))).rejects.toMatchObject({
        code: 'provider-failed',
        message: 'Attempt 3 failed.',
        retryable: true,
      });
      expect(attempts).toEqual([1, 2, 3]);
      attempts.length = 0;
      await expect(test.engine.run(job('b', { lane: 'patient' }))).rejects.toMatchObject({
        message: 'Attempt 5 failed.',
      });
      attempts.length = 0;
      await expect(test.engine.run(job('c', { attempts: 1 }))).rejects.toMatchObject({
        message: 'Attempt 1 failed.',
      });
      expect(attempts).toEqual([1]);
    });

    it('succeeds with the attempt that does, even under the same id as a job that failed', async () => {
      await using test = await open(LANES);
      let calls = 0;
      test.engine.handle('work', async () => {
        calls += 1;
        if (calls % 3 !== 0) throw new ReelError('timed-out', 'Not yet.', { retryable: true });
        return calls;
      });
      expect(await test.engine.run(job('a'))).toBe(3);
      await expect(test.engine.run(job('a', { attempts: 1 }))).rejects.toMatchObject({ code: 'timed-out' });
      expect(await test.engine.run(job('a', { attempts: 2 }))).toBe(6);
    });

    it('P6: does not try a permanent error again, nor a defect', async () => {
      await using test = await open(LANES);
      let calls = 0;
      test.engine.handle('refuse', async () => {
        calls += 1;
        throw new ReelError('invalid-input', 'The picture is too small.', {
          issues: [{ field: 'image', problem: 'is too small' }],
        });
      });
      test.engine.handle('break', async () => {
        calls += 1;
        throw new TypeError('undefined is not a scene');
      });
      await expect(test.engine.run(job('a', { kind: 'refuse' }))).rejects.toMatchObject({
        code: 'invalid-input',
        issues: [{ field: 'image', problem: 'is too small' }],
      });
      const broken = test.engine.run(job('b', { kind: 'break' }));
      await expect(broken).rejects.toBeInstanceOf(ReelError);
      await expect(broken).rejects.toMatchObject({
        code: 'internal',
        message: expect.stringContaining('scene'),
      });
      expect(calls).toBe(2);
    });

    it('lets other jobs of the lane run while one waits for its next attempt', async () => {
      await using test = await open(LANES);
      const failed = gate();
      test.engine.handle('fail', async () => {
        failed.open();
        throw new ReelError('timed-out', 'Later.', { retryable: true, retryAfterSeconds: 3600 });
      });
      test.engine.handle('work', async () => 'done');
      const wish = new AbortController();
      const failing = test.engine.run(job('flaky', { lane: 'narrow', kind: 'fail' }), {
        signal: wish.signal,
      });
      await failed.opened;
      expect(await test.engine.run(job('steady', { lane: 'narrow' }))).toBe('done');
      wish.abort();
      await expect(failing).rejects.toMatchObject({ code: 'cancelled' });
    });

    it('passes on what a handler reports, the last of it for certain', async () => {
      await using test = await open(LANES);
      const heard: unknown[] = [];
      const enough = gate();
      test.engine.handle('work', async (_payload, { report }) => {
        report({ fraction: 0.5 });
        report({ fraction: 1 });
        await enough.opened;
        return null;
      });
      await test.engine.run(job('a'), {
        onProgress: (progress) => {
          heard.push(progress);
          if ((progress as { fraction: number }).fraction === 1) enough.open();
        },
      });
      expect(heard.at(-1)).toEqual({ fraction: 1 });
    });

    it('names what is missing for a job of an unknown lane or kind', async () => {
      await using test = await open(LANES);
      test.engine.handle('work', async () => null);
      await expect(test.engine.run(job('a', { lane: 'nowhere' }))).rejects.toMatchObject({
        code: 'internal',
        message: expect.stringContaining('nowhere'),
      });
      await expect(test.engine.run(job('b', { kind: 'unheard-of' }))).rejects.toMatchObject({
        code: 'internal',
        message: expect.stringContaining('unheard-of'),
      });
    });
  });
}
