import type { Page } from '@playwright/test';
import { startDesk } from '../../e2e/support/desk-app';
import { metricOf, ratioOf, type Metrics } from '../metric';
import { median } from '../statistics';
import { DUE, MANY, RECORDS as FEW } from '../support/profiles';
import { statusSays } from '../support/status';
import { openStorePage } from '../support/store-page';
import type { Place, Suite } from '../support/suite';

/** So many nights share the records of a store; so many of them are timed. */
const NIGHTS = 10;
const TIMED = 4;
const STARTS = 3;
const FRAME_MS = 1000 / 60;
/** Certificates and the like, which a purge writes itself. */
const ADDED = 20;

declare global {
  interface Window {
    /** Milliseconds between one frame and the next. */
    frameGaps: number[];
  }
}

export const purge: Suite = async (place) => ({
  ...(await asTheStoreSeesIt()),
  ...(await asTheDeskSeesIt(place)),
});

/** A month's records falling due night after night, in a bare page that does all the work itself. */
async function asTheStoreSeesIt(): Promise<Metrics> {
  const page = await openStorePage();
  const few = await page.call('timePurge', FEW, NIGHTS, TIMED);
  const many = await page.call('timePurge', MANY, NIGHTS, TIMED);
  await page.close();
  const ms = (samples: number[]): string => median(samples).toFixed(1);
  const each = `${median(few.records)} and ${median(many.records)} rows due on each of ${TIMED} nights`;
  return {
    'purge.unreadable.growth-10x': ratioOf(
      many.unreadable,
      few.unreadable,
      `From the sweep's begin to the key's end, ${MANY} records against ${FEW}, ${each}: ${ms(many.unreadable)} against ${ms(few.unreadable)} ms. What main and its keychain take for a burn is not in it, and does not grow.`,
    ),
    'purge.rows-gone-ms': metricOf(many.rowsGone, {
      unit: 'ms',
      by: 'median',
      note: `From the sweep's begin to the last row's end, ${median(many.records)} rows due of ${MANY} and fewer; longest gap between two frames of the page that does it: ${ms(many.longestFrame)} ms (median of ${TIMED} nights), ${Math.max(...many.longestFrame).toFixed(0)} ms at worst.`,
    }),
  };
}

/** The morning after: the desk's window opens while the vault, in a process of its own, deletes what fell due. */
async function asTheDeskSeesIt({ profiles }: Place): Promise<Metrics> {
  const gaps: number[] = [];
  const took: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const desk = await startDesk({ profile: await profiles.copy('due'), policy: profiles.policy });
    await desk.page.getByRole('button', { name: /^Start a call/ }).waitFor();
    await desk.page.evaluate(watchFrames);
    const began = performance.now();
    await statusSays(desk.page, 'Online');
    await allGone(await desk.vault());
    took.push(performance.now() - began);
    gaps.push(...(await desk.page.evaluate(() => window.frameGaps)));
    await desk.kill();
  }
  const slow = gaps.filter((gap) => gap > 2 * FRAME_MS).length;
  return {
    'purge.desk-frame-p95-ms': metricOf(gaps, {
      unit: 'ms',
      by: 'p95',
      note: `Between two frames of the desk's window, from its first screen until the last of ${DUE} due rows of ${MANY} is gone (${median(took).toFixed(0)} ms); ${slow} of ${gaps.length} frames came more than a frame late, the longest gap ${Math.max(...gaps).toFixed(0)} ms.`,
    }),
  };
}

/** Until the records of the vault's page are as many as they were before what is due now. */
async function allGone(vault: Page): Promise<void> {
  await vault.waitForFunction(holdsAtMost, MANY - DUE + ADDED, { polling: 500, timeout: 240_000 });
}

/** Runs in the vault's page. */
async function holdsAtMost(most: number): Promise<boolean> {
  const [store] = await indexedDB.databases();
  if (!store?.name) return false;
  const opening = indexedDB.open(store.name);
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const db = opening.result;
  const counting = db.transaction('records').objectStore('records').count();
  await new Promise((resolve) => (counting.onsuccess = resolve));
  db.close();
  return counting.result <= most;
}

/** Runs in the desk's page. */
function watchFrames(): void {
  window.frameGaps = [];
  let last = performance.now();
  const look = (): void => {
    const at = performance.now();
    window.frameGaps.push(at - last);
    last = at;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
