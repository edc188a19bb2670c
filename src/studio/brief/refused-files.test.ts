import { describe } from 'vitest';
import { bad, itemWith, lessonWith, refusesEach, settingsWith, talkAt } from './refusal-suite.ts';

const logo = (file: string) => lessonWith({ brand: { logo: file } });

describe('refuses a file that cannot be used', () => {
  refusesEach([
    bad('a logo that is not there', logo('logo.pgn'), 'brand.logo', 'does not exist | logo.pgn', {
      nearest: 'logo.png',
    }),
    bad(
      'a logo outside the folder',
      logo('../secret.png'),
      'brand.logo',
      'outside the brief’s folder | ../secret.png',
    ),
    bad(
      'a logo by way of a folder that leads back out',
      logo('figures/../../secret.png'),
      'brand.logo',
      'outside',
    ),
    bad('a symbolic link that leads out', logo('link.png'), 'brand.logo', 'outside'),
    bad('a linked folder that leads out', logo('linked/passwd'), 'brand.logo', 'outside'),
    bad('a symbolic link to itself', logo('loop.png'), 'brand.logo', 'leads to itself'),
    bad('an absolute path', logo('/etc/passwd'), 'brand.logo', 'absolute | /etc/passwd'),
    bad('a path of Windows', logo('figures\\a.png'), 'brand.logo', 'backslash'),
    bad('a web address', logo('https://example.com/logo.png'), 'brand.logo', 'web address'),
    bad('a folder in place of a picture', logo('figures'), 'brand.logo', 'not a regular file'),
    bad('the brief’s own folder', logo('.'), 'brand.logo', 'outside'),
    bad('a pipe in place of a picture', logo('pipe'), 'brand.logo', 'not a regular file'),
    bad('an empty picture', logo('empty.png'), 'brand.logo', 'empty file'),
    bad(
      'text that is called a picture',
      logo('text.png'),
      'brand.logo',
      'not an image | PNG, JPEG, WebP and SVG',
    ),
    bad('a GIF', logo('moving.gif'), 'brand.logo', 'not an image'),
    bad('a picture that was cut short', logo('half.png'), 'brand.logo', 'cut short'),
    bad(
      'a picture of a thousand million pixels',
      logo('vast.png'),
      'brand.logo',
      '40000 × 40000 | 80 million',
    ),
    bad('a picture of 31 MB', logo('heavy.png'), 'brand.logo', '31.0 MB | 30.0 MB'),
    bad(
      'a drawing that shows another file',
      logo('reading.svg'),
      'brand.logo',
      'points to | file:///etc/passwd',
    ),
    bad('a drawing with a script', logo('script.svg'), 'brand.logo', 'script'),
    bad('a drawing with entities', logo('entities.svg'), 'brand.logo', 'entities'),
    bad(
      'a figure that is not there',
      itemWith({ figure: 'figures/b.png' }),
      `${talkAt}.figure`,
      'does not exist',
    ),
    bad('a NUL in a path', itemWith({ figure: 'a.png\0.svg' }), `${talkAt}.figure`, 'U+0000'),
    bad(
      'a font that is a picture',
      lessonWith({ brand: { font: 'logo.png' } }),
      'brand.font',
      'not a font | TTF',
    ),
    bad(
      'music that is no sound',
      settingsWith({ music: { file: 'text.png' } }),
      'settings.music.file',
      'not a sound file',
    ),
    bad(
      'music that is a silent film',
      settingsWith({ music: { file: 'silent.mp4' } }),
      'settings.music.file',
      'holds no sound',
    ),
    bad(
      'music that is a playlist',
      settingsWith({ music: { file: 'list.m3u8' } }),
      'settings.music.file',
      'hls | cannot be used',
    ),
  ]);
});
