import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { playCall } from './play-call.mjs';

const windowTimeoutMs = 30_000;
/** One try at connecting; a second one gets through where a window was just being made during the first. */
const connectTimeoutMs = 6_000;
const connectTries = 5;

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
  try {
    await windowsAreOpen(debuggingAddress);
    const browser = await connect(debuggingAddress);
    try {
      return { folder, reference: await playWithScreenshots(deskWindow(browser), folder) };
    } finally {
      // Only lets go of the window: the application stays up.
      await browser.close();
    }
  } catch (error) {
    return { folder, trouble: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {import('@playwright/test').Page} desk @param {string} folder */
async function playWithScreenshots(desk, folder) {
  let count = 0;
  /** @param {string} name */
  const screenshot = async (name) => {
    count += 1;
    await desk.screenshot({ path: path.join(folder, `${String(count).padStart(2, '0')}-${name}.png`) });
  };
  try {
    return await playCall(desk, screenshot);
  } catch (error) {
    await screenshot('stopped-here').catch(() => undefined);
    throw error;
  }
}

/**
 * Waits for both of the application's windows: connecting while one is being made can hang.
 * @param {string} debuggingAddress
 */
async function windowsAreOpen(debuggingAddress) {
  const list = new URL('/json/list', debuggingAddress.replace(/^ws:/, 'http:'));
  for (const started = Date.now(); Date.now() - started < windowTimeoutMs; await wait(100)) {
    const answer = await fetch(list);
    const targets = /** @type {{ url: string }[]} */ (await answer.json());
    if (['app://desk', 'app://vault'].every((origin) => targets.some(({ url }) => url.startsWith(origin))))
      return;
  }
  throw new Error("the desk's window and the vault did not open");
}

/** @param {string} debuggingAddress @returns {Promise<import('@playwright/test').Browser>} */
async function connect(debuggingAddress) {
  const { chromium } = await import('@playwright/test');
  for (let left = connectTries - 1; ; left -= 1) {
    try {
      return await chromium.connectOverCDP(debuggingAddress, { timeout: connectTimeoutMs });
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** @param {import('@playwright/test').Browser} browser */
function deskWindow(browser) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const desk = pages.find((page) => page.url().startsWith('app://desk'));
  if (!desk) throw new Error("the desk's window is not among those that can be driven");
  return desk;
}
