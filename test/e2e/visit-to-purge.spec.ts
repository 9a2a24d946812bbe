import AxeBuilder from '@axe-core/playwright';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { addPeriod, londonDate } from '../../shared/policy/civil-date';
import { serviceOf } from '../../shared/packs/lookup';
import { searchProfile } from '../support/profile-search';
import { startSandboxCrm, type SandboxCrm } from '../sandbox-crm/sandbox-crm';
import {
  picture as pictureOfScreen,
  readThrough,
  scrolls,
  size,
  touch,
  touched,
  turnOn,
} from './support/customer-screen';
import type { DeskApp } from './support/desk-app';
import { expect, statusSays } from './support/desk-test';
import { mailSettings, test as withMail } from './support/mail-test';
import { answerFront, closeAndSave, fillForm, prompterFront } from './support/walk-call';

/** How far the CRM's clock is ahead of this PC's; the desk's is moved with it. */
const clock = { aheadMs: 0 };

const test = withMail.extend<object, { sharedCrm: SandboxCrm }>({
  sharedCrm: [
    async ({}, use) => {
      const server = await startSandboxCrm({ now: () => new Date(Date.now() + clock.aheadMs) });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});
test.use({ council: 'example-reception-handoff' });

const visitor = { name: 'Xanthippe Quillfeather', description: 'blue coat with a marmalade stain' };
const marks = [visitor.name, 'Quillfeather', 'quillfeather', visitor.description, 'marmalade'];

const queueOf = (page: Page) => page.getByRole('region', { name: 'Queue' });
const generationOf = (profile: string): number => {
  const file = JSON.parse(readFileSync(path.join(profile, 'keys', 'keyring.json'), 'utf8')) as {
    generation?: number;
    header?: { generation: number };
  };
  return file.header?.generation ?? file.generation ?? -1;
};

/** Main's clock, from the outside: Firstpoint itself has no switch for it. */
function moveMain(app: ElectronApplication, aheadMs: number): Promise<string> {
  return app.evaluate((_, ahead) => {
    const kept = Reflect.get(globalThis, 'clockOfThisPC') as DateConstructor | undefined;
    const Real = kept ?? Date;
    Reflect.set(globalThis, 'clockOfThisPC', Real);
    class Moved extends Real {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [Real.now() + ahead] : given) as [number]));
      }
      static override now(): number {
        return Real.now() + ahead;
      }
    }
    Reflect.set(globalThis, 'Date', Moved);
    return new Date().toISOString();
  }, aheadMs);
}

/** The morning of a day: main, desk, store and CRM agree on it, and the store begins it as at a start. */
async function wakeOn({ app, page, vault }: DeskApp, day: string): Promise<void> {
  const time = new Date(`${day}T09:30:00Z`);
  clock.aheadMs = time.getTime() - Date.now();
  expect(await moveMain(app, clock.aheadMs)).toContain(`${day}T09:30`);
  await app.context().clock.install({ time });
  await (await vault()).reload();
  await page.reload();
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
}

