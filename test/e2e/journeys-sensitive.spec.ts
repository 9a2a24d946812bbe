import { serviceOf } from '../../shared/packs/lookup';
import { test } from './support/council-test';
import { expect, statusSays } from './support/desk-test';
import { answerFront, closeAndSave, fillForm, openForm, prompterFront } from './support/walk-call';

test.describe('health that is volunteered (S3)', () => {
  test.use({ council: 'example-reception-handoff' });

  test('what they tell of their health is left out, or kept apart: in no list, no search and no view until it is asked for, and in the CRM as sensitive', async ({
    desk: { page },
    crm,
    pack,
  }) => {
    const service = serviceOf(pack, 'incident')!;
    await openForm(page, { channel: 'phone', language: 'en', service });
    await fillForm(page);
    const detail = page.getByRole('textbox', { name: 'Sensitive detail' });

    await answerFront(page, 'Control+Shift+S');
    expect(await prompterFront(page)).toMatchObject({ text: 'Does the team need this to act?' });
    await answerFront(page, 'n');
    expect((await answerFront(page, 'F7')).text).toContain('I won’t write that down');
    await expect(detail).toHaveCount(0);

    await answerFront(page, 'Control+Shift+S');
    await answerFront(page, 'y');
    await expect(detail).toHaveCount(0);
    expect((await answerFront(page, 'F7')).text).toContain('mark it sensitive and keep it apart');
    await expect(page.getByRole('radio', { name: 'Health', exact: true })).toBeFocused();
    await page.keyboard.press('h');
    await page.keyboard.press('Tab');
    await expect(detail).toBeFocused();
    await page.keyboard.type('Xylographa asthma');
    const { references } = await closeAndSave(page);

    await expect.poll(async () => (await crm.enquiries()).map((e) => e.reference)).toEqual(references);
    const { sensitive, ...rest } = (await crm.enquiries())[0]!.body;
    expect(sensitive).toEqual([{ tag: 'health', text: 'Xylographa asthma' }]);
    expect(JSON.stringify(rest)).not.toContain('Xylographa');
    expect(await (await fetch(crm.url)).text()).toContain(
      '<dt>Sensitive: health</dt><dd>Xylographa asthma</dd>',
    );

    await statusSays(page, 'all sent');
    await expect(page.getByText('Xylographa')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').locator('input').waitFor();
    await page.keyboard.type('Xylographa');
    await page.getByText('Nothing found on this PC.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: service.name }).press('Enter');
    const show = page.getByRole('button', { name: 'Show: sensitive' });
    await show.waitFor();
    await expect(page.getByText('Xylographa')).toHaveCount(0);
    await show.press('Enter');
    await expect(page.getByText('Xylographa asthma')).toBeVisible();
  });
});

test.describe('health, money and age that are asked for (S4)', () => {
  test.use({ council: 'example-district' });

  test('a question about health stays shut until its reason was said, and its answer is kept apart', async ({
    desk: { page },
    crm,
    pack,
  }) => {
    const service = serviceOf(pack, 'assisted-collection')!;
    const { label } = service.fields.find(({ delicate }) => delicate === 'health')!;
    await openForm(page, { channel: 'phone', language: 'en', service });
    await expect(page.getByRole('button', { name: `${label}: say why first` })).toBeVisible();
    await expect(page.getByRole('textbox', { name: label })).toHaveCount(0);
    const reasons = await fillForm(page, { why: 'Xylographa arthritis' });
    expect(reasons.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^“To .*I need to ask about this: .*only Waste and Street Care will see it/),
    ]);
    await expect(page.getByRole('textbox', { name: label })).toHaveValue('Xylographa arthritis');
    await closeAndSave(page);

    await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
    const { sensitive, ...rest } = (await crm.enquiries())[0]!.body;
    expect(sensitive).toEqual([{ tag: 'health', text: 'Xylographa arthritis', fieldId: 'why' }]);
    expect(rest.reasonsGiven).toMatchObject([{ fieldId: 'why', reasonId: null }]);
    expect(JSON.stringify(rest)).not.toContain('Xylographa');
  });

  test('their age is asked for with the reason that was picked, and money they would rather not tell of stays shut', async ({
    desk: { page },
    crm,
    pack,
  }) => {
    const service = serviceOf(pack, 'council-tax-support')!;
    const [reason] = pack.dateOfBirth.reasons;
    const label = (id: string) => service.fields.find((field) => field.id === id)!.label;
    const born = page.getByRole('textbox', { name: label('dateOfBirth') });
    await openForm(page, { channel: 'in-person', language: 'en', service });
    await expect(born).toHaveCount(0);
    const reasons = await fillForm(page, {}, 'n');
    expect(reasons.map(({ text }) => text)).toEqual([expect.stringContaining('If you’d rather not say')]);
    await expect(page.getByRole('textbox', { name: label('income') })).toHaveCount(0);

    await page.getByRole('button', { name: reason!.label }).press('Enter');
    await expect(born).toBeFocused();
    await expect(page.getByText(reason!.said.en)).toBeVisible();
    await page.keyboard.type('3 Feb 1961');
    await closeAndSave(page);

    await expect.poll(async () => (await crm.enquiries()).length).toBe(1);
    const { body } = (await crm.enquiries())[0]!;
    expect(body).toMatchObject({
      fields: { dateOfBirth: '1961-02-03' },
      reasonsGiven: [{ fieldId: 'dateOfBirth', reasonId: reason!.id }],
      refusals: [{ item: 'income' }],
    });
    expect(body.fields).not.toHaveProperty('income');
  });
});
