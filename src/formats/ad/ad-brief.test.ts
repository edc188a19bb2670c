import { describe, expect, it } from 'vitest';
import { issuesOf } from '../../domain/input-issues.ts';
import { createBuiltinWriter } from '../../providers/builtin/writer/builtin-writer.ts';
import { adSchema } from './ad-brief.ts';
import { adFormat } from './ad-format.ts';

const GOOD = { product_name: 'Lumo', style: 'bold', cta_text: 'Pack yours today' };

function issuesIn(document: object) {
  const parsed = adSchema.safeParse(document);
  return parsed.success ? [] : issuesOf(parsed.error, adSchema, document);
}

describe('an ad’s brief', () => {
  it('needs a product, a style and a call to action, and speaks where nothing else is said', () => {
    expect(issuesIn({}).map(({ field }) => field)).toEqual(['product_name', 'style', 'cta_text']);
    expect(adSchema.parse(GOOD).voiceover).toBe(true);
  });

  it.each([
    [{ style: 'minimalist' }, 'style', 'minimal'],
    [{ style: 'luxary' }, 'style', 'luxury'],
    [{ platform: 'tik tok' }, 'platform', 'tiktok'],
    [{ platform: 'square' }, 'platform', 'feed-square'],
    [{ cta: 'Buy' }, 'cta', undefined],
    [{ product_imag: 'a.png' }, 'product_imag', 'product_image'],
  ])('refuses %j with the nearest that it knows', (change, field, nearest) => {
    const found = issuesIn({ ...GOOD, ...change }).find((issue) => issue.field === field);
    expect(found).toBeDefined();
    expect(found?.nearest).toBe(nearest);
  });

  it.each([
    [{ duration: 14 }, 'duration', /15/],
    [{ duration: 31 }, 'duration', /30/],
    [{ duration: 20, platform: 'stories' }, 'duration', /longer than the 15 s that stories shows whole/],
    [{ product_name: '' }, 'product_name', /./],
    [{ description: '...' }, 'description', /nothing that can be spoken/],
  ])('refuses %j and says what is allowed', (change, field, problem) => {
    const [issue] = issuesIn({ ...GOOD, ...change });
    expect(issue).toMatchObject({ field, problem: expect.stringMatching(problem) });
  });

  it('is known by its product, and by nothing that a lesson has', () => {
    expect(adFormat.recognises(GOOD)).toBe(true);
    expect(adFormat.recognises({ lesson_id: 'x', slides: [] })).toBe(false);
  });

  it('is another project for another product, style, platform or language', () => {
    const identity = (change: object) => adFormat.identityOf(adSchema.parse({ ...GOOD, ...change }));
    const changes = [
      {},
      { product_name: 'Nox' },
      { style: 'minimal' },
      { platform: 'shorts' },
      { settings: { language: 'de' } },
    ];
    expect(new Set(changes.map(identity)).size).toBe(changes.length);
    expect(identity({ description: 'It shines.', cta_text: 'Go' })).toBe(identity({}));
  });
});

describe('an ad from a text', () => {
  const adFrom = (text: string, given: object = {}) =>
    adFormat.briefFromText(text, {
      settings: adSchema.parse(GOOD).settings,
      given: given as Record<string, string>,
      writer: createBuiltinWriter(),
    });

  it.each([
    ['Solar lantern for campers', 'Solar lantern', 'Solar lantern for campers.'],
    ['Solar lantern', 'Solar lantern', undefined],
    ['Headphones that cancel noise', 'Headphones that cancel noise', undefined],
    ['Lumo is a lantern that floats', 'Lumo', 'Lumo is a lantern that floats'],
    ['The bakery is open again. Come at seven.', 'Bakery', 'The bakery is open again. Come at seven.'],
    [
      'The new X200 bike, 120 km range, from $1,299',
      'New X200 bike',
      'The new X200 bike. 120 km range. From $1,299.',
    ],
    [
      'An app to learn Spanish in 5 minutes a day',
      'App to learn Spanish',
      'An app to learn Spanish in 5 minutes a day.',
    ],
    ['A kettle that sings when the tea is ready', 'Kettle', 'A kettle that sings when the tea is ready'],
    ['An app that is fast', 'App', 'An app that is fast'],
    ['iPhone case', 'iPhone case', undefined],
  ])('takes of “%s” the name, and nothing that it does not say', async (line, name, description) => {
    const brief = await adFrom(line);
    expect(brief).toMatchObject({ product_name: name, cta_text: 'Find out more' });
    expect(brief.description).toBe(description);
  });

  it('finds the name in other languages too', async () => {
    const named = async (text: string, language: string) => {
      const settings = { ...adSchema.parse(GOOD).settings, language };
      const writer = createBuiltinWriter();
      return (await adFormat.briefFromText(text, { settings, given: {}, writer })).product_name;
    };
    expect(await named('Die Solarlaterne für Camper', 'de')).toBe('Solarlaterne');
    expect(await named('La linterna solar es ligera.', 'es')).toBe('Linterna solar');
    expect(await named('Lumo是一款太阳能灯。', 'zh')).toBe('Lumo');
    // Whom it is for stands before the thing there.
    expect(await named('शिविर के लिए सौर लालटेन', 'hi')).toBe('शिविर के लिए सौर लालटेन');
  });

  it('takes the heading as the name and what stands under it as what is true of it', async () => {
    const brief = await adFrom('# Lumo\n\nIt shines for twelve hours.\n\n- It floats.');
    expect(brief).toMatchObject({
      product_name: 'Lumo',
      description: 'It shines for twelve hours. It floats.',
    });
  });

  it('keeps what a person said beside the text', async () => {
    expect(await adFrom('Solar lantern', { style: 'luxury', cta_text: 'Go' })).toMatchObject({
      style: 'luxury',
      cta_text: 'Go',
    });
  });

  it('calls to action in the language of the film', async () => {
    const settings = { ...adSchema.parse(GOOD).settings, language: 'de' };
    const brief = await adFormat.briefFromText('Solarlampe', {
      settings,
      given: { settings: { language: 'de' } },
      writer: createBuiltinWriter(),
    });
    expect(brief).toMatchObject({ cta_text: 'Mehr erfahren', settings: { language: 'de' } });
  });
});
