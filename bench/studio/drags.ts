import type { Locator, Page } from 'playwright-core';

/** A hand moves about so often; the browser draws once for all moves since its last picture. */
const PAUSE_MS = 8;

/** Moves a held pointer along these points, in so many steps between each two. */
async function along(page: Page, points: readonly (readonly [number, number])[], steps: number) {
  for (const [index, [x, y]] of points.entries()) {
    const [fromX, fromY] = points[index - 1] ?? [x, y];
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      await page.mouse.move(fromX + (x - fromX) * part, fromY + (y - fromY) * part);
      await page.waitForTimeout(PAUSE_MS);
    }
  }
}

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('What is to be dragged is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Takes the first card, leads it over its neighbours, down until the list scrolls, and lets it go where it was. */
export async function dragCard(page: Page): Promise<void> {
  const card = page.locator('ol > li').first();
  await card.hover();
  const { x, y } = await middleOf(card.getByRole('button', { name: /^Drag to reorder/ }));
  await page.mouse.move(x, y);
  await page.mouse.down();
  const bottom = (page.viewportSize()?.height ?? 900) - 12;
  await along(
    page,
    [
      [x, y],
      [x + 500, y + 200],
      [x + 100, y + 300],
      [x + 500, y + 350],
    ],
    40,
  );
  await along(
    page,
    [
      [x + 500, bottom],
      [x + 300, bottom],
      [x + 500, bottom],
    ],
    60,
  );
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.evaluate(() => scrollTo(0, 0));
}

/** Takes a scene in the timeline to and fro; it is let go where it was. */
export async function dragClip(page: Page, clip: Locator): Promise<void> {
  const { x, y } = await middleOf(clip);
  await dragFrom(page, x, y);
}

/** Takes the end of a scene in the timeline to and fro; it is let go where it was. */
export async function dragEnd(page: Page, clip: Locator): Promise<void> {
  const box = await clip.boundingBox();
  if (box === null) throw new Error('The clip is not on the page.');
  await dragFrom(page, box.x + box.width - 3, box.y + box.height / 2);
}

async function dragFrom(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await along(
    page,
    [
      [x, y],
      [x + 400, y],
      [x - 200, y],
      [x + 300, y],
      [x, y],
    ],
    50,
  );
  await page.mouse.up();
}

/** What any page has to do at the least for a pointer that drags something: one box, moved by the compositor. */
export const REFERENCE_PAGE = `<!doctype html><title>Reference</title><body style="margin:0"><script>
  const box = document.body.appendChild(document.createElement('div'));
  box.style.cssText = 'position:absolute;width:160px;height:120px;background:teal;will-change:transform';
  addEventListener('pointermove', ({ clientX, clientY }) => {
    box.style.transform = 'translate(' + clientX + 'px,' + clientY + 'px)';
  });
</script>`;

export async function dragReference(page: Page): Promise<void> {
  await dragFrom(page, 600, 400);
}
