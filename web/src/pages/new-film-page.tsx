import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Tabs } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import type { Defaults, Formats, Plan, Project, Run } from '../api/documents.ts';
import { projectPath, useDefaults, useFormat, useFormats } from '../api/queries.ts';
import { ask, problemsOf } from '../api/request.ts';
import { PlanSummary } from '../film/plan-summary.tsx';
import { brandChanges, isBrand } from '../new-film/brand.ts';
import { type BriefFiles, TakeInFile } from '../new-film/brief-files.tsx';
import { type BriefValue, emptyValue, withoutEmpty } from '../new-film/brief-schema.ts';
import { type Look, lookOf, overridesOf } from '../new-film/look.ts';
import { LookFields, lookSummary } from '../new-film/look-fields.tsx';
import { useRequestKey } from '../new-film/request-key.ts';
import { SchemaFields } from '../new-film/schema-form.tsx';
import { makingWords, type Stage, stageChoices } from '../new-film/stages.ts';
import { LineWay, PasteWay, topFilesOf } from '../new-film/written-ways.tsx';
import { useAskBeforeLeaving } from '../parts/ask-before-leaving.ts';
import { Button } from '../parts/button.tsx';
import { CheckField, SelectField } from '../parts/fields.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { type MessageKey, say } from '../text/messages.ts';

const WAYS = ['line', 'form', 'paste'] as const;
type Way = (typeof WAYS)[number];

/** From nothing to a film under way: choose a format, say what it is about, see the quote, choose how far to go. */
export function NewFilmPage() {
  const formats = useFormats();
  const defaults = useDefaults();
  return (
    <div className="mx-auto max-w-4xl">
      <h1 className="mb-5 font-semibold text-2xl tracking-tight">{say('new.title')}</h1>
      <QueryState query={formats}>
        {({ formats: all }) => (
          <QueryState query={defaults}>{(start) => <NewFilm formats={all} defaults={start} />}</QueryState>
        )}
      </QueryState>
    </div>
  );
}

