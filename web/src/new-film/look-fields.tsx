import { useStyles, useVoices } from '../api/queries.ts';
import { type Choice, SelectField } from '../parts/fields.tsx';
import { say } from '../text/messages.ts';

/** What a person chose of how the film looks and sounds; empty for what the format has by itself. */
export interface Look {
  ratio: string;
  voice: string;
  style: string;
  captions: string;
  music: string;
}

export const NO_LOOK: Look = { ratio: '', voice: '', style: '', captions: '', music: '' };

/** As `path=value` changes of a brief. */
export function overridesOf({ ratio, voice, style, captions, music }: Look): string[] {
  return [
    ['settings.ratio', ratio],
    ['settings.voice', voice],
    ['settings.style', style],
    ['settings.captions.mode', captions],
    ['settings.music.mood', music],
  ].flatMap(([path, value]) => (value === '' ? [] : [`${path}=${value}`]));
}

const AS_IT_IS: Choice = { value: '', text: say('new.default') };
const RATIOS = ['9:16', '16:9', '1:1', '4:5'].map((value) => ({ value, text: value }));
const CAPTIONS = [
  { value: 'beside', text: 'Beside the film' },
  { value: 'burned', text: 'In the picture' },
  { value: 'none', text: 'None' },
];

export function LookFields({ look, onChange }: { look: Look; onChange(look: Look): void }) {
  const styles = useStyles();
  const voices = useVoices();
  const named = (list: { name: string }[] | undefined): Choice[] =>
    (list ?? []).map(({ name }) => ({ value: name, text: name }));
  const spoken = (voices.data?.voices ?? []).map(({ id, name, languages }) => ({
    value: id,
    text: `${name} (${languages.slice(0, 2).join(', ')})`,
  }));
  const field = (name: keyof Look, label: string, choices: Choice[]) => (
    <SelectField
      label={label}
      value={look[name]}
      choices={[AS_IT_IS, ...choices]}
      onChange={(event) => onChange({ ...look, [name]: event.target.value })}
    />
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {field('ratio', say('new.ratio'), RATIOS)}
      {field('style', say('new.style'), named(styles.data?.pictures))}
      {field('voice', say('new.voice'), spoken)}
      {field('captions', say('new.captions'), CAPTIONS)}
      {field('music', say('new.music'), [{ value: 'none', text: 'none' }, ...named(styles.data?.music)])}
    </div>
  );
}
