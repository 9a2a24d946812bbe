import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { playCall } from './play-call.mjs';

const windowTimeoutMs = 30_000;

/**
 * Finds the desk's window, plays one made-up call in it with real key presses and takes screenshots.
 * @param {string} debuggingAddress
 * @param {string} sandbox
 * @returns {Promise<{ folder: string, reference?: string, trouble?: string }>} where the screenshots lie, and the
 *   enquiry's reference, or else what went wrong
 */
export async function makeUpCall(debuggingAddress, sandbox) {
  const folder = path.join(sandbox, 'screenshots');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.connectOverCDP(debuggingAddress);
  let count = 0;
  try {
    const desk = await deskWindow(browser);
    /** @param {string} name */
    const screenshot = async (name) => {
      count += 1;
      await desk.screenshot({ path: path.join(folder, `${String(count).padStart(2, '0')}-${name}.png`) });
    };
    try {
      const reference = await playCall(desk, screenshot);
      return { folder, reference };
    } catch (error) {
      await screenshot('stopped-here').catch(() => undefined);
      return { folder, trouble: error instanceof Error ? error.message : String(error) };
    }
  } finally {
    // Only lets go of the window: the application stays up.
    await browser.close();
  }
}

/** @param {import('@playwright/test').Browser} browser */
async function deskWindow(browser) {
  const [context] = browser.contexts();
  if (!context) throw new Error('the application has no window');
  const find = () => context.pages().find((page) => page.url().startsWith('app://desk'));
  const started = Date.now();
  let page = find();
  while (!page) {
    if (Date.now() - started > windowTimeoutMs) throw new Error("the desk's window did not open");
    await wait(50);
    page = find();
  }
  await page.waitForLoadState();
  return page;
}
