import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { serviceOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { headerOf } from '../support/mail-server';
import { expect, statusSays } from './support/desk-test';
import { mailFrom, mailSettings, test } from './support/mail-test';
import { walkCall } from './support/walk-call';

test.use({ council: 'example-reception-handoff' });

/** A visit about a missed bin, by keyboard alone, up to the moment it is saved. */
async function visit(page: Page, pack: CouncilPack): Promise<string> {
  await statusSays(page, 'Online');
  const service = serviceOf(pack, 'missed-bin')!;
  const { reference } = await walkCall(page, { channel: 'in-person', language: 'en', service });
  return reference;
}
const preview = (page: Page) => page.getByRole('region', { name: 'Exactly what will be sent' });
const section = (page: Page) => page.locator('.reading');

/** What axe finds, as one line each. */
async function found(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** Tab by Tab to a button, as somebody without a mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 40; step++) {
    const at = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (at.startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to “${name}”`);
}

test('an enquiry is passed to its team by e-mail, by keyboard alone: seen word for word, over TLS, once', async ({
  start,
  crm,
  pack,
  policy,
  mail,
}) => {
  test.setTimeout(120_000);
  const login = { user: 'desk', password: 'open sesame' };
  const server = await mail.serve({ login });
  const { page } = await start({
    policy: { ...policy, mail: mailSettings(mail, server.port, { user: 'desk' }) },
  });
  const reference = await visit(page, pack);

  await page.getByRole('button', { name: /^Pass to Waste by e-mail/ }).waitFor();
  await page.keyboard.press('F6');
  await expect(preview(page)).toContainText('Wilhelmina Quartzbright');
  expect.soft(await found(page), 'the hand-off dialog').toEqual([]);

  // IT enters the password, once; it is tried and kept in the keychain.
  await tabTo(page, 'Enter the password');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Password' }).waitFor();
  await page.keyboard.type('open sesame');
  await page.keyboard.press('Enter');
  await page
    .getByText(/The mail server takes it/)
    .first()
    .waitFor();
  expect.soft(await found(page), 'the password dialog').toEqual([]);
  await page.keyboard.press('Escape');

  await page.keyboard.press('F6');
  await expect(preview(page)).toContainText(`${reference}: `);
  const shown = (await page.locator('.mail-text').textContent()) ?? '';
  await tabTo(page, 'Send it');
  await page.keyboard.press('Enter');
  await expect(section(page)).toContainText('taken by the mail server');
  expect.soft(await found(page), 'the saved enquiry').toEqual([]);
  await expect(section(page)).toContainText(/until \d+ \w{3}, one month after it is passed to Waste/);

  expect(server.taken).toHaveLength(1);
  const { to, raw } = server.taken[0]!;
  expect(to).toEqual(['waste@council.example']);
  expect(headerOf(raw, 'From')).toBe('Reception <reception@council.example>');
  expect(headerOf(raw, 'Subject')).toBe(`${reference}: Missed bin`);
  expect(headerOf(raw, 'Message-ID')).toMatch(/^<[0-9a-f-]{36}@council\.example>$/);
  const body = raw
    .slice(raw.indexOf('\r\n\r\n') + 4)
    .replaceAll(/=\r\n/g, '')
    .replaceAll('\r\n', '\n');
  expect(body).toBe(shown);
  await expect.poll(async () => (await crm.enquiries()).map((one) => one.reference)).toEqual([reference]);

  // Hours later the mailbox gets it back: whoever reads that says so, and the enquiry asks to be passed on anew.
  await tabTo(page, 'It came back…');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What the returned message says' }).waitFor();
  await page.keyboard.type('550 5.1.1 no such mailbox');
  expect.soft(await found(page), 'the dialog of what came back').toEqual([]);
  await tabTo(page, 'It came back');
  await page.keyboard.press('Enter');
  await expect(section(page)).toContainText('nobody there has it');
  await expect(section(page)).toContainText('550 5.1.1 no such mailbox');
  await expect(page.getByRole('button', { name: /^Pass to Waste by e-mail/ })).toBeVisible();
});

test('what waits is said, is recalled, and is then never sent; a wrong certificate is sent nothing', async ({
  start,
  pack,
  policy,
  mail,
}) => {
  test.setTimeout(120_000);
  const server = await mail.serve({ certificate: mail.stranger.issue('localhost') });
  const { page } = await start({ policy: { ...policy, mail: mailSettings(mail, server.port) } });
  await visit(page, pack);
  await page.keyboard.press('F6');
  await expect(preview(page)).toContainText('An enquiry for your team.');
  await tabTo(page, 'Send it');
  await page.keyboard.press('Enter');
  await statusSays(page, '1 e-mail waits here. The mail server cannot prove that it is the right one');
  await expect(section(page)).toContainText('waits on this PC and goes by itself');
  await expect(page.getByText('1 unsent')).toBeVisible();

  await tabTo(page, 'Recall it');
  await page.keyboard.press('Enter');
  await expect(section(page)).toContainText(/recalled .*, not sent/);
  await expect(page.getByText('0 unsent')).toBeVisible();

  // The right server stands there now, and has nothing to take.
  await server.close();
  const right = await mail.serve({ port: server.port });
  await page.keyboard.press('F6');
  await expect(preview(page)).toContainText('An enquiry for your team.');
  await tabTo(page, 'Send it');
  await page.keyboard.press('Enter');
  await expect(section(page)).toContainText('taken by the mail server');
  expect(right.taken).toHaveLength(1);
  expect(server.heard).toEqual([]);
});

test('a refusal is said in the server’s own words, and a person decides', async ({
  start,
  pack,
  policy,
  mail,
}) => {
  test.setTimeout(120_000);
  const server = await mail.serve();
  server.behaves({ at: 'rcpt', code: 550, says: '5.1.1 Nobody of that name' }, 'takes');
  const { page } = await start({ policy: { ...policy, mail: mailSettings(mail, server.port) } });
  const reference = await visit(page, pack);
  await page.keyboard.press('F6');
  await expect(preview(page)).toContainText(reference);
  await tabTo(page, 'Send it');
  await page.keyboard.press('Enter');
  await statusSays(page, 'The mail server refused 1 · look at it');
  await page.getByRole('button', { name: /The mail server refused 1/ }).click();
  await expect(page.getByRole('article')).toContainText('5.1.1 Nobody of that name');
  expect.soft(await found(page), 'what is parked').toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Nothing was refused.')).toBeVisible();
  await expect.poll(() => server.taken.length).toBe(1);
});

test('where only the person’s own mail program may send, it is saved as a file', async ({
  start,
  pack,
  policy,
  mail,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await start({ policy: { ...policy, mail: { ...mailFrom, eml: true } } });
  const reference = await visit(page, pack);
  const file = path.join(mail.folder, 'saved.eml');
  // The system's own window can't be pressed by a test.
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.keyboard.press('F6');
  await expect(preview(page)).toContainText(reference);
  await expect(page.getByRole('dialog')).toContainText('outside the purge');
  await tabTo(page, 'Save as a file');
  await page.keyboard.press('Enter');
  await expect(section(page)).toContainText('saved as a file');
  const raw = readFileSync(file, 'utf8');
  expect(headerOf(raw, 'X-Unsent')).toBe('1');
  expect(headerOf(raw, 'To')).toBe('Waste <waste@council.example>');
  expect(headerOf(raw, 'Subject')).toBe(`${reference}: Missed bin`);
});

test('without mail settings the way is not offered, and the screen says why', async ({ start, pack }) => {
  const { page } = await start();
  await visit(page, pack);
  await expect(
    page.getByText('The council passes this on by e-mail, but that cannot be done here.'),
  ).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Quartzbright');
  await page.getByRole('option', { name: /Quartzbright/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(section(page)).toContainText('E-mail is not set up on this PC.');
  await expect(section(page)).toContainText('one month after it is passed to Waste');
  await expect(page.getByRole('button', { name: /Pass to/ })).toHaveCount(0);
});
