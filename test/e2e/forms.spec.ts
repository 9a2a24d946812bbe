import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { publishedFormsPack, type Modes } from '../support/forms-pack';
import { expect, statusSays, test } from './support/desk-test';

/** IT's policy with a pack that asks what these journeys need. */
function withPack(profile: string, policy: Record<string, unknown>, modes: Modes) {
  const packFile = path.join(path.dirname(profile), 'pack.json');
  writeFileSync(packFile, JSON.stringify(publishedFormsPack(modes)));
  return { policy: { ...policy, packFile, packFileUnsigned: true } };
}

/** From "start a call" to the form of a service, by keyboard alone. */
async function openForm(page: Page, letters: string, service: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await page.keyboard.press('Control+n');
  await page.getByRole('button', { name: /^Said/ }).waitFor();
  await page.keyboard.press('F7');
  await page.getByText('One separate thing').waitFor();
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^Yes/ }).waitFor();
  await page.keyboard.press('y');
  await page.locator('[data-place=service] input:focus').waitFor();
  await page.keyboard.type(letters);
  await page.getByRole('option', { name: service }).waitFor();
  await page.keyboard.press('Enter');
}

async function saveCall(page: Page): Promise<void> {
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await page.keyboard.press('F9');
  await page
    .getByText(/Saved\. /)
    .first()
    .waitFor();
}

test('a date of birth is asked for only once a reason is picked, and money only once its reason was said', async ({
  start,
  crm,
  profile,
  policy,
}) => {
  const { page } = await start(withPack(profile, policy, {}));
  await openForm(page, 'supp', /Support fund/);
  await expect(page.getByRole('textbox', { name: 'Date of birth' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Income' })).toHaveCount(0);
  await page.getByRole('button', { name: 'For a benefit' }).press('Enter');
  const born = page.getByRole('textbox', { name: 'Date of birth' });
  await expect(born).toBeFocused();
  await page.keyboard.type('3 Feb 1961');

  await page.getByRole('button', { name: 'Income: say why first' }).press('Enter');
  await page.getByText(/I need to ask about/).waitFor();
  await page.keyboard.press('a');
  await expect(page.getByRole('textbox', { name: 'Income' })).toBeFocused();
  await page.keyboard.type('900 a month');
  await page.getByRole('button', { name: 'Illness: say why first' }).press('Enter');
  await page.getByText(/I need to ask about/).waitFor();
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Illness' })).toHaveCount(0);
  await saveCall(page);

  await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
  expect((await crm.enquiries())[0]?.body).toMatchObject({
    fields: { born: '1961-02-03', income: '900 a month' },
    reasonsGiven: [
      { fieldId: 'born', reasonId: 'benefit' },
      { fieldId: 'income', reasonId: null },
    ],
    refusals: [{ item: 'illness' }],
  });
});

test('with a service’s own system out of reach a sealed note waits here, and goes with its reference', async ({
  start,
  crm,
  profile,
  policy,
}) => {
  const { page } = await start(withPack(profile, policy, {}));
  await statusSays(page, 'Online');
  await openForm(page, 'housing rep', /Housing repair/);
  await expect(page.getByText('This is entered into Homebase.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Homebase does not answer' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Wilhelmina Quartzbright');
  await page.getByRole('textbox', { name: 'What is broken' }).fill('The boiler');
  await saveCall(page);

  await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
  expect((await crm.enquiries())[0]?.body).toMatchObject({
    person: null,
    fields: {},
    note: '',
    directEntry: { system: 'Homebase', reference: null },
  });
  await page.getByRole('button', { name: '1 to enter in Homebase' }).press('Enter');
  await expect(page.getByText('Wilhelmina Quartzbright')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reference from Homebase' }).fill('HB-77');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /to enter in Homebase/ })).toHaveCount(0);
  await expect
    .poll(async () => (await crm.enquiries())[0]?.body.directEntry)
    .toEqual({ system: 'Homebase', reference: 'HB-77' });
  expect(JSON.stringify(await crm.enquiries())).not.toContain('Quartzbright');
});

test('health that somebody told by themselves is kept apart: in no list and no search, on request on record, and in the CRM', async ({
  start,
  crm,
  profile,
  policy,
}) => {
  const { page } = await start(withPack(profile, policy, { special: 'volunteered-only' }));
  await openForm(page, 'mi', /Missed bin/);
  await page.getByRole('textbox', { name: 'Address' }).fill('12 Made-up Lane, Witney');
  await page.getByRole('radio', { name: 'Black' }).first().check({ force: true });
  await page.keyboard.press('Control+Shift+S');
  await page.getByText('Does the team need this to act?').waitFor();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Sensitive detail' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+S');
  await page.getByText('Does the team need this to act?').waitFor();
  await page.keyboard.press('y');
  await page.getByRole('radio', { name: 'Health' }).check({ force: true });
  await page.getByRole('textbox', { name: 'Sensitive detail' }).fill('Xylographa asthma');
  await saveCall(page);

  await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
  const crmPage = await (await fetch(crm.url)).text();
  expect(crmPage).toContain('<dt>Sensitive: health</dt><dd>Xylographa asthma</dd>');
  await expect(page.getByText('Xylographa')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').locator('input').fill('Xylographa');
  await page.getByText('Nothing found on this PC.').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.today-item', { hasText: 'Missed bin' }).click();
  await page.getByRole('button', { name: 'Show: sensitive' }).waitFor();
  await expect(page.getByText('Xylographa')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show: sensitive' }).press('Enter');
  await expect(page.getByText('Xylographa asthma')).toBeVisible();
});
