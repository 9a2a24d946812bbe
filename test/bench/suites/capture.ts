import type { Page } from '@playwright/test';
import { startDesk } from '../../e2e/support/desk-app';
import { fillMissedBin } from '../../e2e/support/take-call';
import { metricOf, ratioOf, type Metrics } from '../metric';
import { median } from '../statistics';
import { waitForMark } from '../support/marks';
import { RECORDS } from '../support/profiles';
import { openStorePage } from '../support/store-page';
import { statusSays } from '../support/status';
import type { Suite } from '../support/suite';

const PAIRS = 600;
const CALLS = 60;

declare global {
  interface Window {
    /** From the key that saves to the frame that shows that it is saved, in milliseconds. */
    savedAfter: number[];
  }
}

export const capture: Suite = async ({ profiles }) => ({
  ...(await againstRaw()),
  'capture.p95-ms': await asTheScreenSeesIt(await profiles.copy('settled'), profiles.policy),
});

async function againstRaw(): Promise<Metrics> {
  const page = await openStorePage();
  const { sealed, raw, bytes } = await page.call('captureAgainstRaw', RECORDS, PAIRS);
  await page.close();
  const ms = (samples: number[]): string => median(samples).toFixed(2);
  const note = `Record, outbox row and audit event (${bytes} bytes sealed) in one strict transaction, in turn with the same bytes by hand; ${ms(sealed)} against ${ms(raw)} ms.`;
  return { 'capture.vs-raw': ratioOf(sealed, raw, note) };
}

async function asTheScreenSeesIt(profile: string, policy: Record<string, unknown>) {
  const desk = await startDesk({ profile, policy });
  await statusSays(desk.page, 'Online');
  await waitForMark(await desk.vault(), 'find-ready');
  await desk.page.evaluate(watchSaving);
  for (let n = 0; n < CALLS; n += 1) await saveOne(desk.page, n);
  const samples = await desk.page.evaluate(() => window.savedAfter);
  await desk.kill();
  return metricOf(samples, {
    unit: 'ms',
    by: 'p95',
    note: `From F9 pressed to the frame that shows the reference as saved, online, ${RECORDS} records stored.`,
  });
}

async function saveOne(page: Page, n: number): Promise<void> {
  const caller = { address: '1 Lane', name: 'A B', phone: '07700 900123', note: `Not emptied ${n}` };
  const keys = await fillMissedBin(page, caller);
  await keys.press('F7');
  await page.getByRole('button', { name: /^Save and close/ }).waitFor();
  await keys.press('F9');
  await page.waitForFunction((count) => window.savedAfter.length === count, n + 1);
}

/** Runs in the desk's page. */
function watchSaving(): void {
  window.savedAfter = [];
  let pressedAt: number | null = null;
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F9') pressedAt = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (pressedAt === null || !document.querySelector('.idle .saved')) return;
    const from = pressedAt;
    pressedAt = null;
    // The frame is drawn once its callbacks have run: a message comes back after that.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => void window.savedAfter.push(performance.now() - from);
      port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true });
}
