import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { Edit } from '../api/documents.ts';
import { useEditPreview, useScenes } from '../api/queries.ts';
import { total } from '../parts/amounts.ts';
import { Button } from '../parts/button.tsx';
import { PlaySound } from '../parts/play-sound.tsx';
import { useTellProblem } from '../parts/toasts.tsx';
import { say } from '../text/messages.ts';
import { NumberedTake } from './numbered-take.tsx';
import { useToldEdit } from './told-edit.ts';

const ANOTHER: Edit = { kind: 'regenerate-music' };

/** The pieces of music that a film had of its mood, to be heard and chosen, and another one; nothing for its own file. */
export function MusicPieces({ projectId }: { projectId: string }) {
  const { data } = useScenes(projectId);
  const { change } = useToldEdit(projectId);
  if (!data?.music) return null;
  const { takes } = data.music;
  const isAnyThere = takes.length > 1 || takes.some(({ url }) => url !== null);
  return (
    <div className="grid gap-3">
      {isAnyThere && (
        <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <legend className="mb-1.5 font-medium text-sm">{say('music.pieces')}</legend>
          {takes.map((take) => (
            <span key={take.number} className="flex items-center">
              <NumberedTake
                take={take}
                label={say('music.piece', { number: take.number })}
                onSelect={(number) => change({ kind: 'select-music-take', take: number })}
              />
              {take.url && <PlaySound url={take.url} label={say('music.play', { number: take.number })} />}
            </span>
          ))}
        </fieldset>
      )}
      <AnotherPiece projectId={projectId} />
    </div>
  );
}

/** Asks for another piece, with what that makes stale and costs said before. */
function AnotherPiece({ projectId }: { projectId: string }) {
  const { make } = useToldEdit(projectId);
  const tellProblem = useTellProblem();
  const [isAsked, setAsked] = useState(false);
  const { data, error } = useEditPreview(projectId, ANOTHER);
  return (
    <div className="grid justify-items-start gap-1.5">
      <Button
        disabled={isAsked || error !== null}
        onClick={() => {
          setAsked(true);
          void make(ANOTHER)
            .catch(tellProblem)
            .finally(() => setAsked(false));
        }}
      >
        <RefreshCw aria-hidden /> {say('music.another')}
        <span className="text-soft tabular-nums">{data ? total(data.refresh) : '…'}</span>
      </Button>
      {[...(data?.notices ?? []), say('card.remakeHow')].map((text) => (
        <p key={text} className="text-soft text-xs">
          {text}
        </p>
      ))}
      {error && <p className="text-bad text-xs">{error.message}</p>}
    </div>
  );
}
