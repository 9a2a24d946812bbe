import AxeBuilder from '@axe-core/playwright';
import { writeFile } from 'node:fs/promises';
import { expect } from './support/desk-test';
import { test } from './support/council-test';
import {
  picture,
  readThrough,
  size,
  startVisit,
  tap,
  touch,
  touched,
  turnOn,
} from './support/customer-screen';
import { looks, picture as pictureOfDesk, putOn } from './support/picture';
import { answerFront, prompterFront } from './support/walk-call';

test.use({ council: 'example-reception-handoff' });

test('the notice is read on the customer’s screen, and the receptionist records it with one key', async ({
  start,
  crm,
  pack,
}, info) => {
  const desk = await start();
  const { page } = desk;
  const display = await turnOn(desk);
  await expect(display.getByText(pack.controller.name)).toBeVisible();
  await startVisit(page);
  await display.getByRole('button', { name: 'Next' }).waitFor();
  await expect(display.getByRole('button', { name: 'I have read it' })).toHaveCount(0);

  const read = await readThrough(display);
  const [notice] = pack.notices;
  for (const { heading, body } of notice?.sections ?? [])
    expect(read.join('\n')).toContain(`${heading.en}\n\n${body.en}`);
  expect(read.join('\n')).toMatch(
    /About \d{1,2} \w{3}( \d{4})?: one month after it is passed on\. All of it: /,
  );
  expect(read.at(-1), 'the right to object stands by itself').toMatch(/^You can object\n\nIf you don’t want/);

  await touch(display, 'I have read it', 'Thank you.');
  await expect(touched(page)).toHaveText('They touched “I have read it”.');
  for (const look of looks) {
    await putOn(desk.app, page, look);
    await writeFile(info.outputPath(`desk-${look}.jpg`), await pictureOfDesk(desk.app, page, 'full'));
  }
  await putOn(desk.app, page, 'light');
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  expect((await prompterFront(page)).text, 'nothing is recorded by itself').toContain('Before I write');
  await page.keyboard.press('Control+j');
  await expect.poll(async () => (await prompterFront(page)).keys).toContain('Y');

  await answerFront(page, 'n');
  await page.locator('[data-place=service] input:focus').waitFor();
  await expect(display.getByText('Please wait to be called'), 'nothing personal is asked').toBeVisible();
  expect((await crm.enquiries()).length).toBe(0);
});

test('a touch reaches the prompter, and what is shown goes at once when the desk is covered, loaded anew or left', async ({
  start,
}) => {
  const desk = await start();
  const { page, app } = desk;
  const display = await turnOn(desk);
  await startVisit(page);
  await display.getByRole('button', { name: 'Talk to me about it' }).waitFor();
  await tap(display, 'Talk to me about it', 'would like to talk');
  await expect(touched(page)).toHaveText('They would like to talk about the notice.');
  await page.getByRole('complementary').getByRole('button', { name: 'Done' }).click();

  const idle = display.getByText('Please wait to be called');
  await page.keyboard.press('Control+l');
  await expect(idle).toBeVisible();
  await page.keyboard.press('Enter');
  await display.getByRole('button', { name: 'Next' }).waitFor();

  await page.reload();
  await expect(idle).toBeVisible();
  await page.getByRole('button', { name: 'Carry on' }).click();
  await display.getByRole('button', { name: 'Next' }).waitFor();

  const hidden = await desk.vault();
  const gone = hidden.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) => {
    const vault = BrowserWindow.getAllWindows().find((w) => w.webContents.getURL().startsWith('app://vault'));
    vault?.webContents.forcefullyCrashRenderer();
  });
  await gone;
  await expect(idle, 'the store has gone').toBeVisible();
  await display.getByRole('button', { name: 'Next' }).waitFor();

  // Its process hangs: it says nothing any more, and does not die.
  await page.evaluate(() =>
    setTimeout(() => {
      for (;;) void 0;
    }, 0),
  );
  await expect(idle, 'the desk has fallen silent').toBeVisible({ timeout: 15_000 });
});

test('practice is not shown on it', async ({ start }) => {
  const desk = await start();
  const { page } = desk;
  const display = await turnOn(desk);
  await page.getByRole('button', { name: 'Practise' }).click();
  await page.getByRole('button', { name: 'Begin practice' }).click();
  await page.getByRole('region', { name: 'Practice' }).waitFor();
  await expect(display.getByText('Please wait to be called')).toBeVisible();
  await expect(display.getByRole('button')).toHaveCount(0);
});

