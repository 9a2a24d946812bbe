import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { peoplePack } from '../support/people-pack';
import { expect, statusSays, test as base } from './support/desk-test';
import { fillMissedBin, madeUpCaller } from './support/take-call';

/** A council whose pack has an optional question, and scripts for a refusal and for a representative. */
const test = base.extend({
  policy: async ({ crm, profile }, use) => {
    const packFile = path.join(path.dirname(profile), 'pack.json');
    writeFileSync(packFile, JSON.stringify(peoplePack()));
    const url = crm.url.replace(/\/$/, '');
    await use({
      crm: { url, enrolmentCode: 'SANDBOX-DESK', production: false },
      sandbox: true,
      packFile,
      packFileUnsigned: true,
    });
  },
});

const prompter = (page: Page) => page.getByRole('complementary', { name: 'Say next' });

/** Says the closing and saves, with nothing but keys. */
async function closeAndSave(page: Page): Promise<void> {
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await page.keyboard.press('F9');
  await page
    .getByText(/Saved\. \w{3}-\w{4}-\w/)
    .first()
    .waitFor();
}

test('somebody who speaks for another is listened to, and may be told only once a proof was seen', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await fillMissedBin(page, madeUpCaller);
  await page.keyboard.press('Control+b');
  await expect(prompter(page)).toContainText(`Before I share anything about ${madeUpCaller.name}`);
  await expect(prompter(page)).toContainText(
    `You may listen and write down. Tell them nothing about ${madeUpCaller.name}.`,
  );
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^I only listen/ }).waitFor();
  await page.keyboard.press('1');
  const form = page.getByRole('region', { name: 'Speaking for them' });
  await expect(form.getByRole('radio', { name: 'Attorney', exact: true })).toBeFocused();
  await page.keyboard.press('f');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ottoline Quartzbright');
  await page.keyboard.press('Tab');
  await expect(form.getByRole('radio', { name: 'Nothing seen: I only listen' })).toBeChecked();
  await page.keyboard.press('s');
  await expect(form.getByRole('radio', { name: 'Signed letter' })).toBeChecked();
  await expect(prompter(page)).toContainText('You may tell them about: This enquiry only, until');
  await closeAndSave(page);
  await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
  expect((await crm.enquiries())[0]?.body.representative).toMatchObject({
    typeId: 'family',
    name: 'Ottoline Quartzbright',
    proof: 'Signed letter',
    scope: 'This enquiry only',
    by: 'demo-officer',
  });
});

test('what they would rather not say blocks nothing: its consequence is said, and only that it was not given is kept', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await fillMissedBin(page, madeUpCaller);
  await page.getByRole('textbox', { name: 'Address' }).focus();
  await page.keyboard.press('Control+d');
  await expect(prompter(page)).toContainText(
    'Without address we can’t send a crew, but we can still tell you when the next collection is',
  );
  await page.keyboard.press('1');
  await expect(page.getByRole('textbox', { name: 'Address' })).toBeDisabled();
  await expect(page.getByText('Not given: Address. Without it we can’t send a crew')).toBeVisible();
  await page.keyboard.press('F9');
  await page.keyboard.press('r');
  await closeAndSave(page);
  await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
  const { body } = (await crm.enquiries())[0]!;
  expect(body.refusals).toEqual([{ item: 'address', at: expect.any(String) }]);
  expect(body.outcome.kind).toBe('resolved');
  expect(JSON.stringify(body)).not.toContain(madeUpCaller.address);
});

test('an optional question is asked by itself, weighs yes and no alike, and is withdrawn with one press, offline too', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await statusSays(page, 'Online');
  await fillMissedBin(page, madeUpCaller);
  await expect(page.getByRole('heading', { name: 'One optional question' })).toBeVisible();
  await page.keyboard.press('Control+o');
  const yes = page.getByRole('button', { name: /^Yes/ });
  const no = page.getByRole('button', { name: /^No\b/ });
  const [one, other] = await Promise.all([yes.boundingBox(), no.boundingBox()]);
  expect([one?.width, one?.height]).toEqual([other?.width, other?.height]);
  expect(await yes.getAttribute('class')).toBe(await no.getAttribute('class'));
  for (const answer of [yes, no]) await expect(answer).not.toBeFocused();
  await page.keyboard.press('y');
  await expect(page.getByRole('heading', { name: 'One optional question' })).toHaveCount(0);
  await closeAndSave(page);
  await expect
    .poll(async () => (await crm.enquiries())[0]?.body.consents)
    .toMatchObject([{ purposeId: 'follow-up', answer: 'given', scriptId: 'ask-follow-up' }]);

  crm.faults.set({ mode: 'offline' });
  // Its draft may still stand above it for a moment.
  await page.locator('.today-item', { hasText: 'Missed bin' }).click();
  const withdraw = page.getByRole('button', { name: 'Withdraw: Asking how we did' });
  await withdraw.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Asking how we did: Withdrawn/)).toBeVisible();
  await expect(withdraw).toHaveCount(0);
  await expect(page.getByText(/In the CRM since .*A change to it waits on this PC/)).toBeVisible();
  crm.faults.set({ mode: 'none' });
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => (await crm.enquiries())[0]?.body.consents?.map((event) => event.answer), {
      timeout: 30_000,
    })
    .toEqual(['given', 'withdrawn']);
});
