import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { test } from './support/council-test';
import { newProfile } from './support/desk-app';
import { expect, statusSays } from './support/desk-test';

test.use({ council: 'example-reception-handoff' });
// Two whole Firstpoints on one machine.
test.setTimeout(180_000);

const queueOf = (page: Page) => page.getByRole('region', { name: 'Queue' });
const headingOf = (page: Page, number: string) => page.getByRole('heading', { name: `Ticket ${number}` });

/** This desk's network alone: the other one and the CRM notice nothing of it. */
async function cutLine(app: ElectronApplication, cut: boolean): Promise<void> {
  await app.evaluate(async ({ session }, nowhere) => {
    const crm = session.fromPartition('crm', { cache: false });
    await crm.setProxy(
      nowhere
        ? { mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' }
        : { mode: 'direct' },
    );
    await crm.closeAllConnections();
  }, cut);
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

test('two desks share a queue: one gets a ticket, a desk without its network goes on, and nothing is doubled', async ({
  start,
  crm,
}) => {
  // The CRM gives out the prefixes in the order in which the desks join it, and keeps those of tests before this one.
  await crm.reset({ devices: true });
  const a = await start();
  await statusSays(a.page, 'Online');
  const second = newProfile();
  const b = await start({ profile: second.profile });
  for (const { page } of [a, b]) {
    await statusSays(page, 'Online');
    await expect(queueOf(page)).toContainText('Nobody waits.');
  }

  // Two keys and no name.
  await a.page.keyboard.press('F2');
  await a.page.keyboard.press('Enter');
  await expect(a.page.getByText('Tell them: A-1')).toBeVisible();
  // The other desk hears of it by the CRM's hint, long before it would look by itself.
  await expect(queueOf(b.page)).toContainText('A-1', { timeout: 10_000 });

  await b.page.keyboard.press('F2');
  await b.page.keyboard.type('blue coat');
  await b.page.getByRole('button', { name: 'They asked for something' }).click();
  await b.page.getByText('hearing loop').click();
  expect(await serious(b.page), 'the check-in').toEqual([]);
  await b.page.getByRole('dialog').getByRole('button', { name: 'Check in' }).click();
  await expect(queueOf(a.page)).toContainText('blue coat', { timeout: 10_000 });
  await expect(queueOf(a.page)).toContainText('hearing loop');
  await expect
    .poll(async () => (await crm.tickets()).filter(({ standing }) => standing.holder === null).length)
    .toBe(2);

  // Both call the next at the same moment: two people are called, each to one desk.
  await Promise.all([a.page.keyboard.press('F3'), b.page.keyboard.press('F3')]);
  for (const { page } of [a, b])
    await expect(page.getByRole('button', { name: 'They are here' })).toBeFocused();
  const called = await crm.tickets();
  expect(called.map(({ standing }) => standing.state)).toEqual(['called', 'called']);
  expect(new Set(called.map(({ standing }) => standing.holder?.id)).size).toBe(2);
  const [withFlag, other] = (await headingOf(a.page, 'B-1').isVisible()) ? [a, b] : [b, a];
  await expect(withFlag.page.getByRole('note')).toContainText('hearing loop');
  expect(await serious(withFlag.page), 'a ticket').toEqual([]);

  // They are here: the interaction begins with what is to be said, and the ticket stands above it.
  await withFlag.page.keyboard.press('Enter');
  await expect(withFlag.page.locator('.ticket-band')).toContainText('B-1');
  await expect(withFlag.page.getByRole('button', { name: /^Said/ })).toBeVisible();
  await withFlag.page.keyboard.press('F4');
  await expect(queueOf(withFlag.page)).toContainText('parked');

  // Somebody whom any desk may call.
  await withFlag.page.keyboard.press('F2');
  await withFlag.page.keyboard.type('grey hat');
  await withFlag.page.keyboard.press('Enter');
  await expect
    .poll(async () => (await crm.tickets()).filter(({ standing }) => standing.holder === null).length)
    .toBe(1);
  await expect(queueOf(other.page)).toContainText('grey hat', { timeout: 10_000 });

  // The other desk loses its network. Whom it has it goes on with; whom it checks in it may call.
  await cutLine(other.app, true);
  await other.page.getByRole('button', { name: 'They did not come' }).click();
  await statusSays(other.page, 'Offline');
  await other.page.keyboard.press('F3');
  await expect(other.page.getByRole('main')).toContainText('Nobody was called: the CRM can’t be asked');
  await other.page.keyboard.press('F2');
  await other.page.keyboard.type('red bag');
  await other.page.keyboard.press('Enter');
  await expect(queueOf(other.page)).toContainText('red bag');
  await other.page.keyboard.press('F3');
  await expect(other.page.getByRole('button', { name: 'They are here' })).toBeFocused();
  await expect(other.page.getByText('red bag').first()).toBeVisible();
  expect(await crm.tickets()).toHaveLength(3);

  await cutLine(other.app, false);
  await expect(queueOf(withFlag.page).getByRole('button', { name: /Show who did not come/ })).toBeVisible({
    timeout: 40_000,
  });
  await expect
    .poll(async () => (await crm.tickets()).map(({ standing }) => standing.state).sort(), { timeout: 20_000 })
    .toEqual(['called', 'no-show', 'parked', 'waiting']);
  const merged = await crm.tickets();
  expect(new Set(merged.map(({ facts }) => facts.number)).size).toBe(4);

  await b.kill();
  second.remove();
});
