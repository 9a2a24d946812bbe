import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, statusSays, test } from './support/desk-test';
import { looks, picture, putOn } from './support/picture';
import { fillMissedBin, madeUpCaller } from './support/take-call';

/** A line of text may fall a little differently on another machine; a changed screen differs by far more. */
const ALIKE = { maxDiffPixelRatio: 0.02 };

/** What axe finds serious, as one line each. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

for (const look of looks)
  test(`every screen looks as it was agreed, and axe finds nothing: ${look}`, async ({ start, crm }) => {
    test.setTimeout(180_000);
    const { app, page } = await start();
    const shows = async (name: string): Promise<void> => {
      expect.soft(await picture(app, page), name).toMatchSnapshot([look, `${name}.jpg`], ALIKE);
      expect.soft(await serious(page), name).toEqual([]);
    };
    const press = (key: string): Promise<void> => page.keyboard.press(key);

    await statusSays(page, 'Online · nothing to send');
    await putOn(app, page, look);
    await shows('ready');

    await press('Control+n');
    await page.getByRole('button', { name: /^Said/ }).waitFor();
    await shows('opening');
    // The sentence to say is the largest text on the screen.
    const sizes = await page.evaluate(() => {
      const sizeOf = (element: Element): number => parseFloat(getComputedStyle(element).fontSize);
      const sentence = document.querySelector('#prompt-line, .prompt-line');
      const others = [...document.querySelectorAll('body *')].filter(
        (element) => !sentence?.contains(element) && element.checkVisibility(),
      );
      return { sentence: sentence ? sizeOf(sentence) : 0, largest: Math.max(...others.map(sizeOf)) };
    });
    expect(sizes.sentence).toBeGreaterThanOrEqual(22);
    expect(sizes.sentence).toBeGreaterThanOrEqual(sizes.largest);
    await press('F7');
    await press('F7');
    await page.getByRole('button', { name: /^Yes/ }).waitFor();
    await shows('question');
    await page.getByRole('option', { name: /Missed bin/ }).click();
    await page.getByText('Opens when the question is answered').first().waitFor();
    await shows('fields-shut');
    await page.getByRole('button', { name: 'Discard…' }).click();
    await page.getByRole('textbox', { name: 'Why?' }).fill('wrong number');
    await press('Enter');

    crm.faults.set({ mode: 'conflict', times: 1 });
    await fillMissedBin(page, madeUpCaller);
    await page.getByText(/^Kept \d\d:\d\d/).waitFor();
    await shows('closing');
    if (look === 'light') expect(await picture(app, page, 'full')).toMatchSnapshot('a-call.jpg', ALIKE);
    await press('F7');
    await press('F9');
    await statusSays(page, 'The CRM refused 1');
    await shows('saved');

    await page.getByRole('button', { name: /Refused/ }).click();
    await page.getByRole('rowheader', { name: 'Note' }).waitFor();
    await shows('parked');
    await press('Escape');

    crm.faults.set({ mode: 'offline' });
    await press('Control+k');
    await page.keyboard.type('wilhelmina');
    await page.getByRole('option', { name: /Wilhelmina/ }).waitFor();
    await page.getByText(/not checked|nothing found/).waitFor();
    await shows('find');
    crm.faults.set({ mode: 'none' });
    await press('Enter');
    await page.getByRole('heading', { name: /Saved enquiry/ }).waitFor();
    await page.getByText('What was said').waitFor();
    await shows('saved-enquiry');
    await press('Escape');

    await press('F1');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await shows('keys');
    await press('Escape');
    await page.getByRole('button', { name: /Demonstration pack/ }).click();
    await page.getByRole('dialog', { name: 'Demonstration pack' }).waitFor();
    await shows('pack');
    await press('Escape');
    // A look at the CRM in that while found it silent, or did not.
    await expect(page.getByRole('status', { name: 'Status' })).toContainText('Online', { timeout: 60_000 });
    for (const [words, title] of [
      ['what is kept', 'What is kept on this PC'],
      ['day sheet', 'Day sheet'],
    ] as const) {
      await press('Control+k');
      await page.keyboard.type(words);
      await page.getByRole('option', { name: new RegExp(words, 'i') }).waitFor();
      await press('Enter');
      await page.getByRole('heading', { name: title }).waitFor();
      await page
        .getByText(title === 'Day sheet' ? 'Council pack' : 'Purged lately')
        .first()
        .waitFor();
      await shows(title === 'Day sheet' ? 'day-sheet' : 'kept');
      await press('Escape');
    }
    await press('Control+l');
    await page.getByRole('button', { name: 'Show the desk' }).waitFor();
    await shows('covered');
  });

for (const look of looks)
  test(`a PC without a keychain is told so: ${look}`, async ({ start }) => {
    const { app, page } = await start({
      env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_CURRENT_DESKTOP: '' },
    });
    await page.getByRole('heading', { name: 'Nothing can be stored on this PC' }).waitFor();
    await statusSays(page, 'no keychain');
    await putOn(app, page, look);
    expect(await picture(app, page)).toMatchSnapshot([look, 'no-keychain.jpg'], ALIKE);
    expect(await serious(page)).toEqual([]);
  });

test('nothing scrolls but the middle at 1280×720', async ({ start }) => {
  const { app, page } = await start();
  await statusSays(page, 'Online');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((w) => w.webContents.getURL().startsWith('app://desk'))
      ?.setContentSize(1280, 720),
  );
  const scrolling = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('html, body, .desk, .pane:not(.middle)')]
        .filter((e) => e.scrollHeight > e.clientHeight || e.scrollWidth > e.clientWidth)
        .map((e) => `${e.tagName} ${e.className}`),
    );
  await expect.poll(() => page.evaluate(() => window.innerHeight)).toBe(720);
  expect(await scrolling()).toEqual([]);
  await page.keyboard.press('Control+n');
  for (const key of ['F7', 'F7', 'y']) {
    await page.getByRole('complementary').getByRole('button').first().waitFor();
    expect(await scrolling(), `before ${key}`).toEqual([]);
    await page.keyboard.press(key);
  }
  expect(await scrolling()).toEqual([]);
});
