import { expect, test } from 'vitest';
import { settingsSchema } from '../../domain/settings.ts';
import { nameIssues } from './check-names.ts';

const KNOWN = { voices: ['en-gb', 'de', 'pt-br-male'], voiceProviders: ['elevenlabs', 'openai'] };
const issuesOf = (voice: string) => nameIssues(settingsSchema.parse({ voice }), KNOWN);

test.each(['en-gb', 'elevenlabs:21m00Tcm4TlvDq8ikWAM', 'openai:marin'])('takes the voice %s', (voice) => {
  expect(issuesOf(voice)).toEqual([]);
});

test.each([
  ['en-bg', 'en-gb'],
  ['pt-BR', 'pt-br-male'],
  ['elevenlab:21m00', 'elevenlabs:'],
  ['openai:', undefined],
])('refuses the voice %s with what is nearest to it', (voice, nearest) => {
  expect(issuesOf(voice)).toMatchObject([
    { field: 'settings.voice', value: JSON.stringify(voice), ...(nearest && { nearest }) },
  ]);
});
