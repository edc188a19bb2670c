/** What a server of the API and the studio is told. */
export interface ServerOptions {
  /** The folder of projects and assets; by `REEL_HOME` or the user's data folder where absent. */
  home?: string;
  environment: Readonly<Record<string, string | undefined>>;
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** Asks for a key on this machine too, as behind a proxy that others reach. */
  needsKey?: boolean;
  /** Takes one line of the log at a time, with its end. */
  writeLog(line: string): void;
}

/** A server that answers. */
export interface RunningServer {
  /** `http://127.0.0.1:4747`. */
  address: string;
  /** Whether whoever reaches it is let in; else a key is needed. */
  isOpen: boolean;
  /** Takes no further requests and stops its runs, which the next server goes on with. */
  close(): Promise<void>;
}
