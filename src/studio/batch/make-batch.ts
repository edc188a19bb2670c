import { join } from 'node:path';
import PQueue from 'p-queue';
import { type ErrorCode, type InputIssue, isReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { ReadBrief } from '../brief/read-brief.ts';
import { refusal } from '../brief/refusal.ts';
import { makeFilm } from '../make-film.ts';
import { projectIdOf } from '../project-of-brief.ts';
import type { MadeFilm } from '../studio.ts';
import type { StudioParts } from '../studio-parts.ts';
import { readRequest } from '../take-in-brief.ts';
import type { BatchFilm, MadeBatch, MakeBatchRequest } from './batch.ts';
import { type BatchBrief, splitBriefs } from './split-briefs.ts';

/** A brief of the batch that was checked, and the project that it is. */
interface CheckedBrief extends BatchBrief {
  title: string;
  projectId: string;
}

/**
 * Makes the films of many briefs, some at once. All are checked before the first is made: one `invalid-input` names
 * every line and field that is wrong. What becomes of one film stops no other.
 */
export async function makeBatch(request: MakeBatchRequest, parts: StudioParts): Promise<MadeBatch> {
  const { brief, together, signal } = request;
  const subject = brief.name ?? 'The batch';
  const checked = await checkAll(splitBriefs(brief.text, subject), subject, request, parts);
  const queue = new PQueue({ concurrency: together });
  const films = await Promise.all(checked.map((each) => queue.add(() => makeOne(each, request, parts))));
  throwIfCancelled(signal);
  const count = (outcome: BatchFilm['outcome']) => films.filter((film) => film.outcome === outcome).length;
  return {
    films,
    succeeded: count('succeeded'),
    failed: count('failed'),
    blocked: count('blocked'),
    costMicros: films.reduce((sum, { made }) => sum + (made?.costMicros ?? 0), 0),
  };
}

async function checkAll(
  briefs: BatchBrief[],
  subject: string,
  request: MakeBatchRequest,
  parts: StudioParts,
): Promise<CheckedBrief[]> {
  const issues: InputIssue[] = [];
  const checked: CheckedBrief[] = [];
  const placeOf = new Map<string, string>();
  for (const each of briefs) {
    throwIfCancelled(request.signal);
    const read = await readOne(each, request, parts, issues);
    if (read === undefined) continue;
    const projectId = projectIdOf(read, parts.ownerId);
    const same = placeOf.get(projectId);
    if (same !== undefined) {
      issues.push({ field: each.place, problem: `is the same film as ${same}; leave one of them out` });
    }
    placeOf.set(projectId, each.place);
    checked.push({ ...each, title: read.title, projectId });
  }
  if (issues.length > 0) throw refusal(subject, issues);
  return checked;
}

/** Undefined for one that is wrong; its issues name its place first. */
async function readOne(
  { place, text, problem }: BatchBrief,
  { brief, ...request }: MakeBatchRequest,
  parts: StudioParts,
  issues: InputIssue[],
): Promise<ReadBrief | undefined> {
  if (problem !== undefined) {
    issues.push({ field: place, problem });
    return undefined;
  }
  try {
    return await readRequest({ ...request, brief: { ...folderOf(brief), text } }, parts);
  } catch (error) {
    if (!isReelError(error) || error.issues.length === 0) throw error;
    issues.push(...error.issues.map((issue) => ({ ...issue, field: `${place}: ${issue.field}` })));
    return undefined;
  }
}

async function makeOne(
  { place, text, title, projectId }: CheckedBrief,
  { brief, onFilm, onEvent, outputFolder, together, ...request }: MakeBatchRequest,
  parts: StudioParts,
): Promise<BatchFilm> {
  const film = { place, title, projectId };
  onFilm({ ...film, state: 'begun' });
  const outcome = await outcomeOf(async () =>
    makeFilm(
      {
        ...request,
        brief: { ...folderOf(brief), text },
        ...(outputFolder !== undefined && { outputFolder: join(outputFolder, projectId) }),
        onEvent: (event) => onEvent(place, event),
      },
      parts,
    ),
  );
  onFilm({ ...film, state: outcome.outcome, ...(outcome.error && { message: outcome.error.message }) });
  return { ...film, ...outcome };
}

/** What a person has to settle or pay for before the film can go on. */
const BLOCKING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'over-budget',
  'outcome-unknown',
  'unauthorized',
  'forbidden',
  'conflict',
]);

async function outcomeOf(
  make: () => Promise<MadeFilm>,
): Promise<Pick<BatchFilm, 'outcome' | 'made' | 'error'>> {
  try {
    const made = await make();
    const failed = made.checks.filter(({ ok }) => !ok);
    if (failed.length === 0) return { outcome: 'succeeded', made };
    const message = `The film failed its own check: ${failed.map(({ name, detail }) => `${name}: ${detail}`).join('; ')}`;
    return { outcome: 'failed', made, error: { code: 'film-check-failed', message } };
  } catch (error) {
    const code = isReelError(error) ? error.code : 'internal';
    const message = error instanceof Error ? error.message : String(error);
    return { outcome: BLOCKING.has(code) ? 'blocked' : 'failed', error: { code, message } };
  }
}

function folderOf({ folder }: MakeBatchRequest['brief']): { folder?: string } {
  return folder === undefined ? {} : { folder };
}
