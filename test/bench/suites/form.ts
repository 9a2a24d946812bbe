import path from 'node:path';
import type { Page } from '@playwright/test';
import { newProfile, startDesk, type DeskApp } from '../../e2e/support/desk-app';
import { metricOf, rounded, type Metrics } from '../metric';
import { percentile } from '../statistics';
import { putLargePack, SERVICES } from '../support/large-pack';
import { statusSays } from '../support/status';
import type { Suite } from '../support/suite';

const STARTS = 4;
const PICKS = 30;
/** Letters of services with forms of their own; the first one that fits is taken. */
const typed = ['mi', 'fl', 'ab', 'co', 'pa', 'bu'];

type Pick = { focused: number; frame: number };

declare global {
  interface Window {
    /** For each service picked: from Enter until a field had the focus, and until the frame after that, in milliseconds. */
    picks: Pick[];
  }
}

/** A pack of 400 services: how long it takes to be taken in, and how soon the form of a service can be typed into. */
export const form: Suite = async ({ profiles }) => {
  const picks: Pick[] = [];
  const loads: number[] = [];
  let kilobytes = 0;
  for (let n = 0; n < STARTS; n += 1) {
    const { profile, remove } = newProfile();
    const pack = putLargePack(path.dirname(profile));
    kilobytes = pack.kilobytes;
    const desk = await startDesk({ profile, policy: { ...profiles.policy, ...pack.policy } });
    await statusSays(desk.page, 'Online');
    await desk.page.getByRole('button', { name: /2026\.11\.1/ }).waitFor();
    loads.push(await packTaken(desk));
    picks.push(...(await pickServices(desk.page)));
    await desk.kill();
    remove();
  }
  return results(picks, loads, kilobytes);
};

function results(picks: readonly Pick[], loads: readonly number[], kilobytes: number): Metrics {
  const focused = rounded(
    percentile(
      picks.map((pick) => pick.focused),
      0.95,
    ),
  );
  return {
    'form.usable-p95-ms': metricOf(
      picks.map(({ frame }) => frame),
      {
        unit: 'ms',
        by: 'p95',
        note: `From Enter on a service to the animation frame in which its first field has the focus, ${SERVICES} services; the field takes letters after ${focused} ms (p95).`,
      },
    ),
    'pack.load-400-ms': metricOf(loads, {
      unit: 'ms',
      by: 'median',
      note: `From signed text (${kilobytes} kB, ${SERVICES} services) to the pack in use: signature, schema, gate, kept on the disk and read back; in main while the desk starts.`,
    }),
  };
}

/** Main measures it for itself. */
function packTaken({ app }: DeskApp): Promise<number> {
  return app.evaluate(() => performance.getEntriesByName('pack-file-taken')[0]?.duration ?? Number.NaN);
}

async function pickServices(page: Page): Promise<Pick[]> {
  const { keyboard } = page;
  await keyboard.press('Control+n');
  await page.getByRole('button', { name: /^Said/ }).waitFor();
  await keyboard.press('F7');
  await page.getByText('One separate thing').waitFor();
  await keyboard.press('F7');
  await page.getByRole('button', { name: /^Yes/ }).waitFor();
  await keyboard.press('y');
  await page.evaluate(watchPicks);
  for (let n = 0; n < PICKS; n += 1) {
    await page.locator('[data-place=service] input:focus').waitFor();
    await keyboard.type(typed[n % typed.length] ?? '', { delay: 40 });
    await page.locator('[role=option][data-focused]').waitFor();
    // A hand needs a moment to Enter; uneven, so that the key falls anywhere between two frames.
    await page.waitForTimeout(150 + 7 * (n % 5));
    await keyboard.press('Enter');
    await page.waitForFunction((count) => window.picks.length > count, n);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
  }
  return page.evaluate(() => window.picks);
}

/** Runs in the desk's page. */
function watchPicks(): void {
  window.picks = [];
  let pressedAt: number | null = null;
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') pressedAt = timeStamp;
    },
    { capture: true },
  );
  window.addEventListener('focusin', ({ target }) => {
    if (pressedAt === null || !(target instanceof Element && target.closest('[data-fields]'))) return;
    const from = pressedAt;
    const focused = performance.now() - from;
    pressedAt = null;
    requestAnimationFrame(() => void window.picks.push({ focused, frame: performance.now() - from }));
  });
}
