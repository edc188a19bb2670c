import { runProcess } from './run-process.ts';

await runProcess(async (options) => (await import('../compose.ts')).openStudio(options));
