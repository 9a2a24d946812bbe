import { hostname } from 'node:os';
import { expect, type ElectronApplication, type Page } from '@playwright/test';

export const looks = ['light', 'dark', 'text-200', 'forced-colours'] as const;
export type Look = (typeof looks)[number];

/** The reference screen of a reception PC. */
const SIZE = { width: 1366, height: 768 };

/** Puts the window into a look: the person's colours, or text at twice its size. */
export async function putOn(app: ElectronApplication, page: Page, look: Look): Promise<void> {
  const zoom = look === 'text-200' ? 2 : 1;
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'forced-colours' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  await app.evaluate(
    ({ BrowserWindow }, { width, height, zoom }) => {
      const desk = BrowserWindow.getAllWindows().find((w) => w.webContents.getURL().startsWith('app://desk'));
      desk?.setContentSize(width, height);
      desk?.webContents.setZoomFactor(zoom);
    },
    { ...SIZE, zoom },
  );
  // The window hears of a new zoom later than the program that sets it; a display may round its size by a pixel.
  await expect
    .poll(() => page.evaluate((width) => Math.abs(window.innerWidth - width), SIZE.width / zoom))
    .toBeLessThan(3);
}

/** What scrolls besides the middle, in a window of this size; the window has its size of before afterwards. */
export async function scrollingAt(
  app: ElectronApplication,
  page: Page,
  size: { width: number; height: number },
): Promise<string[]> {
  const resize = async (to: typeof size): Promise<void> => {
    await app.evaluate(
      ({ BrowserWindow }, { width, height }) =>
        BrowserWindow.getAllWindows()
          .find((w) => w.webContents.getURL().startsWith('app://desk'))
          ?.setContentSize(width, height),
      to,
    );
    // A display may round a window's size by a pixel.
    await expect
      .poll(() => page.evaluate((height) => Math.abs(window.innerHeight - height), to.height))
      .toBeLessThan(3);
  };
  await resize(size);
  const scrolling = await page.evaluate(() =>
    [...document.querySelectorAll('html, body, .desk, .pane')]
      .filter((e) => e.scrollHeight > e.clientHeight || e.scrollWidth > e.clientWidth)
      .map((e) => `${e.tagName} ${e.className}`),
  );
  await resize(SIZE);
  return scrolling;
}

/** Times, days, references and names of machines differ from run to run; on a picture they are always the same. */
async function steady(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(async (machine) => {
    const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
    const swaps: [RegExp, string][] = [
      [/\b[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]\b/g, 'K7M-3QF2-X'],
      [/\b\d\d:\d\d\b/g, '10:42'],
      [new RegExp(`\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\d{1,2} ${month}\\b`, 'g'), 'Thu 19 Nov'],
      [new RegExp(`(?<!Thu )\\b\\d{1,2} ${month}(?: \\d{4})?\\b`, 'g'), '23 Dec'],
      [/\bCRM-\d+\b/g, 'CRM-000001'],
    ];
    const swap = (text: string): string =>
      swaps.reduce((now, [from, to]) => now.replace(from, to), text === machine ? 'Desk 3' : text);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = node.nodeValue ?? '';
      if (swap(text) !== text) node.nodeValue = swap(text);
    }
    for (const input of document.querySelectorAll('input')) input.value = swap(input.value);
    document.documentElement.style.setProperty('caret-color', 'transparent');
    // A picture is of the last frame that was drawn.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  }, hostname());
}

/** The window as a person sees it, zoom included; at half its size it is small enough to be kept beside the test. */
export async function picture(
  app: ElectronApplication,
  page: Page,
  size: 'half' | 'full' = 'half',
): Promise<Buffer> {
  await steady(page);
  const jpeg = await app.evaluate(
    async ({ BrowserWindow }, width) => {
      const desk = BrowserWindow.getAllWindows().find((w) => w.webContents.getURL().startsWith('app://desk'));
      const image = await desk?.webContents.capturePage();
      return image?.resize({ width, quality: 'best' }).toJPEG(70).toString('base64') ?? '';
    },
    size === 'half' ? SIZE.width / 2 : SIZE.width,
  );
  return Buffer.from(jpeg, 'base64');
}
