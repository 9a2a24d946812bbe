import { searchProfile } from '../support/profile-search';
import { expect, statusSays, test } from './support/desk-test';
import { fillMissedBin, madeUpCaller } from './support/take-call';

const typed = '5555-5555-5555-4444';
const pasted = '4111 1111\n1111 1111';
/** As typed, as digits alone, and all but the last four, which may stay. */
const marks = [
  typed,
  '5555555555554444',
  '5555-5555-5555',
  '555555555555',
  '4111 1111',
  '4111111111111111',
  '411111111111',
];

test('a card number is kept in no file, stands in the way of saving, and is masked by one key @packaged', async ({
  start,
  crm,
  profile,
}) => {
  const first = await start();
  await statusSays(first.page, 'Online');
  await fillMissedBin(first.page, { ...madeUpCaller, note: `paid with ${typed}` });
  const { page } = first;
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.evaluate((area: HTMLTextAreaElement, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    document.execCommand('insertText', false, text);
  }, ` and ${pasted}`);
  await expect(page.getByText(/looks like a payment card number/)).toBeVisible();
  await expect(note).toHaveValue(`paid with ${typed} and ${pasted}`);
  await page.getByText(/^Kept \d\d:\d\d/).waitFor();
  await page.keyboard.press('F9');
  await expect(
    page.getByRole('button', { name: /Take the card number out of the note first/ }),
  ).toBeVisible();
  expect(await crm.enquiries()).toEqual([]);

  // What is looked for is no safer place for it.
  await page.keyboard.press('Control+k');
  await page.keyboard.type(typed);
  await expect(page.getByText(/so it was not looked for/)).toBeVisible();
  await page.keyboard.press('Escape');
  await first.kill();

  const second = await start();
  await second.page.getByRole('button', { name: /Missed bin/ }).click();
  const kept = second.page.getByRole('textbox', { name: 'Note' });
  await expect(kept).toHaveValue('paid with •••• •••• •••• 4444 and •••• •••• •••• 1111');
  await kept.press('Control+End');
  await second.page.keyboard.type(` then ${typed}`);
  await second.page.keyboard.press('F9');
  await expect(second.page.getByRole('button', { name: 'Mask it' })).toBeFocused();
  await second.page.keyboard.press('Enter');
  await expect(kept).toBeFocused();
  await second.page.keyboard.press('F7');
  await second.page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await second.page.keyboard.press('F9');
  const masked = 'paid with •••• •••• •••• 4444 and •••• •••• •••• 1111 then •••• •••• •••• 4444';
  await expect.poll(async () => (await crm.enquiries())[0]?.body.note).toBe(masked);
  await second.kill();

  const { found, files } = searchProfile(profile, marks);
  expect(files).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

test('words that look sensitive are asked about below the note, and never leave the PC with the question', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await fillMissedBin(page, { ...madeUpCaller, note: 'She has asthma' });
  await expect(page.locator('.nudge')).toContainText('something about health');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await page.keyboard.press('F9');
  await expect.poll(async () => (await crm.enquiries())[0]?.body.note).toBe('She has asthma');
  expect(JSON.stringify(await crm.enquiries())).not.toContain('health');
});
