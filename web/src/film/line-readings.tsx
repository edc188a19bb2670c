import { RefreshCw } from 'lucide-react';
import type { Edit, Scene } from '../api/documents.ts';
import { Button } from '../parts/button.tsx';
import { PlaySound } from '../parts/play-sound.tsx';
import { say } from '../text/messages.ts';
import { NumberedTake } from './numbered-take.tsx';

interface LineReadingsProps {
  scene: Scene;
  line: Scene['narration'][number];
  /** Its place among the lines, counted from 1. */
  number: number;
  onChange(edit: Edit): void;
}

/** Has a voice read a line once more, and one of its readings heard; none is ever lost. */
export function LineReadings({ scene, line, number, onChange }: LineReadingsProps) {
  const about = { scene: scene.id, of: 'speech', line: line.id } as const;
  const heard = line.takes.find(({ selected }) => selected);
  return (
    <>
      {!isReadAlike(scene) && (
        <Button
          aria-label={say('scene.readAgainLine', { number })}
          onClick={() => onChange({ kind: 'regenerate', ...about })}
        >
          <RefreshCw aria-hidden /> {say('scene.readAgain')}
        </Button>
      )}
      {line.takes.length > 1 && (
        <fieldset className="order-last flex w-full flex-wrap items-center gap-1.5">
          <legend className="sr-only">{say('scene.readings', { number })}</legend>
          {line.takes.map((take) => (
            <NumberedTake
              key={take.number}
              take={take}
              label={say('scene.reading', { number: take.number })}
              onSelect={(chosen) => onChange({ kind: 'select-take', ...about, take: chosen })}
            />
          ))}
          {heard?.url && (
            <PlaySound url={heard.url} label={say('scene.playReading', { number: heard.number })} />
          )}
        </fieldset>
      )}
    </>
  );
}

/** The built-in voice reads the same words the same way each time. */
function isReadAlike({ parts }: Scene): boolean {
  return parts.some(({ kind, shown }) => kind === 'speech' && shown?.provider.startsWith('builtin-'));
}
