import { test } from './support/council-test';
import { expect } from './support/desk-test';

test.use({ council: 'example-reception-handoff' });

test('keys that are pressed before a dialog was read are in it, and nowhere else', async ({
  desk: { page },
}) => {
  // The PC is busy: its first idle moment, in which the dialogs are read, comes when the test says so.
  await page.addInitScript(() => {
    const held: (() => void)[] = [];
    window.requestIdleCallback = (call) =>
      held.push(() => call({ didTimeout: true, timeRemaining: () => 0 }));
    Reflect.set(window, 'becomeIdle', () => {
      for (const go of held) go();
      return held.length;
    });
  });
  await page.reload();
  await expect(page.getByRole('button', { name: /^Start a call/ })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Queue' })).toContainText('Nobody waits.');
  await page.keyboard.press('F2');
  await page.keyboard.type('blue coat');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  expect(await page.evaluate(() => (Reflect.get(window, 'becomeIdle') as () => number)())).toBeGreaterThan(0);
  await expect(page.getByText(/Tell them: \w+-1/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Queue' })).toContainText('blue coat');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Said/ }), 'Enter started no call').toHaveCount(0);
});
