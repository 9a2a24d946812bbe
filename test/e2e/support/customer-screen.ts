import type { ElectronApplication, Page } from '@playwright/test';
import type { DeskApp } from './desk-app';
import { expect } from './desk-test';
import { prompterFront } from './walk-call';

const customers = (app: ElectronApplication): Page | undefined =>
  app.windows().find((w) => w.url().startsWith('app://display'));

/** Turns the customer's screen on from the palette, as an advisor does. */
export async function turnOn({ app, page }: DeskApp): Promise<Page> {
  await page.getByRole('button', { name: /^Start a call/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find' }).fill('customer');
  await page.getByRole('option', { name: /Customer’s screen/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => customers(app)?.url()).toContain('app://display');
  const display = customers(app);
  if (!display) throw new Error('the customer’s screen did not open');
  await display.getByText('Please wait to be called').waitFor();
  return display;
}

export async function startVisit(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+n');
  await expect.poll(async () => (await prompterFront(page)).text).toContain('Before I write anything down');
}

/** Turns page after page, to the last. */
export async function readThrough(display: Page): Promise<string[]> {
  const read: string[] = [];
  for (let page = 0; page < 30; page++) {
    read.push((await display.locator('.part:visible').allInnerTexts()).join('\n'));
    const next = display.getByRole('button', { name: 'Next' });
    if ((await next.count()) === 0) return read;
    const before = await display.locator('.notice-says span').first().innerText();
    await next.click();
    await expect(display.locator('.notice-says span').first()).not.toHaveText(before);
  }
  throw new Error('the notice has no last page');
}

/** The window's size as the page sees it, at a text size. */
export async function size(app: ElectronApplication, width: number, height: number, zoom = 1): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, s) => {
      const window = BrowserWindow.getAllWindows().find((w) =>
        w.webContents.getURL().startsWith('app://display'),
      );
      window?.setContentSize(s.width, s.height);
      window?.webContents.setZoomFactor(s.zoom);
    },
    { width, height, zoom },
  );
}

export async function picture(app: ElectronApplication): Promise<Buffer> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((w) =>
      w.webContents.getURL().startsWith('app://display'),
    );
    const image = await window?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(png, 'base64');
}

/** What the prompter says of a touch. */
export const touched = (page: Page) => page.locator('.customer-touched');

export const scrolls = (display: Page) =>
  display.evaluate(() => ({
    down: document.documentElement.scrollHeight > window.innerHeight,
    across: document.documentElement.scrollWidth > window.innerWidth,
  }));

/** Touches a button until it counts: right after a page was turned none does, against double taps. */
export async function touch(display: Page, button: string, says: string): Promise<void> {
  await expect(async () => {
    await display.getByRole('button', { name: button }).click();
    await expect(display.getByText(says)).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** The same with a finger, as a touch screen reports it, and no mouse. */
export async function tap(display: Page, button: string, says: string): Promise<void> {
  const finger = await display.context().newCDPSession(display);
  await expect(async () => {
    const box = await display.getByRole('button', { name: button }).boundingBox();
    if (!box) throw new Error(`${button} is not there`);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(display.getByText(says)).toBeVisible({ timeout: 500 });
  }).toPass();
  await finger.detach();
}
