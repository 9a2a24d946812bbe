import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { demonstrationCode } from '../support/demonstration-role';
import type { DeskApp } from './support/desk-app';
import { expect, statusSays, test as base } from './support/desk-test';
import { withPrinter } from './support/printer';
import { madeUpCaller, takeMissedBin } from './support/take-call';

const test = base.extend<{ stick: string }>({
  /** A folder that stands for a memory stick. */
  stick: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-stick-'));
    await use(path.join(folder, 'for-another-desk.firstpoint'));
    rmSync(folder, { recursive: true, force: true });
  },
});

/** The system's own windows can't be pressed by a test. */
async function plugIn(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
}

async function found(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** Both pages live so many days later from now on, and begin anew. */
async function later({ app, page, vault }: DeskApp, days: number): Promise<void> {
  await app.context().clock.install({ time: new Date(Date.now() + days * 24 * 3_600_000) });
  await (await vault()).reload();
  await page.reload();
}

/** Tab by Tab to a button, as somebody without a mouse; within the card of one reference, where one is given. */
async function tabTo(page: Page, name: string, reference = ''): Promise<void> {
  for (let step = 0; step < 80; step++) {
    const at = await page.evaluate(() => ({
      words: document.activeElement?.textContent ?? '',
      card: document.activeElement?.closest('article')?.getAttribute('aria-label') ?? '',
    }));
    if (at.words.startsWith(name) && (reference === '' || at.card === reference)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to “${name}”`);
}

async function doIt(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find' }).fill(words);
  await page.getByRole('option', { name: new RegExp(words, 'i') }).waitFor();
  await page.keyboard.press('Enter');
}

async function deskSigns(page: Page): Promise<string> {
  await doIt(page, 'take in from another desk');
  const says = await page.getByText(/This desk is \w{3}\./).textContent();
  await page.keyboard.press('Escape');
  return /This desk is (\w{3})/.exec(says ?? '')?.[1] ?? '';
}

test('what has waited too long is said, and goes each of its four ways by keyboard alone', async ({
  start,
  crm,
  policy,
  stick,
}) => {
  test.setTimeout(300_000);
  const desk = await start({ policy: { ...policy, maxUnsentAge: 'P1D' } });
  const { app, page } = desk;
  await statusSays(page, 'Online');
  crm.faults.set({ mode: 'offline' });
  const taken: string[] = [];
  for (const note of ['goes in a file', 'goes on paper', 'is destroyed', 'is sent']) {
    taken.push((await takeMissedBin(page, { ...madeUpCaller, note })).reference);
  }
  const [inFile = '', onPaper = '', destroyed = '', sent = ''] = taken;
  await statusSays(page, '4 kept safe here');

  await later(desk, 3);
  await statusSays(page, /4 unsent since .*: longer than 1 day/);
  await expect(page.getByRole('button', { name: /4 not sent for over one day/ })).toBeVisible();
  const printed = await withPrinter(app);
  await plugIn(app, stick);
  await tabTo(page, '4 unsent since');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Unsent and old' }).waitFor();
  for (const reference of taken) await expect(page.getByRole('article', { name: reference })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Quartzbright');
  expect.soft(await found(page), 'unsent and old').toEqual([]);

  // Sealed for another desk: first the stick is gone, then a file that tells nothing, and a code that is shown once.
  await tabTo(page, 'Export for another desk', inFile);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  renameSync(path.dirname(stick), `${path.dirname(stick)}-pulled-out`);
  await page.keyboard.type('b2c');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.trouble')).toContainText('The file could not be written there');
  renameSync(`${path.dirname(stick)}-pulled-out`, path.dirname(stick));
  await dialog.getByRole('textbox').press('Enter');
  await expect(dialog.getByLabel('Code')).toHaveText(/^(\w{5}-){4}\w{5}$/);
  expect.soft(await found(page), 'the code').toEqual([]);
  const file = readFileSync(stick).toString('latin1');
  expect(file).not.toMatch(/Quartzbright|goes in a file|Made-up Lane/);
  expect(statSync(stick).mode & 0o077).toBe(0);
  expect(readdirSync(path.dirname(stick))).toEqual([path.basename(stick)]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: inFile })).toContainText('to be sent by desk B2C');

  // On paper.
  await tabTo(page, 'Hand over on paper', onPaper);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Set it aside and print' }).waitFor();
  expect.soft(await found(page), 'the paper dialog').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('Printed.');
  const [sheet] = await printed();
  expect(sheet).toMatchObject({ silent: false });
  for (const words of [onPaper, 'Wilhelmina Quartzbright', 'goes on paper', 'outside the purge'])
    expect(sheet?.text).toContain(words);
  await page.keyboard.press('Escape');
  await statusSays(page, /4 unsent/);
  await tabTo(page, 'It was handed over', onPaper);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Waste team leader');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('radio', { name: /The paper is enough/ })).toBeChecked();
  expect.soft(await found(page), 'handed over').toEqual([]);
  await dialog.getByRole('textbox').press('Enter');
  await expect(page.getByRole('article', { name: onPaper })).toHaveCount(0);

  // Destroyed, with a second person.
  await tabTo(page, 'Destroy', destroyed);
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: 'The same was recorded twice' }).press('Space');
  expect.soft(await found(page), 'destroy').toEqual([]);
  await dialog.getByLabel('Their code').fill('not their code');
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.trouble')).toBeVisible();
  await expect(dialog.getByLabel('Their code')).toHaveValue('');
  await dialog.getByLabel('Their code').fill(demonstrationCode);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: destroyed })).toHaveCount(0);
  await expect(dialog).toHaveCount(0);

  // The supervisor's view, with a code.
  await page.keyboard.press('Escape');
  await doIt(page, 'supervisor');
  await page.getByLabel('Their code').fill(demonstrationCode);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Waits for the CRM 2 2/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /exported for another desk 1/ })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Quartzbright');
  expect.soft(await found(page), 'the supervisor’s view').toEqual([]);
  await page.keyboard.press('Escape');

  // The network is back: what was neither on paper nor destroyed arrives, once.
  await doIt(page, 'not sent');
  crm.faults.set({ mode: 'none' });
  await tabTo(page, 'Send now', sent);
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await crm.enquiries()).map((e) => e.reference).sort(), { timeout: 30_000 })
    .toEqual([inFile, sent].sort());
  await expect(page.getByText('Everything is sent.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(onPaper);
  await page.getByRole('option', { name: new RegExp(onPaper) }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.locator('.reading')).toContainText('Handed over on paper to Waste team leader');
  expect((await crm.enquiries()).map((e) => e.reference).sort()).toEqual([inFile, sent].sort());
});

test('a file from one desk is taken in at another with its code, is sent from there, and the CRM has it once', async ({
  start,
  crm,
  profile,
  stick,
}) => {
  test.setTimeout(300_000);
  const elsewhere = `${profile}-other`;
  const other = await start({ profile: elsewhere });
  await statusSays(other.page, 'Online');
  const signs = await deskSigns(other.page);
  await other.kill();

  const first = await start();
  await statusSays(first.page, 'Online');
  crm.faults.set({ mode: 'offline' });
  const { reference } = await takeMissedBin(first.page);
  await plugIn(first.app, stick);
  await doIt(first.page, 'not sent');
  await first.page.getByRole('button', { name: 'Export for another desk…' }).press('Enter');
  await first.page.keyboard.type(signs);
  await first.page.keyboard.press('Enter');
  const code = (await first.page.getByLabel('Code').textContent()) ?? '';
  // Killed with the code on the screen: the file is whole, and what it was made of is still here.
  await first.kill();
  crm.faults.set({ mode: 'none' });

  const again = await start({ profile: elsewhere });
  await statusSays(again.page, 'Online');
  await plugIn(again.app, stick);
  await doIt(again.page, 'take in from another desk');
  const dialog = again.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choose the file…' }).press('Enter');
  await dialog.getByLabel('The code they tell you').waitFor();
  expect.soft(await found(again.page), 'taking in').toEqual([]);
  const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
  await again.page.keyboard.type(wrong);
  await again.page.keyboard.press('Enter');
  await expect(dialog.locator('.trouble')).toContainText('One letter or digit of that code is wrong');
  await dialog.getByLabel('The code they tell you').fill(code.toLowerCase());
  await again.page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText(`Taken in: ${reference}`);
  await expect.poll(async () => (await crm.enquiries()).map((e) => e.reference)).toEqual([reference]);
  await dialog.getByRole('button', { name: 'Choose the file…' }).press('Enter');
  await dialog.getByLabel('The code they tell you').fill(code);
  await again.page.keyboard.press('Enter');
  await expect(dialog.locator('.trouble')).toContainText('here already');
  await again.kill();

  const back = await start();
  await statusSays(back.page, /all sent|nothing to send/);
  await expect(back.page.getByText('0 unsent')).toBeVisible();
  expect((await crm.enquiries()).map((e) => e.reference)).toEqual([reference]);
});
