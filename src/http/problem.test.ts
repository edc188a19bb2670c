import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { type ErrorCode, ReelError } from '../domain/errors.ts';
import { answerProblem, PROBLEMS, RangeNotSatisfiable, TooManyRequests } from './problem.ts';

/** What a route that raises the error answers with, and what went to the log. */
async function answered(error: Error) {
  const log: object[] = [];
  const app = new Hono();
  app.onError((raised, context) => answerProblem(raised, context, (entry) => log.push(entry)));
  app.get('/', () => {
    throw error;
  });
  const response = await app.request('/');
  return { status: response.status, headers: response.headers, problem: await response.json(), log };
}

it('answers what nobody expected with an id alone, under which the log has the rest', async () => {
  const { status, problem, log } = await answered(new TypeError('cannot read /home/ada/films/reelwright.db'));
  expect(status).toBe(500);
  expect(problem).toMatchObject({
    type: '/api/docs#internal',
    code: 'internal',
    instance: expect.stringMatching(/^urn:uuid:/),
  });
  expect(JSON.stringify(problem)).not.toContain('/home/ada');
  const { instance } = problem as { instance: string };
  expect(log).toMatchObject([
    { id: instance.slice('urn:uuid:'.length), error: expect.stringContaining('/home/ada') },
  ]);
});

it.each((Object.keys(PROBLEMS) as ErrorCode[]).filter((code) => code !== 'internal'))(
  'answers %s as a problem with its status and what to do',
  async (code) => {
    const issue = { field: 'stage', problem: 'is wrong' };
    const { status, headers, problem, log } = await answered(
      new ReelError(code, 'Do this.', { issues: [issue] }),
    );
    expect(headers.get('content-type')).toBe('application/problem+json');
    const { status: wanted, title } = PROBLEMS[code];
    expect(status).toBe(wanted);
    expect(problem).toEqual({
      type: `/api/docs#${code}`,
      title,
      status: wanted,
      detail: 'Do this.',
      code,
      issues: [issue],
    });
    expect(log).toEqual([]);
  },
);

it('says when to ask again, how long a file is, and how to sign in', async () => {
  expect((await answered(new TooManyRequests(1.2))).headers.get('retry-after')).toBe('2');
  expect((await answered(new RangeNotSatisfiable(10))).headers.get('content-range')).toBe('bytes */10');
  const unknown = await answered(new ReelError('unauthorized', 'Sign in.'));
  expect(unknown.headers.get('www-authenticate')).toContain('Bearer');
  const later = await answered(new ReelError('provider-unavailable', 'Later.', { retryAfterSeconds: 30 }));
  expect([later.status, later.headers.get('retry-after')]).toEqual([503, '30']);
});
