import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, statusSays, test } from './support/desk-test';
import { fillMissedBin, madeUpCaller, takeMissedBin } from './support/take-call';

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.help}`);
}

test('a missed bin goes from the first word to the CRM by keyboard alone, in at most 16 keys @packaged', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await statusSays(page, 'Online');
  const { reference, keys } = await takeMissedBin(page);
  await expect.poll(async () => (await crm.enquiries()).map((e) => e.reference)).toEqual([reference]);
  await statusSays(page, /Online · all sent \d\d:\d\d/);
  expect(keys).toBeLessThanOrEqual(16);

  const [arrived] = await crm.enquiries();
  expect(arrived).toMatchObject({
    deliveries: 1,
    body: {
      interaction: { channel: 'phone', language: 'en' },
      service: { id: 'missed-bin', lgsl: 524 },
      anonymous: false,
      person: { name: madeUpCaller.name, phone: '+447700900123', address: madeUpCaller.address },
      note: madeUpCaller.note,
      outcome: { kind: 'passed', team: 'Waste' },
      receipts: [
        {
          status: 'given',
          noticeId: 'customer-services',
          manner: 'spoken',
          objectionSaid: true,
          by: 'demo-officer',
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    },
  });
});

test('an enquiry that needs nothing personal is saved and sent without a receipt and without a person', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: /^Said/ }).waitFor();
  await page.keyboard.press('n');
  await page.locator('[data-place=service] input:focus').waitFor();
  await page.keyboard.type('gen');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Phone' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Note' }).fill('When is the office open?');
  await page.keyboard.press('F7');
  await page.keyboard.press('F9');
  await page
    .getByText(/Saved\. /)
    .first()
    .waitFor();
  await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
  expect((await crm.enquiries())[0]?.body).toMatchObject({ anonymous: true, person: null, receipts: [] });
});

test('personal fields stay shut until opening and objection have been said', async ({ start }) => {
  const { page } = await start();
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: /^Said/ }).waitFor();
  await page.keyboard.press('F7');
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^Yes/ }).waitFor();
  await page.keyboard.press('y');
  await page.locator('[data-place=service] input:focus').waitFor();
  await page.keyboard.type('mi');
  await page.keyboard.press('Enter');
  const address = page.getByRole('textbox', { name: 'Address' });
  await expect(address).toBeEnabled();
  // Taking the objection back shuts them again.
  await page.getByRole('button', { name: /objection/ }).click();
  await expect(address).toBeDisabled();
  await page.keyboard.press('F9');
  await expect(page.getByText('One separate thing')).toBeVisible();
});

test('several enquiries in one call are saved together, each with its own reference', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await fillMissedBin(page, madeUpCaller);
  await page.keyboard.press('Control+e');
  await page.getByRole('button', { name: /^Yes/ }).waitFor();
  await page.keyboard.press('n');
  await page.locator('[data-place=service] input:focus').waitFor();
  await page.keyboard.type('fly');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Where it lies' }).fill('Behind the bus shelter');
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await page.keyboard.press('F9');
  await page
    .getByText(/Saved\. /)
    .first()
    .waitFor();
  await expect.poll(async () => (await crm.enquiries()).length).toBe(2);
  const arrived = await crm.enquiries();
  expect(new Set(arrived.map((e) => e.reference)).size).toBe(2);
  expect(arrived.map((e) => e.body.service.id).sort()).toEqual(['fly-tipping', 'missed-bin']);
});

test('a call that is open when everything is killed comes back with every letter', async ({ start }) => {
  const first = await start();
  await fillMissedBin(first.page, madeUpCaller);
  await first.page.getByText(/^Kept \d\d:\d\d/).waitFor();
  await first.kill();
  const { page } = await start();
  await page.getByRole('button', { name: /Missed bin/ }).click();
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue(madeUpCaller.address);
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue(madeUpCaller.note);
});

test('axe finds nothing serious, idle, in a call and with the form filled', async ({ start }) => {
  const { page } = await start();
  await statusSays(page, 'Online');
  expect(await seriousFaults(page)).toEqual([]);
  await fillMissedBin(page, madeUpCaller);
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});
