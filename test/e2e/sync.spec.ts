import { expect, statusSays, test } from './support/desk-test';
import { madeUpCaller, takeMissedBin } from './support/take-call';

test('a call taken offline survives a restart and arrives once when the network is back @packaged', async ({
  start,
  crm,
}) => {
  const online = await start();
  await statusSays(online.page, 'Online');
  crm.faults.set({ mode: 'offline' });
  const { reference } = await takeMissedBin(online.page);
  await statusSays(online.page, /Offline since \d\d:\d\d · 1 kept safe here/);
  await online.kill();

  const { page } = await start();
  await statusSays(page, /Offline since .* · 1 kept safe here/);
  crm.faults.set({ mode: 'none' });
  await expect
    .poll(async () => (await crm.enquiries()).map((e) => e.reference), { timeout: 30_000 })
    .toEqual([reference]);
  await statusSays(page, 'all sent');
  expect(await crm.enquiries()).toHaveLength(1);
});

test('an answer that is lost after the CRM has committed leaves one case, not two', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await statusSays(page, 'Online');
  crm.faults.set({ mode: 'lost-response', times: 2 });
  const { reference } = await takeMissedBin(page);
  await statusSays(page, 'all sent');
  const arrived = await crm.enquiries();
  expect(arrived.map((e) => e.reference)).toEqual([reference]);
  expect(arrived[0]?.deliveries).toBeGreaterThan(1);
});

test('one bad item is parked with its reason and the rest goes on', async ({ start, crm }) => {
  const { page } = await start();
  await statusSays(page, 'Online');
  crm.faults.set({ mode: 'offline' });
  const notes = ['first of three', 'the bad one', 'third of three'];
  const references: string[] = [];
  for (const note of notes) references.push((await takeMissedBin(page, { ...madeUpCaller, note })).reference);
  crm.faults.set({ mode: 'one-bad-item', marker: 'the bad one' });
  await expect
    .poll(async () => (await crm.enquiries()).map((e) => e.reference).sort(), { timeout: 30_000 })
    .toEqual([references[0], references[2]].sort());
  await statusSays(page, 'The CRM refused 1');

  crm.faults.set({ mode: 'none' });
  await page.getByRole('button', { name: /Refused/ }).click();
  await page.getByRole('button', { name: /Try again/ }).click();
  await expect.poll(async () => (await crm.enquiries()).length).toBe(3);
  await statusSays(page, 'all sent');
});

test('a login page in place of the CRM changes nothing but the status line', async ({ start, crm }) => {
  const { page } = await start();
  await statusSays(page, 'Online');
  crm.faults.set({ mode: 'html' });
  await takeMissedBin(page);
  await statusSays(page, /kept safe here/);
  crm.faults.set({ mode: 'none' });
  await expect.poll(async () => (await crm.enquiries()).length, { timeout: 30_000 }).toBe(1);
});

test('a busy CRM is given the time it asks for, and nothing is lost', async ({ start, crm }) => {
  const { page } = await start();
  await statusSays(page, 'Online');
  crm.faults.set({ mode: '503', retryAfter: 2, times: 1 });
  await takeMissedBin(page);
  await expect.poll(async () => (await crm.enquiries()).length, { timeout: 30_000 }).toBe(1);
});
