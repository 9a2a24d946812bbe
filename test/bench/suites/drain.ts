import type { Page } from '@playwright/test';
import { startDesk } from '../../e2e/support/desk-app';
import { metricOf } from '../metric';
import { waitForMark } from '../support/marks';
import { RECORDS, UNSENT } from '../support/profiles';
import { statusSays } from '../support/status';
import type { Suite } from '../support/suite';

const RUNS = 3;

/** What piled up while the CRM was away, sent when it is back. */
export const drain: Suite = async ({ crm, profiles }) => {
  const rates: number[] = [];
  for (let n = 0; n < RUNS; n += 1) {
    const profile = await profiles.copy('busy');
    await crm.reset();
    await crm.setFault('offline');
    const desk = await startDesk({ profile, policy: profiles.policy });
    await statusSays(desk.page, 'Offline');
    await waitForMark(await desk.vault(), 'find-ready');
    await crm.setFault('none');
    rates.push(UNSENT / (await secondsToAllSent(desk.page)));
    await desk.kill();
  }
  await crm.reset();
  return {
    'drain.per-second': metricOf(rates, {
      unit: 'per second',
      by: 'median',
      note: `${UNSENT} queued of ${RECORDS} stored, from "try now" to "all sent" on the screen; the sandbox CRM, a process of its own on the same cores, does as much work for each.`,
    }),
  };
};

async function secondsToAllSent(page: Page): Promise<number> {
  const started = Date.now();
  // Unless it has noticed by itself.
  await page
    .getByRole('button', { name: /Try now/ })
    .click({ timeout: 500 })
    .catch(() => undefined);
  await statusSays(page, /all sent/);
  return (Date.now() - started) / 1000;
}
