/** A caller who does not exist: the number is from the range kept for fiction. */
const caller = {
  address: '12 Made-up Lane, Witney',
  name: 'Wilhelmina Quartzbright',
  phone: '07700 900123',
  note: 'Lid was shut and the bin stood at the kerb by six',
};
const patienceMs = 20_000;

/**
 * The made-up call: a resident rings about a missed bin. Keys only, as an advisor would press them; it ends when
 * the CRM has taken the enquiry.
 * @param {import('@playwright/test').Page} desk
 * @param {(name: string) => Promise<void>} screenshot
 * @returns {Promise<string>} the reference
 */
export async function playCall(desk, screenshot) {
  desk.setDefaultTimeout(patienceMs);
  const keys = desk.keyboard;
  const status = desk.getByRole('status', { name: 'Status' });
  await status.getByText('Online').waitFor();
  await screenshot('desk');

  await keys.press('Control+n');
  await desk.getByRole('button', { name: /^Said/ }).waitFor();
  await screenshot('opening');
  await keys.press('F7');
  await desk.getByText('One separate thing').waitFor();
  await screenshot('objection');
  await keys.press('F7');
  await desk.getByRole('button', { name: /^Yes/ }).waitFor();
  await keys.press('y');

  await desk.locator('[data-place=service] input:focus').waitFor();
  await keys.type('mis');
  await desk.getByRole('option', { name: /Missed bin/ }).waitFor();
  await keys.press('Enter');
  await focused(desk, 'Address');
  await keys.type(caller.address);
  // Past the postcode to the bin, which is chosen, and past the day, which stays as offered.
  for (const key of ['Tab', 'Tab', 'Space', 'Tab', 'Tab']) await keys.press(key);
  await focused(desk, 'Name');
  await keys.type(caller.name);
  await keys.press('Tab');
  await keys.type(caller.phone);
  await keys.press('Tab');
  await keys.type(caller.note);
  await screenshot('enquiry');

  await keys.press('F7');
  await desk.getByRole('button', { name: /^Save and close/ }).waitFor();
  await screenshot('closing');
  await keys.press('F9');
  const saved = desk.getByText(/Saved\. \w{3}-\w{4}-\w/).first();
  await saved.waitFor();
  await screenshot('saved');
  await status.getByText(/all sent/).waitFor();
  await screenshot('sent');
  return /\w{3}-\w{4}-\w/.exec((await saved.textContent()) ?? '')?.[0] ?? '';
}

/** @param {import('@playwright/test').Page} desk @param {string} name */
function focused(desk, name) {
  return desk.getByRole('textbox', { name }).and(desk.locator(':focus')).waitFor();
}
