import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { listenAt } from './listen-at.ts';

it('says what to do where another program listens at the port', async () => {
  const [first, second] = [createServer(), createServer()];
  const { port } = await listenAt(first, '127.0.0.1', 0);
  try {
    await expect(listenAt(second, '127.0.0.1', port)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('choose another port'),
      issues: [{ field: '--port', value: String(port) }],
    });
  } finally {
    first.close();
  }
});
