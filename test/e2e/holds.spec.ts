import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { demonstrationCode } from '../support/demonstration-role';
import type { DeskApp } from './support/desk-app';
import { expect, statusSays, test } from './support/desk-test';
import { madeUpCaller, takeMissedBin } from './support/take-call';

const DAY_MS = 24 * 3_600_000;

/** The PC's clock shows a later day from now on, and the vault starts its day. */
async function onDay({ app, page, vault }: DeskApp, days: number): Promise<void> {
  await app.context().clock.install({ time: new Date(Date.now() + days * DAY_MS) });
  await (await vault()).reload();
  await page.reload();
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
}

/** Looks something up and opens it, as one does: by keyboard. */
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type(text);
}
const hit = (page: Page) => page.getByRole('option', { name: /Quartzbright/ });

async function tabTo(page: Page, name: string): Promise<void> {
  const at = page.getByRole('button', { name }).and(page.locator(':focus'));
  for (let step = 0; step < 60; step++) {
    if (await at.isVisible()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to “${name}”`);
}

/** What axe finds, as one line each. */
async function found(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

test('an enquiry kept for a legal reason outlives its day, its neighbour does not, and goes when the hold is lifted', async ({
  start,
}) => {
  test.setTimeout(180_000);
  const desk = await start();
  const { page } = desk;
  const { reference } = await takeMissedBin(page);
  const other = await takeMissedBin(page, { ...madeUpCaller, name: 'Bartholomew Candlewick' });
  await statusSays(page, 'all sent');
  await onDay(desk, 1);

  await find(page, reference);
  await hit(page).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Kept here' }).waitFor();
  await tabTo(page, 'Keep for a legal reason…');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Why must it be kept?' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Request 2026/114');
  expect(await found(page)).toEqual([]);
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab');
  await page.keyboard.type(demonstrationCode);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Held until reviewed on/)).toBeVisible();
  expect(await found(page)).toEqual([]);

  await onDay(desk, 70);
  await find(page, 'quartzbright');
  await hit(page).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.locator('.reading')).toContainText(madeUpCaller.note);
  await find(page, 'candlewick');
  await expect(page.getByText('Nothing found on this PC.')).toBeVisible();
  await page.keyboard.press('Escape');
  await find(page, 'what is kept');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: /1 saved enquiry/ })).toHaveCount(1);
  await expect(page.getByRole('cell', { name: /held until reviewed on/ })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(other.reference) })).toHaveCount(0);

  await find(page, 'quartzbright');
  await hit(page).waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page, 'Lift the hold…');
  await page.keyboard.press('Enter');
  await page
    .getByRole('textbox', { name: 'Why is it no longer needed?' })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.type('Answered');
  expect(await found(page)).toEqual([]);
  for (let tab = 0; tab < 2; tab++) await page.keyboard.press('Tab');
  await page.keyboard.type(demonstrationCode);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This enquiry is no longer on this PC.')).toBeVisible();
  await find(page, 'quartzbright');
  await expect(page.getByText('Nothing found on this PC.')).toBeVisible();
});
