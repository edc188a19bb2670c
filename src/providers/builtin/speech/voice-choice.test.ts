import { describe, expect, it } from 'vitest';
import { ReelError } from '../../../domain/errors.ts';
import { chooseVoice, listVoices } from './voice-choice.ts';

const chosen = (language: string, voice?: string, text = '') => {
  const { language: spoken, timbre } = chooseVoice(text, language, voice);
  return `${spoken.id} ${timbre.id}`;
};

describe('choice of a voice', () => {
  it.each([
    ['en', 'en-us male'],
    ['en-GB', 'en-gb male'],
    ['en-AU', 'en-gb male'],
    ['pt-BR', 'pt-br male'],
    ['zh-Hant-TW', 'zh male'],
    ['zh-HK', 'yue male'],
    ['no', 'nb male'],
    ['fil', 'es male'],
    ['fr-CA', 'fr male'],
  ])('speaks %s as %s', (language, expected) => {
    expect(chosen(language)).toBe(expected);
  });

  it('reads a language that it lacks by its script', () => {
    expect(chosen('sah', undefined, 'Саха тыла')).toBe('ru male');
  });

  it('takes a voice by its id, by its language alone and by its timbre alone', () => {
    expect(chosen('en', 'en-gb-female-bright')).toBe('en-gb female-bright');
    expect(chosen('en', 'en-GB')).toBe('en-gb male');
    expect(chosen('de', 'female')).toBe('de female');
  });

  it('lets a voice of another language lend its timbre', () => {
    expect(chosen('hi', 'en-us-male-deep')).toBe('hi male-deep');
  });

  it('names the nearest voice where there is none of the name', () => {
    const attempt = () => chooseVoice('', 'en', 'en-gb-femal');
    expect(attempt).toThrow(ReelError);
    expect(attempt).toThrow('en-gb-female');
  });

  it('lists every voice once, each of which can be chosen', () => {
    const voices = listVoices();
    expect(new Set(voices.map(({ id }) => id)).size).toBe(voices.length);
    for (const { id, languages } of voices) expect(chosen(languages[0]!, id).replace(' ', '-')).toBe(id);
  });
});
