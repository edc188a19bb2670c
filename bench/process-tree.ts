import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const SAMPLE_MS = 25;

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
    const cpuByProcess = new Map<number, number>();
    let peakBytes = 0;
    const memoryOverTime: number[] = [];
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    const sampling = setInterval(() => {
      if (child.pid === undefined) return;
      let bytes = 0;
      for (const pid of descendants(child.pid)) {
        bytes += memoryBytes(pid);
        cpuByProcess.set(pid, Math.max(cpuByProcess.get(pid) ?? 0, cpuSeconds(pid)));
      }
      peakBytes = Math.max(peakBytes, bytes);
      memoryOverTime.push(bytes);
    }, sampleMs);
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearInterval(sampling);
      const wallSeconds = (performance.now() - startedMs) / 1000;
      const cpu = [...cpuByProcess.values()].reduce((sum, seconds) => sum + seconds, 0);
      resolve({ wallSeconds, cpuSeconds: cpu, peakBytes, memoryBytes: memoryOverTime, exitCode, stdout });
    });
  });
}

function descendants(root: number): number[] {
  const childrenOf = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const parent = Number(statFields(pid)[1] ?? 0);
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (let at = 0; at < tree.length; at += 1) tree.push(...(childrenOf.get(tree[at] ?? 0) ?? []));
  return tree;
}

/** The fields of /proc/pid/stat after the command's name: state, parent, ... */
function statFields(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

const CLOCK_TICKS_A_SECOND = 100;

function cpuSeconds(pid: number): number {
  const fields = statFields(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / CLOCK_TICKS_A_SECOND;
}

function memoryBytes(pid: number): number {
  try {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1];
    return Number(pss ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** True where a program of that name is installed. */
export function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((place) => existsSync(join(place, name)));
}
