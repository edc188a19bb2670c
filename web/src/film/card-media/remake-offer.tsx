import { Popover } from 'radix-ui';
import type { Edit, Scene } from '../../api/documents.ts';
import { useEditPreview } from '../../api/queries.ts';
import { total } from '../../parts/amounts.ts';
import { say } from '../../text/messages.ts';
import { type Remade, remadeOf } from './card-media.ts';

interface RemakeOfferProps {
  projectId: string;
  scene: Scene;
  /** What asked for it, which it is shown beside. */
  asked: HTMLElement;
  onChoose(edit: Edit): void;
  onClose(): void;
}

/** What of a scene can be made once more, each with what that would cost; nothing is made yet when one is chosen. */
export function RemakeOffer({ projectId, scene, asked, onChoose, onClose }: RemakeOfferProps) {
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor virtualRef={{ current: asked }} />
      <Popover.Portal>
        <Popover.Content
          aria-label={`${say('card.remake')}: ${scene.title}`}
          align="end"
          sideOffset={6}
          collisionPadding={12}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // What is on a card besides itself can be reached once the keys are on it.
            asked.closest('li')?.querySelector<HTMLElement>('[data-card]')?.focus();
            asked.focus();
          }}
          className="z-40 grid min-w-52 max-w-72 gap-0.5 rounded-xl border border-line bg-panel p-1.5 text-sm shadow-xl"
        >
          {remadeOf(scene).map((of) => (
            <Choice
              key={of}
              projectId={projectId}
              scene={scene.id}
              of={of}
              onChoose={(edit) => {
                onChoose(edit);
                onClose();
              }}
            />
          ))}
          <p className="px-2.5 pt-1 pb-0.5 text-soft text-xs">{say('card.remakeHow')}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ChoiceProps {
  projectId: string;
  scene: string;
  of: Remade;
  onChoose(edit: Edit): void;
}

function Choice({ projectId, scene, of, onChoose }: ChoiceProps) {
  const edit: Edit = { kind: 'regenerate', scene, of };
  const preview = useEditPreview(projectId, edit);
  return (
    <>
      <button
        type="button"
        disabled={preview.isError}
        onClick={() => onChoose(edit)}
        className="flex items-center justify-between gap-4 rounded-lg px-2.5 py-2 text-left hover:bg-raised focus-visible:bg-raised disabled:opacity-50"
      >
        {say(of === 'clip' ? 'clip.regenerate' : 'scene.regenerate')}
        <span className="text-soft tabular-nums">{preview.data ? total(preview.data.refresh) : '…'}</span>
      </button>
      {preview.error && <p className="px-2.5 pb-1 text-bad text-xs">{preview.error.message}</p>}
    </>
  );
}
