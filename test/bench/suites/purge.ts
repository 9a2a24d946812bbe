import { metricOf, ratioOf } from '../metric';
import { median } from '../statistics';
import { openStorePage } from '../support/store-page';
import type { Suite } from '../support/suite';

const FEW = 10_000;
const MANY = 100_000;
/** So many nights share the records of a store; so many of them are timed. */
const NIGHTS = 10;
const TIMED = 4;

/** A month's records falling due night after night, in a bare page that does all the work itself. */
export const purge: Suite = async () => {
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
};
