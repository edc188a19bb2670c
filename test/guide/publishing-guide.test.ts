import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openBucketServer } from '../contract/servers.ts';
import { SHORT_LESSON } from '../distributed/lessons.ts';
import { FakeCloudinary } from '../fakes/cloudinary-server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'docs/guide/publishing.md');

it('does what the guide to publishing says, command by command', async () => {
  await using cloudinary = await FakeCloudinary.start();
  await using bucket = await openBucketServer();
  await using webhook = await listener();
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-guide-'));
  try {
    await writeFile(join(folder, 'lighthouses.json'), JSON.stringify(SHORT_LESSON));
    await writeFile(join(folder, 'cloudinary-url.txt'), `${cloudinary.settings.CLOUDINARY_URL}\n`);
    const env = {
      PATH: `${await folderOfReel(folder)}:${process.env.PATH}`,
      NODE_COMPILE_CACHE: join(ROOT, '.runtime/compile-cache'),
      REEL_HOME: join(folder, 'home'),
      ...cloudinary.settings,
      AWS_S3_BUCKET: bucket.bucket,
      AWS_ENDPOINT_URL_S3: bucket.endpoint,
      AWS_ACCESS_KEY_ID: bucket.keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: bucket.keys.secretAccessKey,
      REEL_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 1).toString('base64')}`,
      REEL_WEBHOOK_ALLOW_PRIVATE: '1',
    };
    const printed = new Map<string, string>();
    for (const command of commandsOf(await readFile(PAGE, 'utf8'))) {
      const here = command.replace('http://127.0.0.1:8080/films', webhook.url);
      const { stdout } = await promisify(execFile)('sh', ['-c', here], { cwd: folder, env });
      printed.set(command, stdout);
      if (command.endsWith('--delete-local'))
        expect(await readdir(join(folder, 'film'))).toEqual(['result.json']);
    }
    const files = await readdir(join(folder, 'public'), { recursive: true });
    expect(files.filter((name) => /film\.(mp4|vtt|srt)$/.test(name))).toHaveLength(3);
    expect(cloudinary.stores).toBe(6);
    const asJson = JSON.parse(printed.get('reel publish lighthouses s3 --json') ?? '');
    expect(asJson.files.map(({ uploaded }: { uploaded: boolean }) => uploaded)).toEqual(Array(6).fill(false));
    expect(webhook.told.map((body) => JSON.parse(body).type)).toEqual(['film.completed']);
    expect(printed.get('reel settings list')).toContain('CLOUDINARY_URL');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function commandsOf(page: string): string[] {
  return [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** A folder with a `reel` that is this one. */
async function folderOfReel(folder: string): Promise<string> {
  const path = join(folder, 'bin');
  await mkdir(path);
  const main = join(ROOT, 'src/cli/main.ts');
  await writeFile(
    join(path, 'reel'),
    `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning '${main}' "$@"\n`,
  );
  await chmod(join(path, 'reel'), 0o755);
  return path;
}

async function listener() {
  const told: string[] = [];
  const server = createServer(async (request, response) => {
    told.push(await text(request));
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    told,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/films`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
