import { runProcess } from './run-process.ts';

await runProcess({
  openStudio: async (options) => (await import('../compose.ts')).openStudio(options),
  openWorker: async (options) => (await import('../compose.ts')).openWorker(options),
  openServer: async (options) => (await import('../compose.ts')).openServer(options),
  openSettings: async (options) => (await import('../compose.ts')).openSettings(options),
  openKeys: async (options) => (await import('../compose.ts')).openKeys(options),
});
