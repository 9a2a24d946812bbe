import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startDesk } from '../../e2e/support/desk-app';
import { madeUpEnquiries } from '../../support/made-up-enquiries';
import { metricOf, type Metric, type Metrics } from '../metric';
import { startFirstpoint } from '../support/bare-start';
import { waitForMark } from '../support/marks';
import { RECORDS } from '../support/profiles';
import { openStorePage } from '../support/store-page';
import { statusSays } from '../support/status';
import type { Place, Suite } from '../support/suite';

const QUERIES = 40;
const STARTS = 7;
const MANY = 100_000;
/** Segments of this many days, as in two months of office days. */
const DAYS = 60;
/** A letter's list is on the screen long before; the CRM is asked only when typing rests longer than this. */
const BETWEEN_KEYS_MS = 120;

declare global {
  interface Window {
    /** For each letter typed that changed the list: from its key to the changed list, in milliseconds. */
    listedAfter: number[];
  }
}

export const find: Suite = async (place) => ({
  ...(await asTheScreenSeesIt(place)),
  'find.ready-ms': await readyAfterUnlock(place),
  'find.ready-100k-ms': await readyWithMany(),
});

async function asTheScreenSeesIt({ profiles }: Place): Promise<Metrics> {
  const desk = await startDesk({ profile: await profiles.copy('settled'), policy: profiles.policy });
  await statusSays(desk.page, 'Online');
  await waitForMark(await desk.vault(), 'find-ready');
  const people = madeUpEnquiries(RECORDS, { days: 28, manyNumbers: true }).filter((_, n) => n % 97 === 0);
  const phones = people.flatMap(({ body }) => (body.person?.phone ? [`0${body.person.phone.slice(3)}`] : []));
  const texts = people.map(({ body }) => body.note.split(' ').slice(2, 5).join(' '));
  await desk.page.evaluate(watchList);
  const phone = await typeEach(desk.page, phones.slice(0, QUERIES));
  const text = await typeEach(desk.page, texts.slice(0, QUERIES));
  await desk.kill();
  const how = `From each key pressed in Ctrl K to its hits in the page, ${QUERIES} searches typed letter by letter, ${RECORDS} records.`;
  return {
    'find.phone.p95-ms': metricOf(phone, { unit: 'ms', by: 'p95', note: how }),
    'find.text.p95-ms': metricOf(text, { unit: 'ms', by: 'p95', note: `${how} Three words of a note.` }),
  };
}

async function typeEach(page: Page, queries: readonly string[]): Promise<number[]> {
  await page.evaluate(() => void (window.listedAfter = []));
  for (const query of queries) {
    await page.keyboard.press('Control+k');
    await page.locator('.find-input:focus').waitFor();
    await page.keyboard.type(query, { delay: BETWEEN_KEYS_MS });
    await page.keyboard.press('Escape');
    await page.locator('.find-input').waitFor({ state: 'detached' });
  }
  return page.evaluate(() => window.listedAfter);
}

/** Runs in the desk's page. */
function watchList(): void {
  let pressedAt: number | null = null;
  let changedAt: number | null = null;
  window.addEventListener(
    'keydown',
    (event) => {
      if (pressedAt !== null && changedAt !== null) window.listedAfter.push(changedAt - pressedAt);
      pressedAt = event.key.length === 1 && !event.ctrlKey ? event.timeStamp : null;
      changedAt = null;
    },
    { capture: true },
  );
  new MutationObserver((changes) => {
    const inList = changes.some(({ target }) => target instanceof Element && target.closest('.found'));
    if (inList) changedAt = performance.now();
  }).observe(document, { subtree: true, childList: true });
}

async function readyAfterUnlock({ profiles }: Place): Promise<Metric> {
  const profile = await profiles.copy('settled');
  const policyFile = path.join(path.dirname(profile), 'policy.json');
  writeFileSync(policyFile, JSON.stringify(profiles.policy));
  const took: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const one = await startFirstpoint(profile, policyFile);
    took.push(await one.between('unlocked', 'find-ready', 'app://vault'));
    await one.end();
  }
  return metricOf(took, {
    unit: 'ms',
    by: 'median',
    note: `From the vault holding its keys to everything findable, ${RECORDS} records, in the whole application as it starts.`,
  });
}

async function readyWithMany(): Promise<Metric> {
  const page = await openStorePage();
  await page.call('fillForFind', MANY, DAYS);
  const took: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    await page.reload();
    took.push(await page.call('timeFindReady'));
  }
  await page.close();
  return metricOf(took, {
    unit: 'ms',
    by: 'median',
    note: `From opening the database to everything findable, ${MANY} records in segments of ${DAYS} days, in a bare page.`,
  });
}
