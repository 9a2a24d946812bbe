import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AsyncEntry } from '@napi-rs/keyring';
import { z } from 'zod';
import { expect, statusSays, test } from './support/desk-test';
import { madeUpCaller, takeMissedBin } from './support/take-call';

const keysOf = (profile: string): string => path.join(profile, 'keys');
const keyring = (profile: string): string => path.join(keysOf(profile), 'keyring.json');
const header = z.looseObject({ keyringId: z.string(), generation: z.number() });
const headerOf = (profile: string): z.infer<typeof header> => {
  const file: unknown = JSON.parse(readFileSync(keyring(profile), 'utf8'));
  return header.parse(z.looseObject({ header }).safeParse(file).data?.header ?? file);
};

test('without a keychain nothing personal is written, and the screen says why and what to do @packaged', async ({
  start,
  profile,
}) => {
  const { page } = await start({ env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_CURRENT_DESKTOP: '' } });
  await expect(page.getByRole('heading', { name: 'Nothing can be stored on this PC' })).toBeVisible();
  await statusSays(page, 'no keychain');
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox')).toHaveCount(0);
  expect(existsSync(keyring(profile))).toBe(false);
});

test('where IT allows it a passphrase stands in for the keychain, and a wrong one opens nothing', async ({
  start,
  policy,
  crm,
}) => {
  const env = { DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_CURRENT_DESKTOP: '' };
  const allowed = { policy: { ...policy, keys: { passphraseAllowed: true } }, env };
  const first = await start(allowed);
  await expect(first.page.getByText(/protects against what is left on this PC/)).toBeVisible();
  await first.page.getByLabel('Passphrase', { exact: true }).fill('a sentence that nobody says');
  await first.page.getByRole('button', { name: 'Use this passphrase' }).click();
  await statusSays(first.page, 'Online');
  await takeMissedBin(first.page);
  await statusSays(first.page, 'all sent');
  await first.kill();

  const { page } = await start(allowed);
  await page.getByLabel('Passphrase', { exact: true }).fill('another sentence');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('This passphrase does not open the store.')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill('a sentence that nobody says');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('button', { name: /Missed bin|\w{3}-\w{4}-\w/ }).first()).toBeVisible();
  expect(await crm.enquiries()).toHaveLength(1);
});

test('keys that the keychain no longer opens are explained and set aside, never overwritten', async ({
  start,
  profile,
}) => {
  const first = await start();
  await takeMissedBin(first.page);
  await statusSays(first.page, 'all sent');
  await first.kill();
  const before = readFileSync(keyring(profile));
  const { keyringId, generation } = headerOf(profile);
  await new AsyncEntry('Firstpoint', `${keyringId}/${generation}`).deletePassword();

  const second = await start();
  await expect(
    second.page.getByRole('heading', { name: 'The keys on this PC cannot be opened' }),
  ).toBeVisible();
  await second.kill();
  expect(readFileSync(keyring(profile))).toEqual(before);

  const { page } = await start();
  await page.getByRole('button', { name: /Start afresh/ }).click();
  await page.getByRole('button', { name: 'Start afresh', exact: true }).click();
  await takeMissedBin(page, { ...madeUpCaller, note: 'after the new start' });
  await statusSays(page, 'all sent');
  const kept = readdirSync(keysOf(profile)).filter((name) => name.startsWith('keyring.kept-'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(path.join(keysOf(profile), kept[0] ?? ''))).toEqual(before);
});

test('a profile copied back from before a night is not opened: what was burned stays gone', async ({
  start,
  profile,
  crm,
}) => {
  const copy = `${profile}-copy`;
  const first = await start();
  await takeMissedBin(first.page);
  await statusSays(first.page, 'all sent');
  await first.kill();
  cpSync(profile, copy, { recursive: true });
  const { generation } = headerOf(profile);

  // The next day: the night's work moves everything out of today's key and burns it.
  const second = await start();
  const tomorrow = new Date(Date.now() + 24 * 3_600_000);
  await second.app.context().clock.install({ time: tomorrow });
  await (await second.vault()).reload();
  await expect.poll(() => headerOf(profile).generation).toBeGreaterThan(generation);
  await second.kill();

  rmSync(profile, { recursive: true });
  cpSync(copy, profile, { recursive: true });
  const before = readFileSync(keyring(profile));
  const { page } = await start();
  await expect(page.getByRole('heading', { name: 'This is an older copy of the store' })).toBeVisible();
  expect(readFileSync(keyring(profile))).toEqual(before);
  expect(await crm.enquiries()).toHaveLength(1);
});
