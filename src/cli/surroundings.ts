import type { KeyStore } from '../ports/key-store.ts';
import type { Settings } from '../ports/settings-store.ts';
import type { RunningServer, ServerOptions } from '../studio/server.ts';
import type { Studio } from '../studio/studio.ts';
import type { RunningWorker, WorkerOptions } from '../studio/worker.ts';

/** Where text goes, and what is known of the screen behind it. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface InputStream extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean;
  /** Ends a reading that waits. */
  destroy?(): unknown;
}

/** Everything that a command touches outside itself: the process gives the real ones, a test its own. */
export interface Surroundings {
  openStudio(options: { home?: string; environment: Environment }): Promise<Studio>;
  openWorker(options: WorkerOptions): Promise<RunningWorker>;
  openServer(options: ServerOptions): Promise<RunningServer>;
  openKeys(options: {
    home?: string;
    environment: Environment;
  }): Promise<KeyStore & { close(): Promise<void> }>;
  openSettings(options: { home?: string; environment: Environment }): Promise<Settings>;
  stdin: InputStream;
  stdout: OutputStream;
  stderr: OutputStream;
  environment: Environment;
  /** Absolute; relative paths of the command line start here. */
  workingFolder: string;
  /** Fires when the person asks to stop. */
  signal: AbortSignal;
  nowMs(): number;
}

export type Environment = Readonly<Record<string, string | undefined>>;
