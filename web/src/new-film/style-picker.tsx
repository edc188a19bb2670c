import { useId } from 'react';
import { densitiesOf } from '../parts/thumbnail.ts';
import { say } from '../text/messages.ts';

interface StylePickerProps {
  styles: readonly { name: string; description: string }[];
  /** Empty for what the format has by itself. */
  chosen: string;
  problem?: string | undefined;
  onChoose(style: string): void;
}

/** The picture styles side by side, each as an example of it. */
export function StylePicker({ styles, chosen, problem, onChoose }: StylePickerProps) {
  const name = useId();
  const isKnown = chosen === '' || styles.some((style) => style.name === chosen);
  const unknown = isKnown ? [] : [{ name: chosen, description: '' }];
  return (
    <fieldset className="col-span-full min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{say('new.style')}</legend>
      <div className="flex gap-3 overflow-x-auto p-1 pb-2">
        <StyleCard
          name={name}
          style=""
          text={say('new.default')}
          isChosen={chosen === ''}
          onChoose={onChoose}
        />
        {[...styles, ...unknown].map((style) => (
          <StyleCard
            key={style.name}
            name={name}
            style={style.name}
            text={style.name}
            title={style.description}
            isChosen={style.name === chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
      {problem !== undefined && <p className="text-bad text-xs">{problem}</p>}
    </fieldset>
  );
}

interface StyleCardProps {
  /** Of the group that it is one of. */
  name: string;
  style: string;
  text: string;
  title?: string;
  isChosen: boolean;
  onChoose(style: string): void;
}

function StyleCard({ name, style, text, title, isChosen, onChoose }: StyleCardProps) {
  return (
    <label
      title={title}
      className="relative grid w-36 shrink-0 cursor-pointer gap-1 rounded-lg border border-line p-1 has-checked:border-accent has-focus-visible:outline-2 has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-accent"
    >
      <input
        type="radio"
        className="sr-only"
        name={name}
        value={style}
        checked={isChosen}
        onChange={() => onChoose(style)}
      />
      {style === '' ? (
        <span className="aspect-video rounded bg-raised" aria-hidden="true" />
      ) : (
        <img
          {...densitiesOf(`/api/styles/pictures/${encodeURIComponent(style)}`, { 1: 160, 2: 320 })}
          alt=""
          loading="lazy"
          className="aspect-video w-full rounded bg-raised object-cover"
        />
      )}
      <span className="truncate px-1 text-xs">{text}</span>
    </label>
  );
}
