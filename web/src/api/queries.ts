import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BriefSchema } from '../new-film/brief-schema.ts';
import { isChanging, sendInOrder } from './changes-in-order.ts';
import type {
  Budget,
  Call,
  Defaults,
  Edit,
  EditOutcome,
  FilmTimeline,
  Format,
  Formats,
  Model,
  Plan,
  Project,
  ProjectPage,
  Providers,
  Publisher,
  Run,
  Scenes,
  Styles,
  Voice,
} from './documents.ts';
import { predictedFilm } from './predicted-scenes.ts';
import { ask } from './request.ts';

const LONG_MS = 600_000;

/** Where a project is asked for. */
export function projectPath(id: string): string {
  return `/api/projects/${encodeURIComponent(id)}`;
}

export interface ProjectFilter {
  search: string;
  status: string;
}

export function useProjects({ search, status }: ProjectFilter) {
  return useQuery({
    queryKey: ['projects', search, status],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: '100' });
      if (search !== '') query.set('search', search);
      if (status === 'archived') query.set('archived', 'true');
      else if (status !== '') query.set('status', status);
      return ask<ProjectPage>(`/api/projects?${query}`, { signal });
    },
    placeholderData: (former) => former,
  });
}

export function useProject(id: string) {
  return useQuery({
    queryKey: ['project', id],
    queryFn: ({ signal }) => ask<Project>(projectPath(id), { signal }),
  });
}

export function useScenes(id: string) {
  return useQuery({
    queryKey: ['project', id, 'scenes'],
    queryFn: ({ signal }) => ask<Scenes>(`${projectPath(id)}/scenes`, { signal }),
  });
}

/** What making a film as far as a stage would take. */
export function usePlan(id: string, { isWanted = true, stage = 'film' } = {}) {
  return useQuery({
    queryKey: ['project', id, 'plan', stage],
    queryFn: ({ signal }) => ask<Plan>(`${projectPath(id)}/plan?stage=${stage}`, { signal }),
    enabled: isWanted,
  });
}

/** What each part of the film is called, by the name of its asset; nothing before that is known. */
export function useLabels(id: string): ReadonlyMap<string, string> {
  const { data } = usePlan(id);
  const parts = data ? [...data.wanted, ...data.reused] : [];
  return new Map(parts.map(({ hash, label }) => [hash, label]));
}

export function useTimeline(id: string, film: string | undefined) {
  return useQuery({
    queryKey: ['project', id, 'timeline', film],
    queryFn: ({ signal }) => ask<FilmTimeline>(`${projectPath(id)}/timeline`, { signal }),
    enabled: film !== undefined,
  });
}

/** Moments on which the film's music beats, in seconds; none until they are known. */
export function useBeats(id: string, film: string | undefined) {
  return useQuery({
    queryKey: ['project', id, 'beats', film],
    queryFn: ({ signal }) =>
      ask<{ beats_seconds: number[] }>(`${projectPath(id)}/timeline/beats`, { signal }),
    enabled: film !== undefined,
    staleTime: LONG_MS,
    retry: false,
  });
}

export function useRuns(id: string) {
  return useQuery({
    queryKey: ['project', id, 'runs'],
    queryFn: ({ signal }) =>
      ask<{ runs: Run[] }>(`/api/runs?project=${encodeURIComponent(id)}&limit=20`, { signal }),
  });
}

export function useCalls(id: string) {
  return useQuery({
    queryKey: ['project', id, 'calls'],
    queryFn: ({ signal }) =>
      ask<{ calls: Call[] }>(`/api/calls?project=${encodeURIComponent(id)}`, { signal }),
  });
}

/** Of a film, or of all of one's own together. */
export function useBudget(id?: string) {
  const query = id === undefined ? '' : `?project=${encodeURIComponent(id)}`;
  return useQuery({
    queryKey: id === undefined ? ['budget'] : ['project', id, 'budget'],
    queryFn: ({ signal }) => ask<Budget>(`/api/budget${query}`, { signal }),
  });
}

