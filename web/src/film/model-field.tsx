import type { Model } from '../api/documents.ts';
import { useModels } from '../api/queries.ts';
import { money } from '../parts/amounts.ts';
import { SelectField } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';

interface ModelFieldProps {
  kind: 'image' | 'video';
  chosen: { provider: string; name: string } | undefined;
  onChoose(model: { provider: string; name: string } | null): void;
}

/** Who is to make a picture or a shot, each with its price; those that nobody has a key for cannot be chosen. */
export function ModelField({ kind, chosen, onChoose }: ModelFieldProps) {
  const models = useModels(kind);
  const all = models.data?.models ?? [];
  const nameOf = ({ provider, id }: Pick<Model, 'provider' | 'id'>) => `${provider} ${id}`;
  const value = chosen ? nameOf({ provider: chosen.provider, id: chosen.name }) : '';
  const choices = all.map((model) => ({
    value: nameOf(model),
    text: [`${model.name}, ${priceOf(model)}`, ...(model.set_up ? [] : [say('scene.model.missing')])].join(
      ' · ',
    ),
    isDisabled: !model.set_up,
  }));
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <SelectField
      label={say('scene.model')}
      value={value}
      hint={all.find((model) => nameOf(model) === value)?.best_for}
      choices={[
        { value: '', text: say('scene.model.any') },
        ...choices,
        ...(isKnown ? [] : [{ value, text: chosen?.name ?? '' }]),
      ]}
      onChange={({ target }) => {
        const model = all.find((each) => nameOf(each) === target.value);
        onChoose(model ? { provider: model.provider, name: model.id } : null);
      }}
    />
  );
}

function priceOf({ price_5_seconds: price }: Model): string {
  return 'amount' in price ? money(price) : say('plan.unknown');
}
