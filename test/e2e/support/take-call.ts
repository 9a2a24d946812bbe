import type { Page } from '@playwright/test';

export type MissedBin = { address: string; name: string; phone: string; note: string };

export const madeUpCaller: MissedBin = {
  address: '12 Made-up Lane, Witney',
  name: 'Wilhelmina Quartzbright',
  phone: '07700 900123',
  note: 'Lid was shut and the bin stood at the kerb by six',
};

/**
 * Plays keys and counts them as the design does: everything but the characters of facts (address, name, phone,
 * note); letters typed to pick a service count.
 */
export class Keys {
  pressed = 0;
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.pressed += 1;
    }
  }

  async fact(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}

/** From "start a call" to just before the closing sentence, by keyboard alone; returns the keys pressed so far. */
export async function fillMissedBin(page: Page, caller: MissedBin): Promise<Keys> {
  const keys = new Keys(page);
  const startACall = page.getByRole('button', { name: /^Start a call/ });
  const focused = (name: string) => page.getByRole('textbox', { name }).and(page.locator(':focus')).waitFor();
  await startACall.waitFor();
  await keys.press('Control+n');
  await page.getByRole('button', { name: /^Said/ }).waitFor();
  await keys.press('F7');
  await page.getByText('One separate thing').waitFor();
  await keys.press('F7');
  await page.getByRole('button', { name: /^Yes/ }).waitFor();
  await keys.press('y');
  await page.locator('[data-place=service] input:focus').waitFor();
  await keys.press('m', 'i');
  await page.getByRole('option', { name: /Missed bin/ }).waitFor();
  await keys.press('Enter');
  await focused('Address');
  await keys.fact(caller.address);
  await keys.press('Tab', 'Tab', 'Space', 'Tab', 'Tab');
  await focused('Name');
  await keys.fact(caller.name);
  await keys.press('Tab');
  await keys.fact(caller.phone);
  await keys.press('Tab');
  await keys.fact(caller.note);
  return keys;
}

/** A whole call by keyboard alone. Resolves with its reference once the desk has said that it is saved. */
export async function takeMissedBin(
  page: Page,
  caller = madeUpCaller,
): Promise<{ reference: string; keys: number }> {
  const keys = await fillMissedBin(page, caller);
  await keys.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await keys.press('F9');
  const saved = page.getByText(/Saved\. \w{3}-\w{4}-\w/).first();
  await saved.waitFor();
  const reference = /\w{3}-\w{4}-\w/.exec((await saved.textContent()) ?? '')?.[0] ?? '';
  return { reference, keys: keys.pressed };
}
