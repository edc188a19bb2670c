import { useStyles, useVoices } from '../api/queries.ts';
import { money } from '../parts/amounts.ts';
import { type Choice, SelectField, TextField } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';
import { languagesOf, speaks, voicesOf } from './languages.ts';
import { type Look, SETTING_PATHS } from './look.ts';
import { StylePicker } from './style-picker.tsx';

const AS_IT_IS: Choice = { value: '', text: say('new.default') };
const RATIOS = ['9:16', '16:9', '1:1', '4:5'].map((value) => ({ value, text: value }));
const CAPTIONS = (['beside', 'burned', 'none'] as const).map((value) => {
  return { value, text: say(`setting.captions.mode.${value}`) };
});

/** What was chosen, in a few words. */
export function lookSummary({ captions, budget, ...names }: Look): string {
  const how = CAPTIONS.find(({ value }) => value === captions)?.text;
  const most = budget === '' ? '' : money({ amount: Number(budget), currency: 'USD' });
  return [...Object.values(names), how && `${say('new.captions')}: ${how}`, most].filter(Boolean).join(', ');
}

/** What was kept earlier is shown, though nobody here may know it any more. */
function withChosen(choices: readonly Choice[], value: string): readonly Choice[] {
  const isThere = value === '' || choices.some((choice) => choice.value === value);
  return isThere ? choices : [...choices, { value, text: value }];
}

interface LookFieldsProps {
  look: Look;
  /** What is wrong, by the path of the setting. */
  problems: ReadonlyMap<string, string>;
  /** Given what became another by one choice. */
  onChange(changes: Partial<Look>): void;
}

/** How a film looks, sounds and what it may cost at most. */
export function LookFields({ look, problems, onChange }: LookFieldsProps) {
  const styles = useStyles();
  const voices = useVoices();
  const named = (list: { name: string }[] | undefined): Choice[] =>
    (list ?? []).map(({ name }) => ({ value: name, text: name }));
  const all = voices.data?.voices ?? [];
  const spoken = voicesOf(all, look.language);
  const choose = (name: keyof Look, value: string) => {
    const voice = all.find(({ id }) => id === look.voice);
    const isMute = name === 'language' && voice !== undefined && !speaks(voice.languages, value);
    onChange({ [name]: value, ...(isMute && { voice: '' }) });
  };
  const field = (name: keyof Look, label: string, choices: Choice[]) => (
    <SelectField
      label={label}
      value={look[name]}
      error={problems.get(SETTING_PATHS[name])}
      choices={[AS_IT_IS, ...withChosen(choices, look[name])]}
      onChange={(event) => choose(name, event.target.value)}
    />
  );
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <StylePicker
        styles={styles.data?.pictures ?? []}
        chosen={look.style}
        problem={problems.get(SETTING_PATHS.style)}
        onChoose={(style) => choose('style', style)}
      />
      {field('language', say('new.language'), languagesOf(all))}
      {field('ratio', say('new.ratio'), RATIOS)}
      {field('voice', say('new.voice'), spoken)}
      {field('captions', say('new.captions'), CAPTIONS)}
      {field('music', say('new.music'), [{ value: 'none', text: 'none' }, ...named(styles.data?.music)])}
      <TextField
        label={say('new.budget')}
        error={problems.get(SETTING_PATHS.budget)}
        type="number"
        min={0}
        step="any"
        placeholder={say('spending.noLimit')}
        value={look.budget}
        onChange={(event) => choose('budget', event.target.value)}
      />
    </div>
  );
}
