import { Link, useNavigate } from '@tanstack/react-router';
import { Film, Plus, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { ProjectPage } from '../api/documents.ts';
import { useProjects } from '../api/queries.ts';
import { ago } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { densitiesOf } from '../parts/thumbnail.ts';
import { type MessageKey, say } from '../text/messages.ts';

const FILTERS: [string, MessageKey][] = [
  ['', 'home.all'],
  ['processing', 'status.processing'],
  ['completed', 'status.completed'],
  ['failed', 'status.failed'],
  ['cancelled', 'status.cancelled'],
  ['pending', 'status.pending'],
  ['archived', 'home.archived'],
];

/** All films, with what state each is in. */
export function HomePage() {
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState('');
  const projects = useProjects({ search: useDeferredValue(search), status });
  const navigate = useNavigate();
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h1 className="mr-auto font-semibold text-2xl tracking-tight">{say('home.title')}</h1>
        <Button tone="main" onClick={() => navigate({ to: '/new' })}>
          <Plus aria-hidden /> {say('home.new')}
        </Button>
      </div>
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3">
        <search className="relative w-full sm:w-72">
          <Search className="pointer-events-none absolute top-2.5 left-3 size-4 text-soft" aria-hidden />
          <input
            type="search"
            aria-label={say('home.search')}
            placeholder={say('home.search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="w-full rounded-lg border border-line bg-panel py-2 pr-3 pl-9 text-sm"
          />
        </search>
        <fieldset className="flex min-w-0 max-w-full gap-1 overflow-x-auto">
          <legend className="sr-only">{say('home.status')}</legend>
          {FILTERS.map(([value, key]) => (
            <button
              key={value}
              type="button"
              aria-pressed={status === value}
              onClick={() => setStatus(value)}
              className="whitespace-nowrap rounded-full px-3 py-1.5 text-sm text-soft hover:bg-raised aria-pressed:bg-ink aria-pressed:text-ground"
            >
              {say(key)}
            </button>
          ))}
        </fieldset>
      </div>
      <QueryState query={projects}>
        {({ projects: films }) =>
          films.length === 0 ? (
            <Nothing isSearch={search !== '' || status !== ''} />
          ) : (
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(11.5rem,42vw),1fr))] gap-4">
              {films.map((film) => (
                <FilmCard key={film.id} film={film} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </>
  );
}

function FilmCard({ film }: { film: ProjectPage['projects'][number] }) {
  const poster = film.poster_url;
  return (
    <li>
      <Link
        to="/films/$project"
        params={{ project: film.id }}
        className="group block overflow-hidden rounded-xl border border-line bg-panel transition hover:border-accent"
      >
        <div className="relative grid aspect-[4/5] place-items-center overflow-hidden bg-raised">
          {poster !== null ? (
            <>
              {/* Films are of all shapes: each is seen whole, over itself. */}
              <img
                {...densitiesOf(poster, { 1: 320, 2: 640 })}
                alt=""
                loading="lazy"
                className="absolute inset-0 size-full scale-125 object-cover blur-xl brightness-60"
              />
              <img
                {...densitiesOf(poster, { 1: 320, 2: 640 })}
                alt=""
                loading="lazy"
                className="absolute inset-0 size-full object-contain transition group-hover:scale-[1.02]"
              />
            </>
          ) : (
            <Film className="size-9 text-soft/60" aria-hidden />
          )}
        </div>
        <div className="grid gap-1.5 p-3">
          <h2 className="line-clamp-2 font-medium text-sm leading-snug">{film.title}</h2>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft text-xs">
            <StatusBadge status={film.status} />
            <span>{film.format.replace('-', ' ')}</span>
            <span className="ml-auto">{ago(film.updated_at)}</span>
          </div>
        </div>
      </Link>
    </li>
  );
}

function Nothing({ isSearch }: { isSearch: boolean }) {
  return (
    <div className="grid place-items-center gap-2 rounded-2xl border border-line border-dashed px-4 py-16 text-center">
      <Film className="size-10 text-soft" aria-hidden />
      <p className="font-medium">{say(isSearch ? 'home.nothing' : 'home.empty')}</p>
      {!isSearch && (
        <>
          <p className="text-soft text-sm">{say('home.empty.hint')}</p>
          <Link to="/new" className="mt-2 rounded-lg bg-accent px-4 py-2 font-medium text-on-accent text-sm">
            {say('home.new')}
          </Link>
        </>
      )}
    </div>
  );
}
