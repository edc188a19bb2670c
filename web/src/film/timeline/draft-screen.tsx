import { useEffect, useState } from 'react';
import type { Scene } from '../../api/documents.ts';
import { say } from '../../text/messages.ts';
import { addressOfSeen, seenOf, shotOf } from '../scene-facts.ts';
import { SceneMedia } from '../scene-media.tsx';
import { type Draft, lineAt, placeAt } from './draft-timeline.ts';
import { ShotScreen } from './shot-screen.tsx';
import type { Playhead } from './use-playhead.ts';

interface DraftScreenProps {
  draft: Draft;
  scenes: readonly Scene[];
  playhead: Pick<Playhead, 'moment' | 'isPlaying'>;
  ratio: string;
}

interface Seen {
  sceneId: string | undefined;
  startSeconds: number;
  line: string | undefined;
  revealed: number;
}

const NOTHING: Seen = { sceneId: undefined, startSeconds: 0, line: undefined, revealed: 0 };

/** What is to be seen of a film that is still being made: the picture or shot of the scene, its words, and what is said. */
export function DraftScreen({ draft, scenes, playhead, ratio }: DraftScreenProps) {
  const { moment, isPlaying } = playhead;
  const [now, show] = useState(NOTHING);
  useEffect(
    () =>
      moment.follow((seconds) => {
        const place = placeAt(draft, seconds);
        const next: Seen = {
          sceneId: place?.id,
          startSeconds: place?.start_seconds ?? 0,
          line: lineAt(draft, seconds)?.text,
          revealed: draft.lines.filter(
            (each) =>
              each.scene.id === place?.id && each.revealsBullet !== undefined && each.startSeconds <= seconds,
          ).length,
        };
        show((former) => (isSame(former, next) ? former : next));
      }),
    [moment, draft],
  );
  const { sceneId, startSeconds, line, revealed } = now;
  const [width = 16, height = 9] = ratio.split(':').map(Number);
  const shape = width / height;
  const scene = scenes.find(({ id }) => id === sceneId);
  const shot = scene && shotOf(scene);
  // Bullets that no line brings are there from the start.
  const bullets = scene?.narration.some(({ revealsBullet }) => revealsBullet !== undefined)
    ? revealed
    : undefined;
  return (
    <figure
      className="@container relative overflow-hidden bg-black text-white"
      style={{ aspectRatio: shape, width: `min(100%, 38dvh * ${shape})` }}
      aria-label={say('timeline.draft.screen')}
    >
      {scene && (
        <div key={scene.id} className="relative grid size-full place-items-center">
          {scene.clip && shot !== undefined ? (
            <ShotScreen
              url={shot}
              clip={scene.clip}
              startSeconds={startSeconds}
              moment={moment}
              isPlaying={isPlaying}
            />
          ) : (
            <SceneMedia url={addressOfSeen(scene)} mediaType={seenOf(scene)?.media_type} />
          )}
        </div>
      )}
      {scene?.slide && !scene.clip && (
        <div className="absolute inset-0 grid content-start gap-[1cqw] bg-black/45 p-[6cqw]">
          <p className="font-semibold text-[6cqw] leading-tight">{scene.slide.title}</p>
          <ul className="grid list-disc gap-[1cqw] pl-[1.2em] text-[4cqw] leading-snug">
            {scene.slide.bullets.slice(0, bullets).map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {line !== undefined && (
        <figcaption className="absolute inset-x-0 bottom-[4%] mx-auto w-fit max-w-[88%] rounded bg-black/75 px-2 py-1 text-center text-[clamp(0.75rem,3.4cqw,1.1rem)]">
          {line}
        </figcaption>
      )}
    </figure>
  );
}

function isSame(one: Seen, other: Seen): boolean {
  return (
    one.sceneId === other.sceneId &&
    one.startSeconds === other.startSeconds &&
    one.line === other.line &&
    one.revealed === other.revealed
  );
}