async function showKept(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find' }).fill('what is kept');
  await page.getByRole('option', { name: /what is kept/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What is kept on this PC' }).waitFor();
}

async function finds(page: Page, text: string, says: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find' }).fill(text);
  await expect(page.getByRole('dialog')).toContainText(says);
  await page.keyboard.press('Escape');
}

test('a visit from check-in to hand-off, and a month later nothing of it can be read, not from an old copy either', async ({
  start,
  crm,
  pack,
  policy,
  mail,
  profile,
}, info) => {
  test.setTimeout(420_000);
  clock.aheadMs = 0;
  await crm.reset({ devices: true });
  const server = await mail.serve();
  const settings = { ...policy, mail: mailSettings(mail, server.port) };

  /** Both windows as they are, looked at by axe and kept as pictures. */
  const step = async (
    app: ElectronApplication,
    name: string,
    windows: Record<'desk' | 'customer', Page>,
  ): Promise<void> => {
    for (const [which, window] of Object.entries(windows)) {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      expect.soft(found, `${name}: ${which}`).toEqual([]);
      const picture = which === 'customer' ? await pictureOfScreen(app) : await window.screenshot();
      await writeFile(info.outputPath(`${name}-${which}.png`), picture);
    }
  };

  const first = await start({ policy: settings });
  const { app, page } = first;
  await statusSays(page, 'Online');
  const display = await turnOn(first);
  await size(app, 1024, 768);
  const windows = { desk: page, customer: display };

  // Checked in by name: the notice first, on their screen.
  await page.keyboard.press('F2');
  await page.keyboard.type(visitor.description);
  await page.getByRole('button', { name: 'With a name' }).click();
  await page.getByRole('button', { name: 'Show it on their screen' }).press('Enter');
  await display.getByRole('button', { name: 'Next' }).waitFor();
  await step(app, '1-check-in', windows);
  await page.getByRole('button', { name: 'They have seen it' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name to call out' }).and(page.locator(':focus')).waitFor();
  await expect(display.getByText('Please wait to be called')).toBeVisible();
  await page.keyboard.type(visitor.name);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tell them: A-1')).toBeVisible();
  await expect
    .poll(async () => (await crm.tickets()).map(({ facts }) => facts.shownOn))
    .toEqual(['customer-screen']);
  await step(app, '2-waiting', windows);

  await page.keyboard.press('F3');
  await expect(page.getByRole('button', { name: 'They are here' })).toBeFocused();
  await step(app, '3-called', windows);

  // What was shown counts and is not taken for said; they read it to the end now, in large print.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('note').filter({ hasText: 'shown to them at check-in' })).toBeVisible();
  await display.getByRole('button', { name: 'Next' }).waitFor();
  await size(app, 1024, 768, 2);
  await expect.poll(() => display.evaluate(() => window.innerWidth)).toBe(512);
  expect((await scrolls(display)).across, 'nothing is cut off at 200 %').toBe(false);
  await step(app, '4-notice-at-200', windows);
  const read = await readThrough(display);
  expect(read.at(-1)).toMatch(/^You can object/);
  expect((await scrolls(display)).across).toBe(false);
  await touch(display, 'I have read it', 'Thank you.');
  await expect(touched(page)).toHaveText('They touched “I have read it”.');
  await step(app, '5-read', windows);
  await size(app, 1024, 768);

  await page.keyboard.press('Control+j');
  await expect.poll(async () => (await prompterFront(page)).keys).toContain('Y');
  await answerFront(page, 'y');
  await page.locator('[data-place=service] input:focus').waitFor();
  await page.keyboard.type(serviceOf(pack, 'missed-bin')?.name ?? '');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  // The name they gave at check-in is there already.
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(visitor.name);
  await fillForm(page);
  await step(app, '6-form', windows);
  const { references } = await closeAndSave(page);
  const [reference = ''] = references;
  await expect(queueOf(page), 'the ticket is finished with the enquiry').toContainText('Nobody waits.');
  await expect
    .poll(async () => (await crm.tickets()).map(({ standing }) => standing.state))
    .toEqual(['finished']);
  await step(app, '7-saved', windows);

  await page.keyboard.press('F6');
  await expect(page.getByRole('radio', { name: 'Waste' })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Exactly what will be sent' })).toContainText(visitor.name);
  await step(app, '8-hand-off', windows);
  await page.getByRole('button', { name: 'Send it' }).press('Enter');
  const saved = page.locator('.reading');
  await expect(saved).toContainText('taken by the mail server');
  expect(server.taken.map(({ to }) => to)).toEqual([['waste@council.example']]);
  await expect(saved).toContainText(/Notice \S+ shown at \d\d:\d\d, the right to object told separately/);
  await expect(saved).toContainText(/until \d+ \w{3}( \d{4})?, one month after it is passed to Waste/);
  await statusSays(page, 'all sent');
  expect((await crm.enquiries()).map((one) => one.reference)).toEqual([reference]);
  await step(app, '9-passed-on', windows);

  // The night ends the ticket's day.
  const passedOn = londonDate(Date.now());
  const { length: waiting } = await crm.tickets();
  expect(waiting).toBe(1);
  let generation = generationOf(profile);
  await wakeOn(first, addPeriod(passedOn, 'P1D'));
  await expect.poll(() => generationOf(profile), 'the key of that day is burned').toBeGreaterThan(generation);
  await statusSays(page, 'Online');
  await expect(queueOf(page)).toContainText('Nobody waits.');
  await expect.poll(async () => (await crm.tickets()).length, 'nor does the CRM keep it').toBe(0);
  await showKept(page);
  const kept = page.locator('.reading');
  await expect(kept.getByRole('row', { name: /1 saved enquiry/ })).toContainText(/until \d+ \w{3}/);
  await expect(kept).not.toContainText('ticket of the queue');
  await step(app, '10-next-morning', windows);
  await first.kill();
  expect(searchProfile(profile, marks).found).toEqual([]);

  // Somebody keeps a copy of it all, keyring and all.
  const copy = `${profile}-copy`;
  cpSync(profile, copy, { recursive: true });

  const second = await start({ policy: settings });
  const later = second.page;
  await later.getByRole('button', { name: /^Start a call/ }).waitFor();
  await finds(later, 'Quillfeather', reference);
  generation = generationOf(profile);
  await wakeOn(second, addPeriod(addPeriod(passedOn, 'P1M'), 'P1D'));
  await expect.poll(() => generationOf(profile)).toBeGreaterThan(generation);
  const again = { desk: later, customer: await turnOn(second) };
  await finds(later, 'Quillfeather', 'Nothing found on this PC.');
  await expect(later.locator('body')).not.toContainText(reference);
  await showKept(later);
  await expect(later.locator('.certificates')).toContainText(/record.* made unreadable/);
  await expect(later.locator('.reading')).toContainText('Nothing about anybody is kept on this PC.');
  await step(second.app, '11-a-month-later', again);
  await second.kill();
  expect(searchProfile(profile, marks).found).toEqual([]);

  // The old rows beside the keyring of today: their keys are burned.
  const purged = `${profile}-purged`;
  cpSync(profile, purged, { recursive: true });
  rmSync(path.join(profile, 'IndexedDB'), { recursive: true });
  cpSync(path.join(copy, 'IndexedDB'), path.join(profile, 'IndexedDB'), { recursive: true });
  const mixed = await start({ policy: settings });
  await mixed.page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await finds(mixed.page, 'Quillfeather', 'Nothing found on this PC.');
  await mixed.kill();

  // The whole copy with its old keyring: that opens nothing.
  rmSync(profile, { recursive: true });
  cpSync(copy, profile, { recursive: true });
  const restored = await start({ policy: settings });
  await expect(
    restored.page.getByRole('heading', { name: 'This is an older copy of the store' }),
  ).toBeVisible();
  await expect(restored.page.locator('body')).not.toContainText('Quillfeather');
  await restored.kill();
  for (const folder of [copy, purged]) rmSync(folder, { recursive: true });
});
