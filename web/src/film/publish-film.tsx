import { useMutation } from '@tanstack/react-query';
import { CloudUpload, Copy, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { Project, PublishedFilm, Publisher } from '../api/documents.ts';
import { projectPath, usePublishers } from '../api/queries.ts';
import { ask } from '../api/request.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { CheckField } from '../parts/fields.tsx';
import { useTell, useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';

type Target = Publisher['target'];

/** Publishes the film to the places that are set up, and shows where it is there. */
export function PublishFilm({ project }: { project: Project }) {
  const publishers = usePublishers();
  const tellProblem = useTellProblem();
  const [withAssets, setWithAssets] = useState(false);
  const publish = useMutation({
    mutationFn: (target: Target) =>
      ask<PublishedFilm>(`${projectPath(project.id)}/publish`, { json: { target, with_assets: withAssets } }),
    onError: tellProblem,
  });
  if (publishers.data === undefined) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">{say('publish.title')}</h2>
      <div className="grid gap-2">
        {publishers.data.publishers.map(({ target, ready, detail }) => (
          <div key={target} className="rounded-lg border border-line bg-panel p-3">
            <Button
              className="w-full"
              disabled={!ready || publish.isPending}
              onClick={() => publish.mutate(target)}
            >
              <CloudUpload aria-hidden />
              {publish.isPending && publish.variables === target
                ? say('publish.running')
                : say(`publish.${target}`)}
            </Button>
            <p className="mt-1.5 break-words text-soft text-xs">
              {ready ? detail : `${say('publish.missing')} ${detail}`}
            </p>
          </div>
        ))}
        <CheckField label={say('publish.assets')} isOn={withAssets} onChange={setWithAssets} />
        {publish.data && <PublishedLinks published={publish.data} />}
      </div>
    </section>
  );
}

/** A link to a published file; pages may not open files of the machine, so there its name has to do. */
function PublishedFile({
  name,
  location,
  url,
}: Pick<PublishedFilm['files'][number], 'name' | 'location' | 'url'>) {
  if (url.startsWith('file:')) {
    return (
      <span title={location} className="min-w-0 flex-1 truncate">
        {name}
      </span>
    );
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      title={location}
      className="flex min-w-0 flex-1 items-center gap-1.5 truncate underline-offset-2 hover:underline"
    >
      <ExternalLink className="size-3.5 shrink-0 text-soft" aria-hidden />
      <span className="truncate">{name}</span>
    </a>
  );
}

function PublishedLinks({ published: { files, place } }: { published: PublishedFilm }) {
  const tell = useTell();
  const [expires] = files.flatMap(({ expires_at }) => expires_at ?? []);
  const until = expires && new Date(expires).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  // Browsers have it on https and on this machine alone.
  const canCopy = 'clipboard' in navigator;
  const copy = async (url: string) => {
    await navigator.clipboard.writeText(url);
    tell(say('publish.copied'));
  };
  return (
    <div className="rounded-lg bg-good/10 px-3 py-2" role="status">
      <p className="font-medium text-sm">{say('publish.done')}</p>
      <p className="break-all text-soft text-xs">
        {place}
        {until && ` · ${say('publish.until')} ${until}`}
      </p>
      <ul className="mt-1 max-h-72 overflow-auto">
        {files.map(({ name, location, url, uploaded }) => (
          <li key={location} className="flex items-center gap-1 text-sm">
            <PublishedFile name={name} location={location} url={url} />
            {!uploaded && <span className="shrink-0 text-soft text-xs">{say('publish.before')}</span>}
            {canCopy && (
              <IconButton label={`${say('publish.copy')}: ${name}`} onClick={() => copy(url)}>
                <Copy />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
