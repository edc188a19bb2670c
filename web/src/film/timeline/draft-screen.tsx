import { useEffect, useState } from 'react';
import type { Scene } from '../../api/documents.ts';
import { say } from '../../text/messages.ts';
import { seenOf } from '../scene-facts.ts';
import { SceneMedia } from '../scene-media.tsx';
import { type Draft, lineAt, sceneAt } from './draft-timeline.ts';
import type { Moment } from './moment.ts';

interface DraftScreenProps {
  draft: Draft;
  scenes: readonly Scene[];
  moment: Moment;
  ratio: string;
}

/** What is to be seen of a film that is still being made: the picture of the scene, its words, and what is said. */
export function DraftScreen({ draft, scenes, moment, ratio }: DraftScreenProps) {
  const [now, show] = useState({ scene: scenes[0], line: undefined as string | undefined, revealed: 0 });
  useEffect(
    () =>
      moment.follow((seconds) => {
        const scene = sceneAt(draft, scenes, seconds);
        const line = lineAt(draft, seconds)?.text;
        const revealed = draft.lines.filter(
          (each) => each.scene === scene && each.revealsBullet !== undefined && each.startSeconds <= seconds,
        ).length;
        show((former) =>
          former.scene === scene && former.line === line && former.revealed === revealed
            ? former
            : { scene, line, revealed },
        );
      }),
    [moment, draft, scenes],
  );
  const { scene, line, revealed } = now;
  const picture = scene && seenOf(scene);
  return (
    <figure
      className="@container relative h-[38dvh] max-w-full overflow-hidden bg-black text-white"
      style={{ aspectRatio: ratio.replace(':', ' / ') }}
      aria-label={say('timeline.draft.screen')}
    >
      {scene && (
        <div key={scene.id} className="relative grid size-full place-items-center">
          <SceneMedia url={picture?.url} mediaType={picture?.media_type} />
        </div>
      )}
      {scene?.slide && (
        <div className="absolute inset-0 grid content-start gap-[1cqw] bg-black/45 p-[6cqw]">
          <p className="font-semibold text-[6cqw] leading-tight">{scene.slide.title}</p>
          <ul className="grid list-disc gap-[1cqw] pl-[1.2em] text-[4cqw] leading-snug">
            {scene.slide.bullets.slice(0, revealed).map(({ text }) => (
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
