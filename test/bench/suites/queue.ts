import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startDesk } from '../../e2e/support/desk-app';
import { readPack } from '../../support/read-pack';
import { metricOf } from '../metric';
import { waitForMark } from '../support/marks';
import { RECORDS } from '../support/profiles';
import { statusSays } from '../support/status';
import type { Suite } from '../support/suite';

const CHECK_INS = 100;

declare global {
  interface Window {
    /** From the key that checks somebody in to the frame that shows their number, in milliseconds. */
    checkedInAfter: number[];
  }
}

/** Checking people in at a reception, one after the other: the number is shown when the ticket is safely stored. */
export const queue: Suite = async ({ profiles }) => {
  const profile = await profiles.copy('settled');
  const packFile = path.join(path.dirname(profile), 'pack.json');
  writeFileSync(packFile, JSON.stringify(readPack('example-reception-handoff')));
  const policy = { ...profiles.policy, packFile, packFileUnsigned: true };
  const { page, vault, kill } = await startDesk({ profile, policy });
  await statusSays(page, 'Online');
  await waitForMark(await vault(), 'find-ready');
  await page.getByRole('region', { name: 'Queue' }).waitFor();
  await page.evaluate(watchCheckIns);
  for (let n = 0; n < CHECK_INS; n += 1) {
    await page.keyboard.press('F2');
    await page.getByRole('dialog', { name: 'Check in' }).waitFor();
    await page.keyboard.type(`coat ${n}`);
    await page.keyboard.press('Enter');
    await page.waitForFunction((count) => window.checkedInAfter.length === count, n + 1);
  }
  const samples = await page.evaluate(() => window.checkedInAfter);
  await kill();
  return {
    'queue.check-in.p95-ms': metricOf(samples, {
      unit: 'ms',
      by: 'p95',
      note: `From Enter in the check-in to the frame that shows the ticket's number, which is shown once it is strictly stored; online, up to ${CHECK_INS} in the queue, ${RECORDS} records stored.`,
    }),
  };
};

/** Runs in the desk's page. */
function watchCheckIns(): void {
  window.checkedInAfter = [];
  let pressedAt: number | null = null;
  let shown = '';
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') pressedAt = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const told = document.querySelector('.ticket-told')?.textContent ?? '';
    if (pressedAt === null || told === '' || told === shown) return;
    shown = told;
    const from = pressedAt;
    pressedAt = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => void window.checkedInAfter.push(performance.now() - from);
      port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