function NewFilm({ formats, defaults }: { formats: Formats; defaults: Defaults }) {
  const navigate = useNavigate();
  const tellProblem = useTellProblem();
  const [format, setFormat] = useState(formats[0]?.name ?? '');
  const [way, setWay] = useState<Way>('line');
  const [written, setWritten] = useState({ line: '', paste: '' });
  /** By format, so that whoever looks at another one finds theirs again. */
  const [forms, setForms] = useState<Readonly<Record<string, BriefValue>>>({});
  const [chosen, setChosen] = useState<Partial<Look>>({});
  const [files, setFiles] = useState<BriefFiles>({});
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [isBranded, setBranded] = useState(true);
  const [isFilledIn, setFilledIn] = useState(true);
  const [stage, setStage] = useState<Stage>('film');
  const requestKey = useRequestKey();
  useAskBeforeLeaving(Object.keys(forms).length > 0 || Object.values(written).some((text) => text !== ''));

  const schema = useFormat(format);
  const fields = forms[format] ?? (schema.data ? emptyValue(schema.data.schema) : {});
  const topFiles = topFilesOf(schema.data?.schema);
  const own = topFiles.filter(({ name }) => way === 'line' && (given[name] ?? '') !== '');
  // A pasted brief speaks for itself; the server fills in what it leaves open. Forms show it, so it is sent with them.
  const { brand = {}, ...start } = way === 'paste' ? {} : defaults;
  const look = { ...lookOf(start), ...chosen };
  const request = () => {
    const branded = brandChanges(isBranded ? brand : {});
    const all = { ...files, ...branded.files };
    return {
      brief: way === 'form' ? (withoutEmpty(fields) ?? {}) : written[way],
      ...(way !== 'paste' && { format }),
      set: [...overridesOf(look), ...branded.set, ...own.map(({ name }) => `${name}=${given[name]}`)],
      defaults: way === 'paste' && isFilledIn,
      ...(Object.keys(all).length > 0 && { files: all }),
    };
  };
  const quote = useMutation({
    mutationFn: () => ask<Plan>(`/api/plan?stage=${stage}`, { json: request() }),
  });
  const create = useMutation({
    mutationFn: async (isRun: boolean) => {
      const asked = request();
      const project = await ask<Project>('/api/projects', {
        json: asked,
        headers: { 'idempotency-key': requestKey(asked) },
      });
      if (isRun) await ask<Run>(`${projectPath(project.id)}/runs`, { json: { stage } });
      return project;
    },
    onSuccess: ({ id }) => navigate({ to: '/films/$project', params: { project: id } }),
    onError: (error) => {
      if (problemsOf(error).size === 0) tellProblem(error);
    },
  });
  const problems = problemsOf(create.error ?? quote.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(true);
  };
  const isEmpty = way !== 'form' && written[way].trim() === '';

  return (
    <TakeInFile.Provider value={(path, asset) => setFiles((all) => ({ ...all, [path]: asset }))}>
      <form onSubmit={submit} className="grid gap-6">
        <fieldset>
          <legend className="mb-2 font-medium text-sm">{say('new.format')}</legend>
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {formats.map(({ name, description }) => (
              <label
                key={name}
                className="flex cursor-pointer gap-3 rounded-xl border border-line bg-panel p-4 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent"
              >
                <input
                  type="radio"
                  name="format"
                  value={name}
                  checked={format === name}
                  onChange={() => {
                    setFormat(name);
                    setGiven({});
                  }}
                  className="mt-1 self-start accent-accent"
                />
                <span>
                  <span className="block font-medium first-letter:uppercase">{name.replace('-', ' ')}</span>
                  <span className="text-soft text-sm">{description}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>

        <Tabs.Root value={way} onValueChange={(value) => setWay(value as Way)} className="grid gap-4">
          <Tabs.List
            aria-label={say('new.title')}
            className="flex gap-1 overflow-x-auto border-line border-b"
          >
            {WAYS.map((each) => (
              <Tabs.Trigger
                key={each}
                value={each}
                className="whitespace-nowrap border-transparent border-b-2 px-3 py-2 text-sm text-soft data-[state=active]:border-accent data-[state=active]:text-ink"
              >
                {say(`new.${each}` as MessageKey)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Tabs.Content value="line">
            <LineWay
              format={format}
              text={written.line}
              onText={(line) => setWritten({ ...written, line })}
              files={topFiles}
              given={given}
              problems={problems}
              onGiven={setGiven}
            />
          </Tabs.Content>
          <Tabs.Content value="paste">
            <PasteWay
              text={written.paste}
              onText={(paste) => setWritten({ ...written, paste })}
              files={files}
              onFiles={setFiles}
            />
          </Tabs.Content>
          <Tabs.Content value="form">
            <QueryState query={schema}>
              {(known) => (
                <SchemaFields
                  key={format}
                  schema={known.schema}
                  value={fields}
                  path=""
                  problems={problems}
                  onChange={(form) => setForms((all) => ({ ...all, [format]: form }))}
                />
              )}
            </QueryState>
          </Tabs.Content>
        </Tabs.Root>

        <details className="rounded-xl border border-line bg-panel p-4">
          <summary className="text-sm">
            <span className="font-medium">{say('new.look')}</span>{' '}
            <span className="text-soft">{lookSummary(look)}</span>
          </summary>
          <div className="mt-4">
            <LookFields
              look={look}
              problems={problems}
              onChange={(changes) => setChosen({ ...chosen, ...changes })}
            />
          </div>
        </details>

        {isBrand(brand) && (
          <CheckField
            label={[say('new.brand'), brand.name].filter(Boolean).join(' ')}
            isOn={isBranded}
            onChange={setBranded}
          />
        )}

        {way === 'paste' && Object.keys(defaults).length > 0 && (
          <CheckField label={say('new.fillIn')} isOn={isFilledIn} onChange={setFilledIn} />
        )}

        {problems.size > 0 && (
          <ul role="alert" className="grid gap-1 rounded-xl border border-bad/60 p-4 text-sm">
            {[...problems].map(([field, problem]) => (
              <li key={field}>
                <code className="font-medium">{field}</code> {problem}
              </li>
            ))}
          </ul>
        )}
        {quote.data && (
          <section aria-label={say('plan.total')} className="rounded-xl border border-line bg-panel p-4">
            <PlanSummary plan={quote.data} />
          </section>
        )}
        <div className="flex flex-wrap items-end gap-3 border-line border-t pt-4">
          <div className="w-40">
            <SelectField
              label={say('new.upTo')}
              value={stage}
              choices={stageChoices()}
              onChange={(event) => setStage(event.target.value as Stage)}
            />
          </div>
          <Button onClick={() => quote.mutate()} disabled={isEmpty || quote.isPending}>
            {say('new.quote')}
          </Button>
          <Button onClick={() => create.mutate(false)} disabled={isEmpty || create.isPending}>
            {say('new.createOnly')}
          </Button>
          <Button tone="main" type="submit" disabled={isEmpty || create.isPending} className="sm:ml-auto">
            {makingWords(stage)}
          </Button>
        </div>
      </form>
    </TakeInFile.Provider>
  );
}
