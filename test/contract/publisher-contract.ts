import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Publication, PublicationFile, PublicationRole, Publisher } from '../../src/ports/publisher.ts';

/** A place to publish to, empty at first. */
export interface PublisherUnderTest extends AsyncDisposable {
  /** A publisher as a fresh process opens it. */
  open(): Promise<Publisher>;
  /** How many files are there, the unfinished ones included. */
  countFiles(): Promise<number>;
  /** How many files were ever put there, or undefined where the place does not count. */
  countStores?(): number;
}

const MEBIBYTE = 2 ** 20;
const PUBLICATION: Publication = {
  ownerId: 'local',
  projectId: 'lighthouses-1a2b3c4d',
  collectionId: 'lecture-7',
  film: 'f'.repeat(64),
};

/** What every place that films are published to must do. */
export function publisherContract(name: string, start: () => Promise<PublisherUnderTest>): void {
  describe(name, () => {
    it('puts every file of a film there, to the byte', async () => {
      await using place = await start();
      await using film = await filmFiles();
      const publisher = await place.open();
      for (const file of film.files) {
        let sentBytes = 0;
        const published = await publisher.publish(file, PUBLICATION, never, (bytes) => {
          sentBytes += bytes;
        });
        // Told of each part, where there are parts.
        expect([0, file.sizeBytes]).toContain(sentBytes);
        expect(published).toMatchObject({ role: file.role, name: file.name, uploaded: true });
        expect(published.location).toContain('lighthouses-1a2b3c4d');
        expect((await contentAt(published.url)).equals(await readFile(file.path))).toBe(true);
      }
      expect(await place.countFiles()).toBe(film.files.length);
    });

    it('puts nothing there twice, whoever publishes it again', async () => {
      await using place = await start();
      await using film = await filmFiles();
      const first = await publishAll(await place.open(), film.files);
      const again = await publishAll(await place.open(), film.files);
      expect(again.map(({ uploaded }) => uploaded)).toEqual(film.files.map(() => false));
      expect(again.map(({ location }) => location)).toEqual(first.map(({ location }) => location));
      expect(await place.countFiles()).toBe(film.files.length);
      if (place.countStores) expect(place.countStores()).toBe(film.files.length);
    });

    it('goes on where it was stopped half-way, and puts nothing there twice', async () => {
      await using place = await start();
      await using film = await filmFiles();
      const stop = new AbortController();
      const stopped = await place.open();
      await stopped.publish(film.small, PUBLICATION, stop.signal);
      const underWay = stopped.publish(film.large, PUBLICATION, stop.signal);
      setTimeout(() => stop.abort(), 5);
      await underWay.catch((error) => expect(error).toMatchObject({ code: 'cancelled' }));
      const [small] = await publishAll(await place.open(), [film.small, film.large]);
      expect(small?.uploaded).toBe(false);
      expect(await place.countFiles()).toBe(2);
      if (place.countStores) expect(place.countStores()).toBe(2);
    });

    it('stores a file once that two publish at the same time', async () => {
      await using place = await start();
      await using film = await filmFiles();
      const [one, other] = await Promise.all([place.open(), place.open()]);
      const published = await Promise.all(
        [one, other].map((publisher) => publisher.publish(film.small, PUBLICATION, never)),
      );
      expect(new Set(published.map(({ location }) => location)).size).toBe(1);
      expect(await place.countFiles()).toBe(1);
      if (place.countStores) expect(place.countStores()).toBe(1);
    });

    it('never replaces what was published', async () => {
      await using place = await start();
      await using film = await filmFiles();
      const publisher = await place.open();
      const { url } = await publisher.publish(film.small, PUBLICATION, never);
      const other = await film.fileOf('captions-vtt', 'film.vtt', Buffer.from('WEBVTT\n\nsomething else\n'));
      await expect(publisher.publish(other, PUBLICATION, never)).rejects.toMatchObject({ code: 'conflict' });
      expect((await contentAt(url)).equals(await readFile(film.small.path))).toBe(true);
    });

    it('keeps the films of a project and those of several owners apart', async () => {
      await using place = await start();
      await using film = await filmFiles();
      const publisher = await place.open();
      const publications = [
        PUBLICATION,
        { ...PUBLICATION, film: 'e'.repeat(64) },
        { ...PUBLICATION, ownerId: 'ann' },
        { ...PUBLICATION, ownerId: '../ann' },
        { ...PUBLICATION, ownerId: '-ann' },
      ];
      for (const publication of publications) await publisher.publish(film.small, publication, never);
      expect(await place.countFiles()).toBe(publications.length);
    });

    it('stops when it is asked to', async () => {
      await using place = await start();
      await using film = await filmFiles();
      const publishing = (await place.open()).publish(film.small, PUBLICATION, AbortSignal.abort());
      await expect(publishing).rejects.toMatchObject({ code: 'cancelled' });
      expect(await place.countFiles()).toBe(0);
    });
  });
}

const never = new AbortController().signal;

async function publishAll(publisher: Publisher, files: readonly PublicationFile[]) {
  const published = [];
  for (const file of files) published.push(await publisher.publish(file, PUBLICATION, never));
  return published;
}

/** A film's files, the film itself larger than any place takes in one piece. */
async function filmFiles() {
  const folder = await mkdtemp(join(tmpdir(), 'reelwright-publish-'));
  let count = 0;
  const fileOf = async (role: PublicationRole, name: string, content: Buffer): Promise<PublicationFile> => {
    count += 1;
    const path = join(folder, `${count}-${name}`);
    await writeFile(path, content);
    return {
      role,
      name,
      path,
      mediaType: MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      sizeBytes: content.byteLength,
      identity: createHash('sha256').update(content).digest('hex'),
    };
  };
  const large = await fileOf('film', 'film.mp4', randomBytes(45 * MEBIBYTE));
  const small = await fileOf(
    'captions-vtt',
    'film.vtt',
    Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nLight\n'),
  );
  const files = [
    large,
    small,
    await fileOf('captions-srt', 'film.srt', Buffer.from('1\n')),
    await fileOf('poster', 'poster.png', randomBytes(9_000)),
    await fileOf('contact-sheet', 'contact-sheet.png', randomBytes(9_000)),
    { ...(await fileOf('image', 'picture.png', randomBytes(5_000))), sequence: 3 },
    { ...(await fileOf('image', 'picture-2.png', randomBytes(5_000))), sequence: 3 },
    await fileOf('music', 'music.m4a', randomBytes(5_000)),
    await fileOf('result', 'result.json', Buffer.from('{}')),
  ];
  return {
    files,
    small,
    large,
    fileOf,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

const MEDIA_TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  m4a: 'audio/mp4',
  png: 'image/png',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  json: 'application/json',
};

async function contentAt(url: string): Promise<Buffer> {
  if (url.startsWith('file:')) return readFile(new URL(url));
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
