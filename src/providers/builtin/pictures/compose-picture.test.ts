import { describe, expect, it } from 'vitest';
import { hexToOklch } from './colour/oklch.ts';
import { composePicture, type PictureWish } from './compose-picture.ts';
import { iconArt } from './icons/icon-art.ts';
import type { IconMark } from './scene.ts';
import { SETTINGS, type SettingName } from './settings/catalogue.ts';
import { findPictureStyle, PICTURE_STYLES } from './styles/catalogue.ts';

function wish(changes: Partial<PictureWish> = {}): PictureWish {
  return {
    prompt: 'Contract law: what makes an agreement binding in court',
    style: findPictureStyle('professional')!,
    widthPixels: 1080,
    heightPixels: 1920,
    seed: 1,
    variation: 1,
    filmSeed: 1,
    brandColours: [],
    leavesRoomForWords: true,
    ...changes,
  };
}

const iconsOf = (picture: ReturnType<typeof composePicture>): IconMark[] =>
  Object.values(picture.layers)
    .flat()
    .filter((mark) => mark.kind === 'icon');

describe('composePicture', () => {
  it('gives the pictures of a film one palette', () => {
    const palettes = [1, 2, 3, 4, 5].map(
      (variation) => composePicture(wish({ variation, seed: variation })).palette,
    );
    for (const palette of palettes) expect(palette).toEqual(palettes[0]);
  });

  it('shows no setting in two of three neighbouring pictures, whatever they are about', () => {
    const prompts = [
      'Law and courts',
      'Law and courts',
      'Plants',
      '',
      'Law and courts',
      'Neural networks',
      'Plants',
    ];
    for (const filmSeed of [1, 2, 3, 4]) {
      const settings = prompts.map(
        (prompt, index) => composePicture(wish({ prompt, filmSeed, variation: index + 1 })).setting,
      );
      settings.forEach((setting, index) => {
        expect(settings.slice(index + 1, index + 3)).not.toContain(setting);
      });
    }
  });

  it('is set where its words say, as often as they say so, unless the style lives by its settings', () => {
    const atSea = ['A lighthouse shines over the sea.', 'Mara dances on the beach.'];
    const settings = (style: string) =>
      atSea.map((prompt, index) => {
        const picture = composePicture(
          wish({ prompt, variation: index + 1, style: findPictureStyle(style)! }),
        );
        return picture.setting;
      });
    expect(settings('professional')).toEqual(['sea', 'sea']);
    expect(settings('neon')).toEqual(['sea', 'sea']);
    expect(settings('isometric')).toEqual(['isometric', 'isometric']);
  });

  it('shows the sun in the sky and what stands beside it on the ground', () => {
    const picture = composePicture(wish({ prompt: 'The sun rises over the sea and the bus drives home.' }));
    const icons = iconsOf(picture);
    expect(icons.find(({ role }) => role === 'hero')?.icon).toBe('bus');
    expect(picture.layers.background).toContainEqual(expect.objectContaining({ icon: 'sun' }));
    const [alone] = iconsOf(composePicture(wish({ prompt: 'The sun rises over the sea.' })));
    expect(alone).toMatchObject({ icon: 'sun', role: 'hero' });
  });

  it('has no thing at all on an empty stage, whatever the words tell of the place', () => {
    const picture = composePicture(wish({ prompt: 'An empty stage: two apples on a table.' }));
    expect(iconsOf(picture)).toEqual([]);
    expect(iconsOf(composePicture(wish({ prompt: 'Two apples on a table.' })))).not.toEqual([]);
  });

  it('shows no thing where the words name none, and never more than three', () => {
    expect(iconsOf(composePicture(wish({ prompt: 'Well then.' })))).toEqual([]);
    const many = 'Apples, bread, cheese, fish, honey, tea, wine, a cake and a pizza';
    for (let variation = 1; variation <= 12; variation += 1) {
      const shown = new Set(
        iconsOf(composePicture(wish({ prompt: many, variation }))).map(({ icon }) => icon),
      );
      expect(shown.size).toBeGreaterThan(1);
      expect(shown.size).toBeLessThanOrEqual(3);
    }
  });

  it('has one main thing, and keeps it and all others inside the frame', () => {
    const styles = PICTURE_STYLES.filter(({ name }) => name === 'professional');
    for (const size of [
      [1080, 1920],
      [1920, 1080],
      [1080, 1080],
      [1080, 1350],
    ] as const) {
      for (const name of Object.keys(SETTINGS) as SettingName[]) {
        const style = { ...styles[0]!, painter: { ...styles[0]!.painter, settings: { names: [name] } } };
        for (const variation of [1, 2, 3]) {
          const picture = composePicture(
            wish({ style, variation, widthPixels: size[0], heightPixels: size[1] }),
          );
          const icons = iconsOf(picture);
          expect(icons.filter(({ role }) => role === 'hero')).toHaveLength(1);
          for (const { at, icon, sizePixels } of icons) {
            const { bounds } = iconArt(icon);
            const wide = bounds.right - bounds.left;
            const half = (sizePixels * wide) / Math.max(wide, bounds.bottom - bounds.top) / 2;
            const where = `${name} ${size} ${variation} ${icon}`;
            expect(at.x - half, where).toBeGreaterThan(-half * 0.35);
            expect(at.x + half, where).toBeLessThan(size[0] + half * 0.35);
            expect(at.y, where).toBeLessThan(size[1]);
            expect(at.y, where).toBeGreaterThan(0);
          }
        }
      }
    }
  });

  it('keeps its main thing clear of the words: above them in an upright frame, past the end of the lines in a wide one', () => {
    const heroOf = (changes: Partial<PictureWish>): IconMark =>
      iconsOf(composePicture(wish(changes))).find(({ role }) => role === 'hero')!;
    for (let variation = 1; variation <= 40; variation += 1) {
      const upright = heroOf({ variation, seed: variation });
      const foot = upright.anchor === 'base' ? upright.at.y : upright.at.y + upright.sizePixels / 2;
      expect(foot).toBeLessThan(1920 * 0.45);
      const wide = { variation, seed: variation, widthPixels: 1920, heightPixels: 1080 };
      expect(heroOf(wide).at.x).toBeGreaterThan(1920 * 0.68);
      expect(heroOf({ ...wide, prompt: 'القلب يضخ الدم' }).at.x).toBeLessThan(1920 * 0.32);
    }
  });

  it('sets its main thing near the middle of a picture shown alone', () => {
    for (let variation = 1; variation <= 20; variation += 1) {
      const picture = composePicture(wish({ variation, seed: variation, leavesRoomForWords: false }));
      expect(picture.focus.y).toBeGreaterThan(1920 * 0.4);
      expect(picture.focus.y).toBeLessThan(1920 * 0.68);
    }
  });

  it('is led by the brand: its hue in the land, its second colour as the accent', () => {
    const { palette } = composePicture(wish({ brandColours: ['#e4002b', '#00b3a4'] }));
    const turn = Math.abs(hexToOklch(palette.near).hue - hexToOklch('#e4002b').hue);
    expect(Math.min(turn, 360 - turn)).toBeLessThan(25);
    expect(palette.accent).toBe('#00b3a4');
  });

  it('darkens for a night', () => {
    const lightness = (prompt: string): number =>
      hexToOklch(composePicture(wish({ prompt })).palette.skyMiddle).lightness;
    expect(lightness('The city at night')).toBeLessThan(lightness('The city'));
  });
});
