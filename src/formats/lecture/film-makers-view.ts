import { z } from 'zod';
import type { StoryboardContext } from '../../ports/format.ts';
import { lineOfText } from '../text-fields.ts';
import type { LectureBrief } from './lecture-brief.ts';

/** How a documentary film-maker would show what is said over one picture. */
export interface ShotView {
  /** The first picture of it. */
  picture: string;
  /** How camera and action move from there, with `[cut]` between shots. */
  directions: string;
}

/** A stretch of narration to be shown, and the title that it stands under; empty for none. */
export interface Shot {
  title: string;
  narration: string;
}

/** So many shots are asked for at a time: more than that, and answers get careless. */
const SHOTS_A_TASK = 24;
const MOST_PICTURE_CHARACTERS = 160;

const viewSchema = z.strictObject({
  shots: z.array(z.strictObject({ picture: lineOfText(800), directions: lineOfText(800) })),
});

const INSTRUCTIONS = `You are a documentary film-maker. The source is a numbered list of what the narrator says, shot by shot. Say how each is shown.
For each, in the same order and number:
picture: the first picture of the shot in one or two sentences: subject, place, light, lens, distance. Concrete things that can be filmed, no symbols for ideas.
directions: how camera and action go on from there, as shots with [cut] between them, two or three in all; each names a camera move and an action.
No text, lettering, captions or signs in any picture. No music, no sound effects, no dialogue in the directions. Nothing out of the period that is told of. Neighbouring shots differ in distance and angle. Persons who return look the same each time.`;

/** How every shot of a lecture is shown, in their order, and where that falls short of what was wished for. */
export async function filmMakersView(
  shots: readonly Shot[],
  brief: LectureBrief,
  { writer, settings, signal }: StoryboardContext,
): Promise<{ views: ShotView[]; notices: string[] }> {
  const views: ShotView[] = [];
  const notices = new Set<string>();
  for (let at = 0; at < shots.length; at += SHOTS_A_TASK) {
    const some = shots.slice(at, at + SHOTS_A_TASK);
    const written = await writer.write(
      {
        name: 'shots of a lecture',
        instructions: `${INSTRUCTIONS}\nThe lecture is called: ${brief.title}. Write in English, whatever language is narrated.`,
        source: some.map(({ narration }, index) => `${index + 1}. ${narration}`).join('\n'),
        language: settings.language,
        schema: viewSchema.check(({ value, issues }) => {
          if (value.shots.length === some.length) return;
          const message = `holds ${value.shots.length} shots for ${some.length} stretches of narration`;
          issues.push({ code: 'custom', path: ['shots'], message, input: value.shots });
        }),
        draft: (tools) => ({
          answer: {
            shots: some.map(({ title, narration }, index) => ({
              picture: `${title === '' ? '' : `${title}: `}${tools.phrase(narration, MOST_PICTURE_CHARACTERS)}`,
              directions: USUAL_DIRECTIONS[(at + index) % USUAL_DIRECTIONS.length] ?? '',
            })),
          },
          notices: [],
        }),
      },
      signal,
    );
    views.push(...written.answer.shots);
    for (const notice of written.notices) notices.add(notice);
  }
  return { views, notices: [...notices] };
}

/** What a camera does with any subject; neighbours differ. */
const USUAL_DIRECTIONS = [
  'Slow push-in on the subject in still air. [cut] Close on a telling detail, the focus shifting from front to back.',
  'The camera glides from left to right past the foreground. [cut] Wide view, the light changing slowly.',
  'The camera rises from the ground to the whole of the scene. [cut] Hands or parts at work, seen from close by.',
  'Wide view held still while something in it moves. [cut] Slow pull back that shows where it stands.',
];
