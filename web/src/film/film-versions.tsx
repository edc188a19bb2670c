import { useQuery } from '@tanstack/react-query';
import { Download, Play } from 'lucide-react';
import type { Asset, Film, Project } from '../api/documents.ts';
import { projectPath } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { ago } from '../parts/amounts.ts';
import { fileName } from '../parts/file-name.ts';
import { say } from '../text/messages.ts';

/** All films that were made of this project, the last first; none is lost when another one is made. */
export function FilmVersions({ project, film }: { project: Project; film: Film }) {
  const assets = useQuery({
    queryKey: ['project', project.id, 'assets', film.film],
    queryFn: ({ signal }) => ask<{ assets: Asset[] }>(`${projectPath(project.id)}/assets`, { signal }),
  });
  const films = (assets.data?.assets ?? [])
    .filter(({ kind }) => kind === 'film')
    .sort((left, right) => right.made_at.localeCompare(left.made_at));
  if (films.length < 2) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">{say('versions.title')}</h2>
      <ol className="grid gap-1.5">
        {films.map(({ hash, made_at: at, size_bytes: bytes, url }, index) => {
          const number = films.length - index;
          const name = say('versions.name', { number });
          return (
            <li
              key={hash}
              className="flex items-center gap-1 rounded-lg border border-line bg-panel py-1 pr-1 pl-3 text-sm"
            >
              <span>{name}</span>
              <span className="grow pl-1 text-soft text-xs">
                {[hash === film.film ? say('versions.now') : '', ago(at), `${(bytes / 1e6).toFixed(1)} MB`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                aria-label={say('versions.play', { name })}
                className="grid size-8 place-items-center rounded-lg text-soft hover:bg-raised hover:text-ink"
              >
                <Play className="size-4" aria-hidden />
              </a>
              <a
                href={`${url}&download=${encodeURIComponent(`${fileName(project.title)}-${number}.mp4`)}`}
                aria-label={say('versions.download', { name })}
                className="grid size-8 place-items-center rounded-lg text-soft hover:bg-raised hover:text-ink"
              >
                <Download className="size-4" aria-hidden />
              </a>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
