import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const SAMPLE_MS = 25;
/** How far apart the figures over time are. */
const TOLD_MS = 500;
/** By so much a peak may be missed: a third of a hundredth of what a lesson takes. */
const NEGLIGIBLE_BYTES = 1_000_000;
const CLOCK_TICKS_A_SECOND = 100;
const PAGE_BYTES = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));

export interface MeasuredRun {
  wallSeconds: number;
  /** User and system time of the process and all its children that ended before it did. */
  cpuSeconds: number;
  /** The most memory that the process and all its descendants held at one time: PSS, so shared pages count once. */
  peakBytes: number;
  /** The same over time, at even distances. */
  memoryBytes: number[];
  exitCode: number | null;
  stdout: string;
}

/** Runs a command and measures its whole process tree, from /proc; Linux only. */
export function measureRun(
  command: string,
  options: string[],
  environment: NodeJS.ProcessEnv,
  sampleMs = SAMPLE_MS,
): Promise<MeasuredRun> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(command, options, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    const watch = new TreeWatch(child.pid);
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    const sampling = setInterval(() => watch.sample(performance.now() - startedMs), sampleMs);
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearInterval(sampling);
      const wallSeconds = (performance.now() - startedMs) / 1000;
      const { cpuSeconds, peakBytes, memoryBytes } = watch;
      resolve({ wallSeconds, cpuSeconds, peakBytes, memoryBytes, exitCode, stdout });
    });
  });
}

/**
 * Looks at a process and all its descendants, cheaply: what it costs is taken from those that are measured. PSS takes
 * the kernel milliseconds, RSS next to nothing; and while the same processes run, PSS grows by no more than RSS does,
 * but for pages copied on writing. So PSS is read where it may be above all before, and now and then besides.
 */
class TreeWatch {
  peakBytes = 0;
  readonly memoryBytes: number[] = [];
  readonly #root: number | undefined;
  readonly #cpuByProcess = new Map<number, number>();
  #held = { bytes: 0, rssByProcess: new Map<number, number>() };

  constructor(root: number | undefined) {
    this.#root = root;
  }

  get cpuSeconds(): number {
    return [...this.#cpuByProcess.values()].reduce((sum, seconds) => sum + seconds, 0);
  }

  sample(passedMs: number): void {
    if (this.#root === undefined) return;
    const rssByProcess = new Map<number, number>();
    for (const pid of descendants(this.#root)) {
      const fields = statFields(pid);
      this.#cpuByProcess.set(pid, Math.max(this.#cpuByProcess.get(pid) ?? 0, cpuSecondsOf(fields)));
      rssByProcess.set(pid, Number(fields[21] ?? 0) * PAGE_BYTES);
    }
    const isTold = passedMs >= (this.memoryBytes.length + 1) * TOLD_MS;
    if (!isTold && this.#most(rssByProcess) <= this.peakBytes + NEGLIGIBLE_BYTES) return;
    const bytes = [...rssByProcess.keys()].reduce((sum, pid) => sum + heldBytes(pid), 0);
    this.#held = { bytes, rssByProcess };
    this.peakBytes = Math.max(this.peakBytes, bytes);
    if (isTold) this.memoryBytes.push(bytes);
  }

  /** What all of them may hold by now. */
  #most(rssByProcess: ReadonlyMap<number, number>): number {
    const { bytes, rssByProcess: before } = this.#held;
    const isSame =
      before.size === rssByProcess.size && [...before.keys()].every((pid) => rssByProcess.has(pid));
    if (!isSame) return Number.POSITIVE_INFINITY;
    return [...rssByProcess].reduce(
      (sum, [pid, rss]) => sum + Math.max(0, rss - (before.get(pid) ?? 0)),
      bytes,
    );
  }
}

function descendants(root: number): number[] {
  const tree = [root];
  for (let at = 0; at < tree.length; at += 1) {
    for (const thread of entriesOf(`/proc/${tree[at]}/task`)) {
      const children = textOf(`/proc/${tree[at]}/task/${thread}/children`);
      tree.push(...children.split(' ').filter(Boolean).map(Number));
    }
  }
  return tree;
}

/** The fields of /proc/pid/stat after the command's name: state, parent, ... (proc_pid_stat(5)); none where it is gone. */
function statFields(pid: number): string[] {
  const text = textOf(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function cpuSecondsOf(fields: readonly string[]): number {
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / CLOCK_TICKS_A_SECOND;
}

/** PSS of one process: of what it shares with others its part alone; 0 where it is gone. */
export function heldBytes(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function entriesOf(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** True where a program of that name is installed. */
export function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((place) => existsSync(join(place, name)));
}
