import { describe, expect, it } from 'vitest';
import { createDraftingTools } from '../../providers/builtin/writer/drafting-tools.ts';
import type { PlannedScene } from './cut-plan.ts';
import { directorStyle } from './director-styles.ts';
import { draftScenes } from './draft-scenes.ts';
import { musicVideoSchema } from './music-video-brief.ts';

const planned: PlannedScene = {
  startFrame: 0,
  durationFrames: 48,
  energy: 0.8,
  beginsSection: true,
  shots: [],
};

/** The words over the second of three scenes, whose motif they are of. */
function wordsOver(motif: string, language = 'en'): string | undefined {
  const brief = musicVideoSchema.parse({
    concept: `Erst kommt der Anfang. ${motif} Then comes the end.`,
    backing_track: 'track.ogg',
  });
  const scenes = Array.from({ length: 3 }, () => planned);
  const tools = createDraftingTools(language);
  return draftScenes(brief, scenes, directorStyle(undefined), tools).answer.scenes[1]?.words;
}

describe('F5: the words over a scene that nobody wrote', () => {
  it.each([
    ['An owl sleeps.', 'An owl sleeps'],
    ['An owl sits in a dark forest.', 'in a dark forest'],
    ['Mara dances on the beach.', 'on the beach'],
    ['The bus drives through the mountains.', 'through the mountains'],
    ['The city becomes a sky of stars.', 'a sky of stars'],
    ['Solar panels charge batteries quickly.', 'Solar panels charge'],
  ])('of “%s” are “%s”', (motif, words) => {
    expect(wordsOver(motif)).toBe(words);
  });

  it('stand together in the sentence, whatever the language', () => {
    expect(wordsOver('Der Bus fährt langsam durch den dunklen Wald.', 'de')).toBe('durch den dunklen Wald');
  });

  it('are read once, however often a sentence is seen', () => {
    const concept = 'A keeper dances with the storm.';
    const brief = musicVideoSchema.parse({ concept, backing_track: 'track.ogg' });
    const scenes = Array.from({ length: 9 }, () => planned);
    const { answer } = draftScenes(brief, scenes, directorStyle(undefined), createDraftingTools('en'));
    expect(answer.scenes.flatMap(({ words }) => words ?? [])).toEqual(['with the storm']);
  });
});
