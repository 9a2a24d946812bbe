import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { NOTE_MAX } from '../../shared/domain/primitives';
import { fillDisk } from '../support/small-disk';
import { expect, statusSays, test } from './support/desk-test';
import { fillMissedBin, madeUpCaller, takeMissedBin } from './support/take-call';

test('a malformed council pack is named in a sentence and the built-in one stays in force', async ({
  start,
  policy,
  profile,
}) => {
  const packFile = path.join(path.dirname(profile), 'pack.json');
  writeFileSync(packFile, '{"format": 1, "controllerId": "west-oxfords');
  const { page } = await start({ policy: { ...policy, packFile } });
  await page.getByRole('button', { name: /another was refused/ }).click();
  await expect(page.getByText(/file that IT named is not whole: it was cut short/)).toBeVisible();
  await page.keyboard.press('Escape');
  await takeMissedBin(page);
  await statusSays(page, 'all sent');
});

test('a note of two million characters is kept whole, named in a sentence and saved once it is shorter', async ({
  start,
  crm,
}) => {
  // Chromium lays two million letters out again and again, some seconds each time.
  test.slow();
  const first = await start();
  await fillMissedBin(first.page, madeUpCaller);
  await first.page.getByRole('textbox', { name: 'Note' }).fill('The bin was not emptied. '.repeat(80_000));
  await expect(first.page.getByText(/2,000,000 characters long; 20,000 fit/)).toBeVisible();
  await first.page.keyboard.press('F9');
  await expect(first.page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await first.page.getByText(/^Kept \d\d:\d\d/).waitFor();
  await first.kill();

  const { page } = await start();
  await page.getByRole('button', { name: /Missed bin/ }).click();
  const note = page.getByRole('textbox', { name: 'Note' });
  expect((await note.inputValue()).length).toBe(2_000_000);
  await note.fill('x'.repeat(NOTE_MAX));
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await page.keyboard.press('F9');
  await expect.poll(async () => (await crm.enquiries())[0]?.body.note.length).toBe(NOTE_MAX);
});

test('a question of the wrong shape at the vault’s door is answered with a sentence and changes nothing', async ({
  start,
  crm,
}) => {
  const { page } = await start();
  await fillMissedBin(page, madeUpCaller);
  await page.getByText(/^Kept \d\d:\d\d/).waitFor();
  const answers = await page.evaluate(
    () =>
      new Promise<unknown[]>((done) => {
        const heard: unknown[] = [];
        window.addEventListener(
          'message',
          (event) => {
            const [port] = event.ports;
            if (!port) return;
            // The desk itself uses the port too; only what is asked here is of interest.
            port.addEventListener('message', ({ data }: MessageEvent<{ n: number }>) => {
              if (data.n > 9_000 && heard.push(data) === 3) done(heard);
            });
            port.start();
            port.postMessage('rubbish');
            port.postMessage({ t: 'ask', n: 9_001, method: 'call.save', input: { draft: { v: 7 } } });
            port.postMessage({ t: 'ask', n: 9_002, method: 'call.put', input: null });
            port.postMessage({ t: 'ask', n: 9_003, method: 'keys.all', input: null });
          },
          { capture: true, once: true },
        );
        Reflect.get(window, 'desk').requestPort();
      }),
  );
  for (const answer of answers)
    expect(answer).toMatchObject({
      t: 'answer',
      ok: false,
      value: { say: expect.stringMatching(/\w+ .*\./) },
    });
  await page.reload();
  await page.getByRole('button', { name: /Missed bin/ }).click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue(madeUpCaller.note);
  expect(await crm.enquiries()).toEqual([]);
});

test('a store that a newer version wrote is left as it is, and the screen says so', async ({ start }) => {
  const first = await start();
  await takeMissedBin(first.page);
  await (
    await first.vault()
  ).evaluate(async () => {
    const [store] = (await indexedDB.databases()).filter((d) => d.name?.startsWith('firstpoint-'));
    await new Promise((done, failed) => {
      const open = indexedDB.open(store?.name ?? '', 9_990);
      open.onsuccess = () => done(open.result.close());
      open.onerror = () => failed(open.error ?? new Error('not opened'));
    });
  });
  await first.kill();
  const { page } = await start();
  await expect(page.getByRole('heading', { name: 'This store needs a newer Firstpoint' })).toBeVisible();
  await expect(page.getByText('Everything is kept as it is.')).toBeVisible();
});

test('on a full disk nothing is called saved; with room again the same call is saved, and nobody starts anything anew', async ({
  start,
  crm,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await start({ disk: { megabytes: 64 } });
  const before = await takeMissedBin(page);
  await statusSays(page, 'all sent');
  await fillMissedBin(page, { ...madeUpCaller, note: 'typed before the disk was full' });
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await page.getByText(/^Kept \d\d:\d\d/).waitFor();

  await fillDisk(app, true);
  await page.keyboard.press('F9');
  await page
    .getByText(/no room left|starting again|could not be saved/)
    .first()
    .waitFor();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('typed before the disk was full');

  await fillDisk(app, false);
  // By itself: what is typed is being kept again.
  await page.getByText(/^Kept \d\d:\d\d/).waitFor({ timeout: 40_000 });
  await page.keyboard.press('F9');
  await page
    .getByText(/Saved\. \w{3}-\w{4}-\w/)
    .first()
    .waitFor();
  await statusSays(page, 'all sent');
  const notes = new Map((await crm.enquiries()).map(({ reference, body }) => [reference, body.note]));
  expect(notes.get(before.reference)).toBe(madeUpCaller.note);
  expect([...notes.values()].sort()).toEqual([madeUpCaller.note, 'typed before the disk was full'].sort());
});

test('quitting while enquiries are being sent asks first, and quitting anyway keeps them', async ({
  start,
  crm,
}) => {
  const first = await start();
  await statusSays(first.page, 'Online');
  crm.faults.set({ mode: 'slow', delayMs: 20_000 });
  await takeMissedBin(first.page);
  await statusSays(first.page, 'sending 1');
  const ended = first.app.waitForEvent('close');
  await first.app.evaluate(({ app }) => app.quit());
  await expect(first.page.getByText(/1 enquiry is still being sent/)).toBeVisible();
  await first.page.getByRole('button', { name: /Quit anyway/ }).click();
  await ended;
  crm.faults.set({ mode: 'none' });
  const { page } = await start();
  await statusSays(page, 'all sent');
  expect(await crm.enquiries()).toHaveLength(1);
});
