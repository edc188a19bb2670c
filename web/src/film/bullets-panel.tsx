import { Trash2 } from 'lucide-react';
import type { Edit, Scene } from '../api/documents.ts';
import { IconButton } from '../parts/button.tsx';
import { EditableText } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';
import { bulletKeys } from './scene-facts.ts';

/** The lines of a scene's slide, each to be changed or taken away; what is said stays. */
export function BulletsPanel({ scene, onChange }: { scene: Scene; onChange(edit: Edit): void }) {
  const bullets = scene.slide?.bullets ?? [];
  const keys = bulletKeys(scene);
  if (bullets.length === 0) return null;
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-medium text-sm">{say('scene.bullets')}</legend>
      {bullets.map((bullet, index) => (
        <div key={keys[index]} className="relative">
          <EditableText
            label={`${index + 1}`}
            rows={1}
            value={bullet.text}
            onCommit={(text) => onChange({ kind: 'change-bullet', scene: scene.id, bullet: index, text })}
          />
          <IconButton
            label={say('scene.deleteBullet', { number: index + 1 })}
            className="-top-2 absolute right-0 size-7"
            onClick={() => onChange({ kind: 'delete-bullet', scene: scene.id, bullet: index })}
          >
            <Trash2 />
          </IconButton>
        </div>
      ))}
    </fieldset>
  );
}
