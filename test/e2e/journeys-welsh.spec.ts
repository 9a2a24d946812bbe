import { serviceOf } from '../../shared/packs/lookup';
import { test } from './support/council-test';
import { expect } from './support/desk-test';
import { answerFront, closeAndSave, fillForm, openForm } from './support/walk-call';

test.use({ council: 'arfordir-cymru' });

test('a call in Welsh is Welsh from the first sentence to the closing, and the CRM knows it', async ({
  desk: { page },
  crm,
  pack,
}) => {
  const service = serviceOf(pack, 'council-tax-reduction')!;
  const spoken = await openForm(page, { channel: 'phone', language: 'cy', service });
  spoken.push(...(await fillForm(page, { income: '900 y mis' })));
  await answerFront(page, 'Control+o');
  const { text, language } = await answerFront(page, 'n');
  const { spoken: closing, references } = await closeAndSave(page);
  spoken.push({ text, language }, ...closing);

  // Up to its first gap each sentence is one of the pack's in Welsh.
  const beginnings = pack.scripts
    .flatMap(({ steps }) => steps)
    .flatMap((step) => ('text' in step && step.text.cy ? [`“${step.text.cy.split('{')[0]}`] : []));
  for (const one of spoken) {
    expect(one.language).toBe('cy');
    expect(
      beginnings.some((beginning) => one.text.startsWith(beginning)),
      one.text,
    ).toBe(true);
  }
  // Opening, objection, electoral register, the reason for a question, the optional question, closing.
  expect(spoken).toHaveLength(6);

  await expect.poll(async () => (await crm.enquiries()).map((e) => e.reference)).toEqual(references);
  expect((await crm.enquiries())[0]?.body).toMatchObject({
    interaction: { language: 'cy' },
    fields: { income: '900 y mis' },
    receipts: [{ status: 'given', language: 'cy', objectionSaid: true }],
    consents: [{ answer: 'refused', language: 'cy' }],
  });
  expect(await (await fetch(crm.url)).text()).toContain('in Welsh');
});
