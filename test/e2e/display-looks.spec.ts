import AxeBuilder from '@axe-core/playwright';
import { writeFile } from 'node:fs/promises';
import { test } from './support/council-test';
import { picture, scrolls, size, startVisit, turnOn } from './support/customer-screen';
import { expect } from './support/desk-test';

test.use({ council: 'example-reception-handoff' });

test('everything is read without scrolling at 1024×768, with targets for a finger, and nothing is cut off at 200 % text', async ({
  start,
}, info) => {
  const desk = await start();
  const { app, page } = desk;
  const display = await turnOn(desk);
  await size(app, 1024, 768);
  for (const colorScheme of ['light', 'dark'] as const) {
    await display.emulateMedia({ colorScheme });
    await writeFile(info.outputPath(`idle-${colorScheme}.png`), await picture(app));
  }
  expect((await new AxeBuilder({ page: display }).setLegacyMode().analyze()).violations).toEqual([]);
  await startVisit(page);
  await display.getByRole('button', { name: 'Next' }).waitFor();

  for (const [look, zoom] of [
    ['light', 1],
    ['dark', 1],
    ['text-200', 2],
  ] as const) {
    await display.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
    await size(app, 1024, 768, zoom);
    await expect.poll(() => display.evaluate(() => window.innerWidth)).toBe(1024 / zoom);
    for (let nth = 1; nth < 40; nth++) {
      const small = await display.evaluate(() => {
        const own = (el: Element): boolean =>
          [...el.childNodes].some((n) => n.nodeType === 3 && n.nodeValue?.trim());
        return [...document.querySelectorAll('#root *')]
          .filter((el) => own(el) && parseFloat(getComputedStyle(el).fontSize) < 32)
          .map((el) => el.textContent);
      });
      expect(small, 'nothing below 32 px').toEqual([]);
      const heights = await display
        .getByRole('button')
        .evaluateAll((all) =>
          all.map((b) => Math.min(b.getBoundingClientRect().height, b.getBoundingClientRect().width)),
        );
      for (const height of heights) expect(height).toBeGreaterThanOrEqual(80);
      const { down, across } = await scrolls(display);
      expect(across, `${look}: nothing is cut off at the side`).toBe(false);
      if (zoom === 1) expect(down, `${look}: page ${nth} fits`).toBe(false);
      else {
        const cut = await display.evaluate(
          () =>
            [...document.querySelectorAll('#root *')].filter((el) => {
              const { overflowY } = getComputedStyle(el);
              return (
                overflowY === 'hidden' &&
                !el.matches('.measure, .only-read') &&
                el.scrollHeight > el.clientHeight
              );
            }).length,
        );
        expect(cut).toBe(0);
      }
      if (nth === 1) {
        expect((await new AxeBuilder({ page: display }).setLegacyMode().analyze()).violations).toEqual([]);
        await writeFile(info.outputPath(`notice-${look}.png`), await picture(app));
      }
      const next = display.getByRole('button', { name: 'Next' });
      if ((await next.count()) === 0) break;
      const says = display.locator('.notice-says span').first();
      const before = await says.innerText();
      await next.click();
      await expect(says).not.toHaveText(before);
    }
    await expect(display.getByRole('button', { name: 'I have read it' })).toBeVisible();
    await writeFile(info.outputPath(`last-${look}.png`), await picture(app));
    for (let back = display.getByRole('button', { name: 'Back' }); (await back.count()) > 0;)
      await back.click();
  }
});
