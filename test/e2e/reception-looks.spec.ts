import { test } from './support/council-test';
import { expect } from './support/desk-test';
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
