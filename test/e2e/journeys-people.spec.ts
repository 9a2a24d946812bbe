import type { Page } from '@playwright/test';
import { serviceOf } from '../../shared/packs/lookup';
import { test } from './support/council-test';
import { expect } from './support/desk-test';
import { madeUpCaller } from './support/take-call';
import { answerFront, closeAndSave, fillForm, openForm, prompterFront } from './support/walk-call';

const prompter = (page: Page) => page.getByRole('complementary', { name: 'Say next' });

test.describe('somebody who speaks for another', () => {
  test.use({ council: 'example-district' });

  test('who shows nothing is listened to and told nothing; who shows a proof is told what it covers', async ({
    desk: { page },
    crm,
    pack,
  }) => {
    const service = serviceOf(pack, 'missed-bin')!;
    const form = page.getByRole('region', { name: 'Speaking for them' });

    await openForm(page, { channel: 'phone', language: 'en', service });
    await fillForm(page);
    await answerFront(page, 'Control+b');
    await expect(prompter(page)).toContainText(`Before I share anything about ${madeUpCaller.name}`);
    await answerFront(page, 'n');
    expect((await answerFront(page, 'F7')).text).toContain('can tell you nothing about');
    await expect(form.getByRole('radio').first()).toBeFocused();
    await page.keyboard.press('w');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ottoline Quartzbright');
    await expect(form.getByRole('radio', { name: 'Nothing seen: I only listen' })).toBeChecked();
    await expect(prompter(page)).toContainText(`Tell them nothing about ${madeUpCaller.name}.`);
    const listened = await closeAndSave(page);

    await openForm(page, { channel: 'in-person', language: 'en', service });
    await fillForm(page);
    await answerFront(page, 'Control+b');
    await answerFront(page, 'y');
    expect((await answerFront(page, 'F7')).text).toContain('I’ll note what kind it is, without a copy');
    await page.keyboard.press('w');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ottoline Quartzbright');
    await page.keyboard.press('Tab');
    await page.keyboard.press('a');
    await expect(form.getByRole('radio', { name: 'A signed letter or form' })).toBeChecked();
    await expect(prompter(page)).toContainText('You may tell them about: What the letter names, until');
    const told = await closeAndSave(page);

    await expect.poll(async () => (await crm.enquiries()).length).toBe(2);
    const arrived = await crm.enquiries();
    const spokenFor = ({ references }: { references: string[] }) =>
      arrived.find(({ reference }) => references.includes(reference))?.body.representative;
    const who = { typeId: 'written-authority', name: 'Ottoline Quartzbright', by: 'demo-officer' };
    expect(spokenFor(listened)).toMatchObject({ ...who, proof: null });
    expect(spokenFor(told)).toMatchObject({
      ...who,
      proof: 'A signed letter or form',
      scope: 'What the letter names',
      expiresOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });
});

test.describe('what they would rather not say', () => {
  test.use({ council: 'example-reception-handoff' });

  test('one thing: its consequence and what is done instead are said, and only that it was not given is kept', async ({
    desk: { page },
    crm,
    pack,
  }) => {
    const service = serviceOf(pack, 'missed-bin')!;
    await openForm(page, { channel: 'phone', language: 'en', service });
    await fillForm(page);
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.focus();
    await answerFront(page, 'Control+d');
    expect((await prompterFront(page)).text).toContain(
      'Without address we can’t send a crew back to the right house, but we can still ask the crew about the whole street.',
    );
    await answerFront(page, 'y');
    await expect(address).toBeDisabled();
    await page.keyboard.press('F9');
    await page.keyboard.press('r');
    await closeAndSave(page);

    await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
    const { body } = (await crm.enquiries())[0]!;
    expect(body.refusals).toEqual([{ item: 'address', at: expect.any(String) }]);
    expect(body.outcome.kind).toBe('resolved');
    expect(JSON.stringify(body)).not.toContain('Made-up Lane');
  });

  test('everything about themselves: the enquiry goes on without a person', async ({
    desk: { page },
    crm,
    pack,
  }) => {
    const service = serviceOf(pack, 'missed-bin')!;
    await openForm(page, { channel: 'in-person', language: 'en', service });
    await page.keyboard.press('F8');
    await answerFront(page, 'Control+d');
    expect((await prompterFront(page)).text).toContain('Without your details we can’t');
    await answerFront(page, 'a');
    await expect(page.getByRole('textbox', { name: 'Address' })).toHaveCount(0);
    await page.keyboard.press('F9');
    await fillForm(page);
    await page.keyboard.press('F9');
    await page.keyboard.press('r');
    await closeAndSave(page);

    await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
    const { body } = (await crm.enquiries())[0]!;
    expect(body).toMatchObject({ anonymous: true, person: null, refusals: [{ item: 'details' }] });
    expect(JSON.stringify(body)).not.toContain('Quartzbright');
  });
});