export function useFormats() {
  return useQuery({
    queryKey: ['formats'],
    queryFn: ({ signal }) => ask<{ formats: Formats }>('/api/formats', { signal }),
    staleTime: LONG_MS,
  });
}

/** A format with the schema of its briefs. */
export function useFormat(name: string) {
  return useQuery({
    queryKey: ['formats', name],
    queryFn: ({ signal }) =>
      ask<Omit<Format, 'schema'> & { schema: BriefSchema }>(`/api/formats/${encodeURIComponent(name)}`, {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useStyles() {
  return useQuery({
    queryKey: ['styles'],
    queryFn: ({ signal }) => ask<Styles>('/api/styles', { signal }),
    staleTime: LONG_MS,
  });
}

export function useVoices() {
  return useQuery({
    queryKey: ['voices'],
    queryFn: ({ signal }) => ask<{ voices: Voice[] }>('/api/voices', { signal }),
    staleTime: LONG_MS,
  });
}

export function useModels(kind: Model['kind']) {
  return useQuery({
    queryKey: ['models', kind],
    queryFn: ({ signal }) => ask<{ models: Model[] }>(`/api/models?kind=${kind}`, { signal }),
  });
}

export const DEFAULTS_KEY = ['defaults'];

export function useDefaults() {
  return useQuery({
    queryKey: DEFAULTS_KEY,
    queryFn: ({ signal }) => ask<Defaults>('/api/defaults', { signal }),
  });
}

/** Vendors fail and come back while a person looks. */
const PROVIDERS_MS = 5_000;

export function useProviders() {
  return useQuery({
    queryKey: ['providers'],
    queryFn: ({ signal }) => ask<Providers>('/api/providers', { signal }),
    refetchInterval: PROVIDERS_MS,
  });
}

export function usePublishers() {
  return useQuery({
    queryKey: ['publishers'],
    queryFn: ({ signal }) => ask<{ publishers: Publisher[] }>('/api/publishers', { signal }),
  });
}

/** Does something to a project, and then reads anew all that is shown of it. */
export function useProjectAction<Input, Answer>(id: string, act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => readAnew(client, id) });
}

/**
 * Reads anew all that is shown of a project. While a change of it is on its way nothing is read, so that the change does
 * not seem to be taken back: all is read once it is answered.
 */
export async function readAnew(client: QueryClient, id: string): Promise<void> {
  if (!isChanging(id)) await client.invalidateQueries({ queryKey: ['project', id] });
}

/** What an edit would make stale and cost, or why it cannot be made; nothing is changed by asking. */
export function useEditPreview(id: string, edit: Edit) {
  return useQuery({
    queryKey: ['project', id, 'preview', edit],
    queryFn: ({ signal }) =>
      ask<EditOutcome>(`${projectPath(id)}/edits`, { json: { edit, dry_run: true }, signal }),
    retry: false,
  });
}

/** Makes an edit. What it plainly comes to is shown at once; everything else as soon as the server has it. */
export function useEdit(id: string) {
  const client = useQueryClient();
  const key = ['project', id, 'scenes'];
  return useMutation({
    mutationFn: (edit: Edit) =>
      sendInOrder(id, () => ask<EditOutcome>(`${projectPath(id)}/edits`, { json: { edit } })),
    onMutate: async (edit) => {
      const former = client.getQueryData<Scenes>(key);
      const predicted = former && predictedFilm(former, edit);
      if (predicted === undefined) return undefined;
      await client.cancelQueries({ queryKey: key });
      client.setQueryData<Scenes>(key, predicted);
      return former;
    },
    onError: (_error, _edit, former) => {
      if (former && !isChanging(id)) client.setQueryData(key, former);
    },
    onSettled: (_outcome, error) => {
      const read = readAnew(client, id);
      // What went wrong is told at once, also where the server is silent and nothing can be read.
      return error ? undefined : read;
    },
  });
}
