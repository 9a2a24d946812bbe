import type { Page } from '@playwright/test';
import { startDesk } from '../../e2e/support/desk-app';
import { fillMissedBin } from '../../e2e/support/take-call';
import { metricOf } from '../metric';
import { RECORDS, UNSENT } from '../support/profiles';
import type { Suite } from '../support/suite';

const STARTS = 4;
const KEYS = 250;
/** A fast typist; uneven, so that keys fall anywhere between two frames. */
const BETWEEN_KEYS_MS = 37;

declare global {
  interface Window {
    /** For each letter typed: from its key to the frame after the field showed it, in milliseconds. */
    frameAfter: number[];
  }
}

/** Typing a note while the find index is made from the records and half of them are sent. */
export const type: Suite = async ({ profiles }) => {
  const samples: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const desk = await startDesk({ profile: await profiles.copy('busy'), policy: profiles.policy });
    samples.push(...(await typeWhileBusy(desk.page)));
    await desk.kill();
  }
  return {
    'type.frame-p95-ms': metricOf(samples, {
      unit: 'ms',
      by: 'p95',
      note: `From each key to the animation frame after the note shows it, right after the start, ${UNSENT} of ${RECORDS} records being sent, their index being made.`,
    }),
  };
};

async function typeWhileBusy(page: Page): Promise<number[]> {
  await page.getByText('unsent').first().waitFor();
  const caller = { address: '1 Lane', name: 'A B', phone: '07700 900123', note: '' };
  await fillMissedBin(page, caller);
  await page.evaluate(watchTyping);
  for (let n = 0; n < KEYS && (await isSending(page)); n += 1)
    await page.keyboard.type(n % 6 === 5 ? ' ' : 'e', { delay: BETWEEN_KEYS_MS });
  return page.evaluate(() => window.frameAfter);
}

function isSending(page: Page): Promise<boolean> {
  return page.evaluate(() => !/\b0 unsent/.test(document.querySelector('.status-line')?.textContent ?? ''));
}

/** Runs in the desk's page. */
function watchTyping(): void {
  window.frameAfter = [];
  let pressedAt = 0;
  window.addEventListener('keydown', (event) => void (pressedAt = event.timeStamp), { capture: true });
  window.addEventListener('input', () => {
    const from = pressedAt;
    requestAnimationFrame(() => void window.frameAfter.push(performance.now() - from));
  });
}
