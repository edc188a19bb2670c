import { describe } from 'vitest';
import { bad, lessonWith, refusesEach } from './refusal-suite.ts';

const lesson = lessonWith({});

describe('refuses an option that makes no sense', () => {
  refusesEach([
    bad('a format that is not there', lesson, 'format', 'lesson | "lessen"', {
      format: 'lessen',
      code: 'unknown-name',
      nearest: 'lesson',
    }),
    bad('a setting without a value', lesson, '--set', 'a path and a value', {
      overrides: ['settings.ratio'],
    }),
    bad(
      'a setting that is misspelt',
      lesson,
      'settings.captoins',
      'is not known | settings.captoins.mode=none',
      { overrides: ['settings.captoins.mode=none'], nearest: 'captions' },
    ),
    bad('a setting of the wrong type', lesson, 'settings.speed', 'a number | "fast"', {
      overrides: ['settings.speed=fast'],
    }),
    bad('a setting far down a list', lesson, 'slides[7].slide_title', 'slides[0] is the last', {
      overrides: ['slides[7].slide_title=X'],
    }),
    bad('a list entry without a number', lesson, 'slides.slide_title', 'slides[0]', {
      overrides: ['slides.slide_title=X'],
    }),
    bad('a setting that reaches for the prototype', lesson, '__proto__', 'is not known', {
      overrides: ['__proto__.polluted=1'],
    }),
    bad('a wrong setting beside a mere topic', { text: 'Photosynthesis' }, 'settings.ratio', '9:16', {
      overrides: ['settings.ratio=3:2'],
    }),
    bad('a file named beside a mere topic', { text: 'Photosynthesis' }, 'brand.logo', 'does not exist', {
      overrides: ['brand.logo=none.png'],
    }),
  ]);
});
