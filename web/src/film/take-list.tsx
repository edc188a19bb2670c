import type { Scene } from '../api/documents.ts';
import { say } from '../text/messages.ts';
import { SceneThumbnail } from './scene-thumbnail.tsx';

interface TakeListProps {
  takes: Scene['takes'];
  label: string;
  onSelect(take: number): void;
}

/** All pictures or shots that a scene ever had, side by side; none is ever lost. */
export function TakeList({ takes, label, onSelect }: TakeListProps) {
  if (takes.length < 2) return null;
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">{label}</legend>
      <div className="flex gap-2 overflow-x-auto p-0.5">
        {takes.map(({ number, selected, url }) => (
          <button
            key={number}
            type="button"
            aria-pressed={selected}
            aria-label={[say('scene.take'), number, ...(url === null ? [say('scene.missing')] : [])].join(
              ' ',
            )}
            onClick={() => onSelect(number)}
            className="relative grid size-20 shrink-0 place-items-center overflow-hidden rounded-lg border border-line bg-raised text-soft text-xs aria-pressed:ring-2 aria-pressed:ring-accent"
          >
            {url === null ? (
              <span className="px-1 text-center">
                {number}
                <br />
                {say('scene.missing')}
              </span>
            ) : (
              <SceneThumbnail url={url} place="take" />
            )}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
