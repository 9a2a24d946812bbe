import { test } from './support/council-test';
import { expect, statusSays } from './support/desk-test';
import { looks, picture, putOn } from './support/picture';

/** As in `screens.spec.ts`. */
const ALIKE = { maxDiffPixelRatio: 0.02 };

test.use({ council: 'example-reception-handoff' });

test('the reception’s screens look as they were agreed', async ({ desk: { app, page } }) => {
  test.setTimeout(180_000);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const shows = async (name: string): Promise<void> => {
    for (const look of looks) {
      await putOn(app, page, look);
      expect.soft(await picture(app, page), `${name}: ${look}`).toMatchSnapshot([look, `${name}.jpg`], ALIKE);
    }
    await putOn(app, page, 'light');
  };

  await press('F2');
  await page.keyboard.type('blue coat');
  await page.getByRole('button', { name: 'They asked for something' }).click();
  await page.getByText('hearing loop').click();
  await shows('check-in');
  await page.getByRole('dialog').getByRole('button', { name: 'Check in' }).click();
  await page.getByText('Tell them:').waitFor();
  await press('F2');
  await press('Enter');
  const queue = page.getByRole('region', { name: 'Queue' });
  await expect(queue.getByRole('listitem')).toHaveCount(2);
  await shows('queue');
  await press('F3');
  await page.getByRole('button', { name: 'They are here' }).waitFor();
  await shows('ticket');
  await press('Enter');
  await page.getByRole('button', { name: /^Said/ }).waitFor();
  await shows('visit');
  await press('Control+Shift+g');
  await page.getByRole('heading', { name: 'Visitors in the building' }).waitFor();
  await shows('visitors');
});

test('at 200 % text what is next and what is wrong are in sight; a long word pushes nothing aside', async ({
  desk: { app, page },
  crm,
}) => {
  test.setTimeout(120_000);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  await putOn(app, page, 'text-200');
  crm.faults.set({ mode: 'offline' });
  await press('F2');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Wolfeschlegelsteinhausenbergerdorff');
  await press('Enter');
  await page.getByText('Tell them:').waitFor();
  await statusSays(page, /Offline since/);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(page.getByRole('status', { name: 'Status' })).toBeInViewport({ ratio: 1 });
  await press('F3');
  await expect(page.getByRole('button', { name: 'They are here' })).toBeInViewport({ ratio: 1 });

  await putOn(app, page, 'light');
  const column = page.locator('.waiting');
  expect(await column.evaluate((e) => e.scrollWidth - e.clientWidth), 'the queue is not wider').toBe(0);
  await press('Control+Shift+g');
  for (const says of ['turn the sign to them', 'you can object to this use', 'Visitor’s name']) {
    await press('F7');
    await page.getByText(says).waitFor();
  }
  await page.keyboard.type('Zorah Wolfeschlegelsteinhausenbergerdorff Quillfeather');
  await press('Tab');
  await page.keyboard.type('Sam Housing');
  await press('Tab');
  await page.keyboard.type('Lift company');
  await press('Enter');
  await page.getByText('is signed in with badge').first().waitFor();
  await press('Control+Shift+e');
  const since = page.getByRole('dialog').getByRole('cell', { name: /^\d\d:\d\d$/ });
  await since.waitFor();
  const lines = await since.evaluate((cell) => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return words.getClientRects().length;
  });
  expect(lines, 'the time is read in one line').toBe(1);
});
