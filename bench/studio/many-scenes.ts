import type { Client } from '../../src/client/client.ts';

const SUBJECTS = ['lighthouse', 'glacier', 'bridge', 'violin', 'bread', 'bee', 'river', 'mountain', 'train'];
/** No brief may have more slides; the other scenes are added one by one, as a person does it. */
const MOST_SLIDES = 60;

/** A film of so many scenes, no two of whose pictures are alike; answers with its project's id. */
export async function filmOfManyScenes(reel: Client, count: number): Promise<string> {
  const scenes = Array.from({ length: count }, (_, index) => {
    const subject = SUBJECTS[index % SUBJECTS.length] ?? '';
    return {
      title: `Scene ${index + 1}: the ${subject}`,
      prompt: `A ${subject}, seen for the ${index}th time`,
      said: `This is what scene ${index + 1} says about the ${subject}.`,
    };
  });
  const slides = scenes
    .slice(0, MOST_SLIDES)
    .map(({ title, said }) => ({ slide_title: title, items: [{ bullet: title, talk: said }] }));
  const { id } = await reel.projects.create({
    format: 'lesson',
    brief: {
      lesson_id: 'many-scenes',
      lesson_title: `${count} scenes`,
      slides,
      settings: { ratio: '16:9' },
    },
  });
  const make = async (stage: 'script' | 'film') => {
    const run = await reel.runs.ended((await reel.runs.start(id, { stage })).id);
    if (run.state !== 'completed') throw new Error(`The film was not made: ${JSON.stringify(run.error)}`);
  };
  await make('script');
  for (const { title, prompt, said } of scenes.slice(MOST_SLIDES))
    await reel.projects.edit(id, { kind: 'add-scene', title, prompt, narration: [said] });
  await make('film');
  return id;
}
