import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMedia } from '../../src/media/media-client.ts';
import { makeMovingClip } from '../media/moving-clip.ts';
import { GuideShell } from './guide-shell.ts';

it('R6 does what the guide to outputs says, command by command', async () => {
  await using shell = await GuideShell.open();
  const media = createMedia();
  const clip = {
    path: join(shell.folder, 'film.mp4'),
    size: { widthPixels: 160, heightPixels: 96 },
    frameRate: { numerator: 24, denominator: 1 },
    frameCount: 72,
    coding: 'keyint=24:bframes=3',
    sound: true,
  };
  await makeMovingClip(clip, media);
  await media.close();
  const captions = 'WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nSoft shapes wander.\n';
  await writeFile(join(shell.folder, 'film.vtt'), captions);
  // The guide's film is longer than one that a test can afford.
  const shorter = { '2:10.4': '2.4', '2:10': '2', '1:05': '1', '12.5': '1.5', '1080p': '720p' };
  const printed = await shell.run('outputs.md', shorter);
  const made = ['upright.mp4', 'broadcast.mp4', 'small.mp4', 'quick.mp4', 'look.mp4', 'teaser.webp'];
  const cut = [
    'sound.m4a',
    'poster.jpg',
    'sheet.png',
    'piece.mp4',
    'part-1.mp4',
    'part-2.mp4',
    'part-3.mp4',
    'joined.mp4',
  ];
  expect(await readdir(shell.folder)).toEqual(expect.arrayContaining([...made, ...cut]));
  expect(printed).toContain('1 cue, on for 50 % of the film');
});