test('it has no store, no port and no way out, and answers for nothing but what it shows', async ({
  start,
  crm,
}) => {
  const desk = await start();
  const { app, page } = desk;
  const display = await turnOn(desk);
  const found = await display.evaluate(async (address) => {
    const attempt = async (what: () => unknown): Promise<string> => {
      try {
        await what();
        return 'went through';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      api: Object.keys(Reflect.get(window, 'display')).sort(),
      others: [typeof Reflect.get(window, 'desk'), typeof Reflect.get(window, 'vaultHost')],
      node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')],
      fetch: await attempt(() => fetch(address)),
      desk: await attempt(() => fetch('app://desk/desk.html')),
      html: await attempt(() => document.body.insertAdjacentHTML('beforeend', '<img src=x>')),
      window: String(window.open('https://example.invalid/')),
      databases: (await indexedDB.databases()).length,
    };
  }, crm.url);
  expect(found).toEqual({
    api: ['answer', 'now', 'onShown', 'touched'],
    others: ['undefined', 'undefined'],
    node: ['undefined', 'undefined'],
    fetch: 'TypeError',
    desk: 'TypeError',
    html: 'TypeError',
    window: 'null',
    databases: 0,
  });
  const isInMemory = await app.evaluate(({ BrowserWindow, session }) => {
    const window = BrowserWindow.getAllWindows().find((w) =>
      w.webContents.getURL().startsWith('app://display'),
    );
    return (
      window?.webContents.session !== session.defaultSession && !window?.webContents.session.isPersistent()
    );
  });
  expect(isInMemory).toBe(true);

  await startVisit(page);
  await display.getByRole('button', { name: 'Next' }).waitFor();
  const answer = (showId: unknown, more = {}) =>
    display.evaluate(
      ([id, rest]) =>
        Reflect.get(window, 'display').answer({
          showId: id,
          answer: 'read',
          language: 'en',
          ...(rest as object),
        }),
      [showId, more],
    );
  const { value } = await display.evaluate(() => Reflect.get(window, 'display').now());
  expect(await answer('01935d2e-0000-7000-8000-00000000000d')).toMatchObject({ ok: false });
  expect(await answer(value.showId, { language: 'cy' })).toMatchObject({ ok: false });
  expect(await answer(value.showId, { name: 'somebody' })).toMatchObject({ ok: false });
  await expect(touched(page)).toHaveCount(0);
  expect(
    await page.evaluate(
      (v) => Reflect.get(window, 'desk').invoke('display:show', { ...v, name: 'Ann' }),
      value,
    ),
  ).toMatchObject({ ok: false });
  expect(await page.evaluate(() => Reflect.get(window, 'desk').invoke('display:now', null))).toMatchObject({
    ok: false,
  });
});

test.describe('by IT’s policy', () => {
  for (const customerScreen of ['always', 'never'] as const)
    test(`it is there ${customerScreen}, whatever the advisor asks for`, async ({ start, policy }) => {
      const { app, page } = await start({ policy: { ...policy, customerScreen } });
      await page.getByRole('button', { name: /^Start a call/ }).waitFor();
      const count = customerScreen === 'always' ? 3 : 2;
      await expect.poll(() => app.windows().length).toBe(count);
      const answer = await page.evaluate(
        (on) => Reflect.get(window, 'desk').invoke('display:turn', { on }),
        customerScreen === 'never',
      );
      expect(answer).toMatchObject({ ok: false, say: expect.stringContaining('IT has set that') });
      expect(app.windows()).toHaveLength(count);
    });
});

test.describe('in two languages', () => {
  test.use({ council: 'arfordir-cymru' });
  test('the customer picks the language, by keyboard alone, and the receipt says which was read', async ({
    start,
  }, info) => {
    const desk = await start();
    const { app, page } = desk;
    const display = await turnOn(desk);
    await size(app, 1024, 768);
    await expect(display.getByText('Arhoswch i gael eich galw')).toBeVisible();
    await page.keyboard.press('Control+Shift+n');
    await display.getByRole('button', { name: 'Nesaf' }).waitFor();
    await writeFile(info.outputPath('cymraeg.png'), await picture(app));
    await display.keyboard.press('Tab');
    await expect(display.getByRole('button', { name: 'English' })).toBeFocused();
    await display.keyboard.press('Enter');
    await display.getByRole('button', { name: 'Next' }).waitFor();
    await readThrough(display);
    await expect(async () => {
      await display.getByRole('button', { name: 'I have read it' }).press('Enter');
      await expect(display.getByText('Thank you.')).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(touched(page)).toHaveText('They touched “I have read it”.');
    await page.keyboard.press('Control+j');
    await expect(page.getByRole('button', { name: /^Yes/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /Go on in|Cymraeg/ }).first()).toBeVisible();
  });
});
