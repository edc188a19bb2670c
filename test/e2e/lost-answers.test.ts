import { expect, it } from 'vitest';
import { FakeGemini } from '../fakes/gemini-server.ts';
import { FakeOpenAi } from '../fakes/openai-server.ts';
import { studioInFolder } from './studio-in-folder.ts';

const asText = { format: 'lesson', stage: 'script' as const };
const dropped = { drops: true, accepts: true } as const;

it('P5 a text by a server of one’s own whose answer was lost is asked for again, for it costs nothing', async () => {
  await using server = await FakeOpenAi.start();
  await using home = await studioInFolder({
    LOCAL_LLM_BASE_URL: server.versionedUrl,
    LOCAL_LLM_MODEL: 'gpt-5-mini',
    LOCAL_LLM_API_KEY: server.key,
  });
  server.troubleNext(dropped);
  const made = await home.make('lesson', 'How lighthouses work', asText);
  expect(made.notices).toEqual([]);
  expect(server.requests).toBe(2);
  const calls = await home.studio.listCalls({});
  expect(calls.map(({ state }) => state).toSorted()).toEqual(['done', 'failed']);
});

it('P5 a paid text whose answer was lost waits for a person, who is told what to do', async () => {
  await using gemini = await FakeGemini.start();
  await using home = await studioInFolder({ GEMINI_API_KEY: gemini.key, GEMINI_BASE_URL: gemini.baseUrl });
  gemini.troubleNext(dropped);
  const making = home.make('lesson', 'How lighthouses work', asText);
  await expect(making).rejects.toMatchObject({
    code: 'outcome-unknown',
    message: expect.stringMatching(/may have been paid for: .* Decide whether it is made anew/),
    issues: [{ field: 'call', value: expect.any(String) }],
  });
  expect(gemini.requests).toBe(1);
});
