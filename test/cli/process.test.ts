import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const FAKE_REEL = join(import.meta.dirname, 'fake-reel.ts');

/** Runs a program to its end; `onOutput` hears stderr as it comes. */
async function run(
  command: string,
  args: string[],
  onOutput: (written: string, child: ReturnType<typeof spawn>) => void = () => {},
  environment: NodeJS.ProcessEnv = {},
) {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...environment } });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
    onOutput(stderr, child);
  });
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { status: child.exitCode, signal: child.signalCode, stdout, stderr };
}

function fakeReel(args: string[], onOutput?: Parameters<typeof run>[2], environment?: NodeJS.ProcessEnv) {
  return run(process.execPath, [FAKE_REEL, ...args], onOutput, environment);
}

/** Sends the signal once, when the text has appeared. */
function signalAfter(appearing: string, name: NodeJS.Signals) {
  let wasSent = false;
  return (written: string, child: ReturnType<typeof spawn>) => {
    if (wasSent || !written.includes(appearing)) return;
    wasSent = true;
    child.kill(name);
  };
}

describe('the reel process', () => {
  it('gives help and its version from the folder it is in', async () => {
    const help = await run('sh', ['reel', '--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const command of ['make', 'plan', 'list', 'show', 'doctor', 'voices', 'styles']) {
      expect(help.stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    expect(await run('sh', ['reel', '--version'])).toMatchObject({ status: 0, stdout: '0.1.0\n' });
  });

  it('ends with status 2 on a usage error', async () => {
    expect(await run('sh', ['reel', 'makee'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('needs no heavy module for help: neither schemas nor stores nor renderers', async () => {
    const list = `process.on('exit', () => console.error(process.getActiveResourcesInfo().length));`;
    const hooks = `import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { console.error(url); return next(url, context); } });${list}`;
    const preload = `data:text/javascript,${encodeURIComponent(hooks)}`;
    const { stderr } = await run(process.execPath, ['--import', preload, 'src/cli/main.ts', '--help']);
    const loaded = stderr.split('\n').filter((line) => line.startsWith('file:'));
    expect(loaded.length).toBeGreaterThan(10);
    const heavy =
      /\/(zod|kysely|node-av|@takumi-rs|mediabunny|yaml)\/|\/src\/(compose|render|storage|media)\b/;
    expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s, cleans up, and ends with 130', async (name) => {
    const ended = await fakeReel(['make', 'hello'], signalAfter('Under way.', name));
    expect(ended).toMatchObject({ status: 130, signal: null, stdout: '' });
    expect(ended.stderr).toBe(
      '  ! Under way.\n' +
        '  ! Stopping. Ctrl-C again leaves at once.\n' +
        'Closed.\n' +
        'reel: Interrupted.\n' +
        'What was made is kept. To go on from there: reel make hello\n',
    );
  });

  it('leaves at once on the second interrupt', async () => {
    const first = signalAfter('Under way.', 'SIGINT');
    const second = signalAfter('Stopping.', 'SIGINT');
    const ended = await fakeReel(
      ['make', 'hello'],
      (written, child) => {
        first(written, child);
        second(written, child);
      },
      { FAKE_REEL: 'stubborn' },
    );
    expect(ended.status).toBe(130);
    expect(ended.stderr).not.toContain('Closed.');
  });

  it('stops on SIGINT while it waits for a brief', async () => {
    const ended = await fakeReel(['make', '-'], signalAfter('Waiting.', 'SIGINT'), { FAKE_REEL: 'waiting' });
    expect(ended.status).toBe(130);
    expect(ended.stderr).toContain('reel: Interrupted.\n');
  });

  it('says nothing when whoever reads its output has seen enough', async () => {
    const shell = `"$0" "$1" voices | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await run('bash', ['-c', shell, process.execPath, FAKE_REEL]);
    expect(stdout).toMatch(/^Voice .*\n0\n$/);
    expect(stderr).toBe('Closed.\n');
  });
});
