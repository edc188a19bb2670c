import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, X } from 'lucide-react';
import { useState } from 'react';
import type { Derivative, Film, Project } from '../api/documents.ts';
import { projectPath } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { SelectField } from '../parts/fields.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import { downloadOf, type FilmForm, formsOf, textOf } from './film-forms.ts';

const LOOK_AGAIN_MS = 1000;

/** Makes teasers, sound, other shapes and packages of the film; what was made stays there to be downloaded. */
export function FilmFormsPanel({ project, film }: { project: Project; film: Film }) {
  const forms = formsOf(project.settings.ratio);
  const [chosen, setChosen] = useState(forms[0]?.name);
  const form = forms.find(({ name }) => name === chosen);
  const client = useQueryClient();
  const tellProblem = useTellProblem();
  const queryKey = ['project', project.id, 'forms'];
  const made = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const path = projectPath(project.id);
      const [{ exports }, { packages }] = await Promise.all([
        ask<{ exports: Derivative[] }>(`${path}/exports`, { signal }),
        ask<{ packages: Derivative[] }>(`${path}/packages`, { signal }),
      ]);
      return [...exports, ...packages];
    },
    refetchInterval: ({ state }) =>
      state.data?.some((each) => each.state === 'making') ? LOOK_AGAIN_MS : false,
  });
  const make = useMutation({
    mutationFn: ({ plural, request }: FilmForm) =>
      ask<Derivative>(`${projectPath(project.id)}/${plural}`, { json: request }),
    onError: tellProblem,
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const shown = (made.data ?? []).filter((each) => each.film === film.film);
  return (
    <section>
      <h2 className="mb-2 font-semibold">{say('form.title')}</h2>
      <div className="flex items-end gap-2">
        <div className="min-w-0 grow">
          <SelectField
            label={say('form.choose')}
            value={chosen}
            choices={forms.map(({ name, text }) => ({ value: name, text }))}
            onChange={(event) => setChosen(event.target.value)}
          />
        </div>
        <Button disabled={form === undefined || make.isPending} onClick={() => form && make.mutate(form)}>
          {say('form.make')}
        </Button>
      </div>
      <ul className="mt-2 grid gap-1.5">
        {shown.map((each) => (
          <li key={each.id} className="rounded-lg border border-line bg-panel text-sm">
            <FormState made={each} title={project.title} text={textOf(each, forms)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FormState({ made, title, text }: { made: Derivative; title: string; text: string }) {
  const client = useQueryClient();
  const tellProblem = useTellProblem();
  const download = downloadOf(made, title);
  if (download !== undefined) {
    return (
      <a href={download} className="flex flex-wrap items-center gap-x-2 rounded-lg px-3 py-2 hover:bg-raised">
        <Download className="size-4 text-soft" aria-hidden /> {text}
        <span className="ml-auto text-soft text-xs">{sizeOf(made.size_bytes)}</span>
      </a>
    );
  }
  if (made.state === 'failed') {
    return (
      <p className="px-3 py-2 text-bad">
        {text}: {made.error?.message}
      </p>
    );
  }
  const plural = isPackage(made) ? 'packages' : 'exports';
  const cancel = () =>
    ask(`${projectPath(made.project)}/${plural}/${made.id}/cancel`, { method: 'POST' })
      .catch(tellProblem)
      .finally(() => client.invalidateQueries({ queryKey: ['project', made.project, 'forms'] }));
  return (
    <div className="flex items-center gap-2 py-1 pr-1 pl-3">
      <span className="min-w-0 grow">{text}</span>
      <progress aria-label={text} value={made.fraction} max={1} className="w-24 accent-accent" />
      <IconButton label={`${say('app.cancel')}: ${text}`} onClick={() => void cancel()}>
        <X />
      </IconButton>
    </div>
  );
}

function isPackage({ asked }: Derivative): boolean {
  return asked.form === 'pages' || String(asked.form).startsWith('scorm');
}

function sizeOf(bytes: number | null): string {
  return bytes === null ? '' : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
