import { hostname } from 'node:os';
import { type Logger, pino } from 'pino';
import { withoutSecrets } from './secrets.ts';

export type Log = Logger;

export interface LogOptions {
  level: 'debug' | 'info' | 'warn' | 'error';
  /** This process's name among all workers. */
  worker: string;
  /** What must never be written. */
  secrets: readonly string[];
  write(line: string): void;
}

/** A log of one JSON object a line: `level`, `time` in ISO 8601, `message` and what belongs to it. */
export function openLog({ level, worker, secrets, write }: LogOptions): Log {
  return pino(
    {
      level,
      messageKey: 'message',
      base: { worker, host: hostname(), pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => write(withoutSecrets(line, secrets)) },
  );
}
