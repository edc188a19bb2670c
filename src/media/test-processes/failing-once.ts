/** A media process that fails over its first request in the manner that the file's name tells, and works ever after. */
import { existsSync, writeFileSync } from 'node:fs';

process.once('message', async (message: { parameters: { path: string } }) => {
  const { path } = message.parameters;
  const failed = `${path}.failed`;
  if (existsSync(failed)) {
    await import('../process-main.ts');
    process.emit('message', message, undefined);
    return;
  }
  writeFileSync(failed, '');
  const manner = /(SIGSEGV|SIGABRT|hang)\.wav$/.exec(path)?.[1];
  if (manner === 'hang') process.on('message', () => undefined);
  else process.kill(process.pid, manner);
});
