import { Trash2 } from 'lucide-react';
import type { Edit, Project, Scene } from '../api/documents.ts';
import { IconButton } from '../parts/button.tsx';
import { EditableText } from '../parts/editable-text.tsx';
import { placeOf } from '../parts/unsaved-texts.ts';
import { say } from '../text/messages.ts';
import { bulletKeys } from './scene-facts.ts';

interface BulletsPanelProps {
  project: Project;
  scene: Scene;
  /** Raises what went wrong. */
  make(edit: Edit): Promise<unknown>;
  onChange(edit: Edit): void;
}

/** The lines of a scene's slide, each to be changed or taken away; what is said stays. */
export function BulletsPanel({ project, scene, make, onChange }: BulletsPanelProps) {
  const bullets = scene.slide?.bullets ?? [];
  const keys = bulletKeys(scene);
  if (bullets.length === 0) return null;
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-medium text-sm">{say('scene.bullets')}</legend>
      {bullets.map((bullet, index) => (
        <div key={keys[index]} className="relative">
          <EditableText
            place={placeOf(project.id, scene.id, 'bullet', keys[index] ?? '')}
            label={`${index + 1}`}
            isLine
            value={bullet.text}
            save={(text) => make({ kind: 'change-bullet', scene: scene.id, bullet: index, text })}
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
