import { CircleCheck, CircleX, Download } from 'lucide-react';
import {
  MediaCaptionsButton,
  MediaControlBar,
  MediaController,
  MediaFullscreenButton,
  MediaMuteButton,
  MediaPlayButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from 'media-chrome/react';
import { useRef, useState } from 'react';
import type { Film, Project } from '../api/documents.ts';
import { projectPath, useLabels } from '../api/queries.ts';
import { fileName } from '../parts/file-name.ts';
import { say } from '../text/messages.ts';
import { FilmFormsPanel } from './film-forms-panel.tsx';
import { FilmVersions } from './film-versions.tsx';
import { PublishFilm } from './publish-film.tsx';
import { StepDowns } from './step-downs.tsx';

const DOWNLOADS = [
  ['film.mp4', 'download.film'],
  ['captions.vtt', 'download.vtt'],
  ['captions.srt', 'download.srt'],
  ['poster.png', 'download.poster'],
  ['contact-sheet.png', 'download.sheet'],
] as const;

/** So wide that the whole of it is seen at once. */
const WIDTHS = {
  '9:16': 'max-w-[min(26rem,43dvh)]',
  '4:5': 'max-w-[min(36rem,60dvh)]',
  '1:1': 'max-w-[min(44rem,74dvh)]',
  '16:9': 'max-w-5xl',
};
type Ratio = keyof typeof WIDTHS;

/** The finished film with its captions, what it passed, and everything to take away. */
export function FilmPlayer({ project }: { project: Project }) {
  const { film } = project;
  if (film === null) {
    return (
      <div className="rounded-2xl border border-line border-dashed px-4 py-16 text-center">
        <p className="font-medium">{say('film.none')}</p>
        <p className="text-soft text-sm">{say('film.none.hint')}</p>
      </div>
    );
  }
  const shown = DOWNLOADS.filter(([name]) => film.captions || !name.startsWith('captions'));
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div
        className={`@container mx-auto w-full overflow-hidden rounded-2xl bg-black ${WIDTHS[project.settings.ratio as Ratio]}`}
      >
        <Player project={project} film={film} />
      </div>
      <div className="grid gap-6">
        <section>
          <h2 className="mb-2 font-semibold">{say('film.download')}</h2>
          <ul className="grid gap-1.5">
            {shown.map(([name, key], index) => (
              <li key={name}>
                <a
                  href={`${projectPath(project.id)}/film/${name}?download=${encodeURIComponent(`${fileName(project.title)}-${name}`)}`}
                  className={`flex items-center gap-2 rounded-lg px-3 py-2 text-sm ${index === 0 ? 'bg-accent font-medium text-on-accent hover:brightness-110' : 'border border-line bg-panel hover:bg-raised'}`}
                >
                  <Download className="size-4" aria-hidden /> {say(key)}
                  <span className={`ml-auto text-xs ${index === 0 ? '' : 'text-soft'}`}>{name}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
        <FilmVersions project={project} film={film} />
        <FilmFormsPanel project={project} film={film} />
        <PublishFilm project={project} />
        {film.degraded.length > 0 && (
          <section>
            <h2 className="mb-2 font-semibold">{say('film.degraded')}</h2>
            <Degraded project={project} film={film} />
          </section>
        )}
        <section>
          <h2 className="mb-2 font-semibold">{say('film.checks')}</h2>
          <ul className="grid gap-1.5">
            {film.checks.map(({ name, ok, detail }) => (
              <li key={name} className="flex gap-2 text-sm">
                {ok ? (
                  <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" aria-label={say('film.passed')} />
                ) : (
                  <CircleX className="mt-0.5 size-4 shrink-0 text-bad" aria-label={say('film.failedCheck')} />
                )}
                <span>
                  <span className="font-medium">{name}</span> <span className="text-soft">{detail}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

/** Each part that its first choice of provider did not make. */
function Degraded({ project, film }: { project: Project; film: Film }) {
  const labels = useLabels(project.id);
  const steps = film.degraded.flatMap(({ asset, steps }) =>
    steps.map((step) => ({ ...step, label: labels.get(asset) })),
  );
  return (
    <div className="grid gap-2">
      <StepDowns steps={steps} />
    </div>
  );
}

function Player({ project, film }: { project: Project; film: Film }) {
  const at = (name: string) => `${projectPath(project.id)}/film/${name}?v=${film.film.slice(0, 12)}`;
  const video = useRef<HTMLVideoElement>(null);
  return (
    <MediaController className="block w-full">
      <video
        ref={video}
        slot="media"
        src={at('film.mp4')}
        poster={at('poster.png')}
        preload="metadata"
        playsInline
        className="w-full"
      >
        {/* Without a source, as for a film whose brief wants no captions, there is nothing that one could turn on. */}
        <track
          kind="captions"
          src={film.captions && at('captions.vtt')}
          srcLang={String(project.settings.language)}
          label={say('film.captions')}
          default={film.captions !== undefined}
        />
      </video>
      <MediaControlBar>
        <MediaPlayButton />
        <MediaTimeRange />
        <MediaTimeDisplay showDuration noToggle className="whitespace-nowrap" />
        <MediaMuteButton />
        <MediaVolumeRange className="@max-lg:hidden" />
        <PaceButton video={video} />
        {film.captions && <MediaCaptionsButton ref={markAsSwitch} />}
        <MediaFullscreenButton />
      </MediaControlBar>
    </MediaController>
  );
}

const PACES = [1, 1.25, 1.5, 2, 0.75];

/** How fast the film plays; each press takes the next pace. */
function PaceButton({ video }: { video: React.RefObject<HTMLVideoElement | null> }) {
  const [at, setAt] = useState(0);
  const change = () => {
    const next = (at + 1) % PACES.length;
    setAt(next);
    if (video.current) video.current.playbackRate = PACES[next] ?? 1;
  };
  return (
    <button
      type="button"
      onClick={change}
      className="bg-[rgb(20_20_30/0.7)] px-2 shrink-0 font-bold text-[13px] text-white @max-xs:hidden"
    >
      {PACES[at]}×
    </button>
  );
}

/** The library gives its captions button a checked state but the role of a plain button, which screen readers refuse. */
function markAsSwitch(button: HTMLElement | null): void {
  button?.setAttribute('role', 'switch');
}
