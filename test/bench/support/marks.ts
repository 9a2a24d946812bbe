import type { Page } from '@playwright/test';

/** Moments that the pages mark for themselves: see `performance.mark` in the application. */
export type Mark = 'usable' | 'unlocked' | 'find-ready';

/** The moment of a mark in milliseconds since 1970, once it was reached. */
export async function waitForMark(page: Page, mark: Mark): Promise<number> {
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, {
    timeout: 120_000,
    polling: 100,
  });
  return page.evaluate(
    (name) => performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN),
    mark,
  );
}
