import { describe, expect, it } from 'vitest';
import { hasIcon } from '../icons/icon-art.ts';
import { SETTINGS } from '../settings/catalogue.ts';
import { KNOWLEDGE_CONCEPTS } from './concepts-knowledge.ts';
import { LIFE_CONCEPTS } from './concepts-life.ts';
import { WORK_CONCEPTS } from './concepts-work.ts';
import { lexicon } from './lexicon.ts';
import { readScene } from './read-scene.ts';
import { TRANSLATIONS } from './translations.ts';

const ROWS = [KNOWLEDGE_CONCEPTS, WORK_CONCEPTS, LIFE_CONCEPTS].flatMap((table) => table.trim().split('\n'));

const leadingIcons = (text: string): string[] => readScene(text).concepts[0]?.icons ?? [];

describe('readScene', () => {
  it.each([
    ['How a neural network learns', 'brain'],
    ['What a language model is', 'robot'],
    ['Attention finds what matters', 'magnifying-glass-tilted-left'],
    ['Tokens are pieces of words', 'token-blocks'],
    ['Contract law and its courts', 'gavel'],
    ['The heart pumps blood', 'anatomical-heart'],
    ['Photosynthesis in leaves', 'seedling'],
    ['Solar lantern for campers', 'camp-lantern'],
    ['Campers sleep under the stars', 'tent'],
    ['Safety first', 'rescue-workers-helmet'],
    ['Our customers', 'shopping-bags'],
    ['Investing for retirement', 'column-chart'],
    ['Shipping containers across the world', 'delivery-truck'],
    ['Foxes of the north', 'fox'],
    ['The market opens at dawn', 'market-stall'],
    ['On market day the square fills with stalls', 'market-stall'],
    ['The stock market fell again', 'column-chart'],
    ['Our share of the market grows', 'column-chart'],
    ['Marketing for beginners', 'megaphone'],
    ['A bridge over the river', 'stone-bridge'],
    ['Ships cross the ocean', 'sailboat'],
    ['The trains run on time', 'high-speed-train'],
    ['Electric lamps needed no trimming', 'camp-lantern'],
    ['Students learn in pairs', 'graduation-cap'],
    ['A corridor and one golden key', 'key'],
    ['The evening news', 'newspaper'],
    ['Scales of justice', 'gavel'],
    ['A sky of stars', 'cloud'],
    ['Everybody dances', 'musical-notes'],
    ['The next police station', 'police-car'],
    ['A watch on a wrist', 'watch'],
  ])('draws “%s” with %s', (text, icon) => {
    expect(leadingIcons(text)).toContain(icon);
  });

  it.each([
    ['es', 'La fotosíntesis de las plantas', 'seedling'],
    ['es', 'El mercado del pueblo', 'market-stall'],
    ['fr', 'Les modèles et l’intelligence artificielle', 'robot'],
    ['de', 'Das Herz und der Blutkreislauf', 'anatomical-heart'],
    ['de', 'Sicherheit am Arbeitsplatz', 'shield'],
    ['pt', 'O coração humano', 'anatomical-heart'],
    ['it', 'La foresta e gli alberi', 'deciduous-tree'],
    ['ar', 'القلب يضخ الدم', 'anatomical-heart'],
    ['ar', 'إسعافات الحروق', 'first-aid-kit'],
    ['hi', 'बैंक में पैसे', 'bank'],
    ['zh', '人工智能如何学习', 'robot'],
    ['ja', '日本のお茶の話', 'teapot'],
  ])('knows common nouns of %s: %s', (_language, text, icon) => {
    expect(
      readScene(text)
        .concepts.slice(0, 2)
        .flatMap(({ icons }) => icons),
    ).toContain(icon);
  });

  it.each([
    ['es', 'Los caminos del agua', 'automobile'],
    ['ar', 'الأطفال وكبار السن', 'tooth'],
    ['ar', 'لا زبدة ولا زيت', 'oil-drum'],
  ])('does not take a word of %s for another of its meanings: %s', (_language, text, icon) => {
    expect(readScene(text).concepts.flatMap(({ icons }) => icons)).not.toContain(icon);
  });

  it.each([
    ['de', 'Im Sonnenlicht', 'sun'],
    ['de', 'Gehirnzellen', 'brain'],
    ['es', 'Las ciudades y sus flores', 'office-building'],
  ])('knows words of %s that have grown: %s', (_language, text, icon) => {
    expect(readScene(text).concepts.flatMap(({ icons }) => icons)).toContain(icon);
  });

  it('takes emoji at their word', () => {
    expect(leadingIcons('🦊')[0]).toBe('fox');
    expect(readScene('Ready? ☕').concepts.flatMap(({ icons }) => icons)).toContain('hot-beverage');
  });

  it('lets the first line lead and leaves out what is not to be seen', () => {
    const scene = readScene(
      'The ocean is deep\nSet in the working world of: lawyer (a gavel).\nNo elephants.',
    );
    expect(scene.concepts[0]?.icons).toContain('sailboat');
    expect(scene.concepts.flatMap(({ icons }) => icons)).toContain('gavel');
    expect(scene.concepts.flatMap(({ icons }) => icons)).not.toContain('elephant');
  });

  it('lets surroundings told in many words lead nothing, and what a later line says of the whole come before them', () => {
    const lawyers = 'Surroundings: lawyer (courthouse columns, scales of justice, law books, a gavel).';
    const leads = (first: string) => readScene(`${first}\nLanguage models.\n${lawyers}`).concepts[0]?.icons;
    expect(leads('Protect what is confidential')).toContain('shield');
    expect(leads('So it is')).toContain('robot');
  });

  it.each([
    ['Rain falls on a roof', 'fallen-leaf'],
    ['It leaves the tower', 'leaf-fluttering-in-wind'],
    ['A table set for two', 'control-knobs'],
    ['Rings of glass', 'ring'],
    ['A thing of one kind, but red', 'house-with-garden'],
    ['With short black hair', 'shorts'],
    ['A ship that came too close learned it by the sound of the sea', 'graduation-cap'],
    ['You may learn something that changes it', 'graduation-cap'],
    ['Motors needed no winding', 'sun-behind-cloud'],
    ['A breadth above the floor', 'bread'],
    ['Zero sweetener', 'birthday-cake'],
    ['The trainer and the trainee', 'high-speed-train'],
    ['A powerful courtyard', 'high-voltage'],
    ['Somebody leans back', 'stopwatch'],
    ['Even a new, good and basic one', 'crescent-moon'],
    ['Something new', 'newspaper'],
    ['Done by 3 min', 'pick'],
    ['A brief word', 'briefs'],
    ['Birds fly south', 'fly'],
    ['For the sake of it', 'sake'],
    ['It belongs in a private place', 'handshake'],
    ['The slow way takes longer', 'compass'],
    ['An account of it', 'ledger'],
    ['The key question', 'old-key'],
    ['They watched the door', 'watch'],
    ['Who watches over it', 'watch'],
    ['They store the rest', 'shopping-cart'],
    ['For the rest of the day', 'bed'],
    ['The third party', 'balloon'],
    ['It fits well', 'red-apple'],
    ['Slow rates', 'rat'],
  ])('does not take a word of “%s” for %s', (text, icon) => {
    expect(readScene(text).concepts.flatMap(({ icons }) => icons)).not.toContain(icon);
  });

  it('finds nothing in nothing', () => {
    for (const text of ['', '   ', '\u0000', 'qzx wvv']) expect(readScene(text).concepts).toEqual([]);
  });

  it.each([
    ['A rainy night in town', { time: 'night', weather: 'rain' }],
    ['Snow in winter', { time: 'day', weather: 'snow' }],
    ['Sunset over the hills', { time: 'dusk', weather: 'clear' }],
    ['Knight and armour', { time: 'day', weather: 'clear' }],
  ])('feels the hour and weather of “%s”', (text, atmosphere) => {
    expect(readScene(text).atmosphere).toEqual(atmosphere);
  });
});

describe('the tables of concepts', () => {
  it('name only icons that can be drawn and settings that exist', () => {
    for (const row of ROWS) {
      const [words, icons, settings] = row
        .split('|')
        .map((cell) => cell.split(',').map((part) => part.trim()));
      expect(words!.length, row).toBeGreaterThan(0);
      expect(
        icons!.filter((icon) => !hasIcon(icon)),
        row,
      ).toEqual([]);
      expect(
        settings!.filter((setting) => !(setting in SETTINGS)),
        row,
      ).toEqual([]);
    }
  });

  it('have eight columns of translations for a word that English has', () => {
    for (const row of TRANSLATIONS.trim().split('\n')) {
      const cells = row.split('|').map((cell) => cell.trim());
      expect(cells, row).toHaveLength(9);
      expect(lexicon().exact.get(cells[0]!), row).toBeDefined();
    }
  });

  it('know several hundred words besides the names of the icons', () => {
    const words = ROWS.flatMap((row) => row.split('|')[0]!.split(','));
    expect(words.length).toBeGreaterThan(900);
  });
});
