import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../shared/diagnostics/log';
import type { StoreCopy } from '../../shared/ipc/contract';
import { addPeriod, londonDate } from '../../shared/policy/civil-date';
import { DESK_CEILING } from '../../shared/policy/retention';

/** `store-kept-` and the moment in UTC, in signs that any file system takes. */
const NAME = /^store-kept-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z$/;

export const copyName = (epochMs: number): string =>
  `store-kept-${new Date(epochMs).toISOString().replaceAll(/[:.]/g, '-')}`;

/**
 * The copies of a damaged store that lie in the profile for IT. Each holds sealed bodies alone, under keys that burn on
 * their days: an `open` one the next night, a `due` one a month later at the latest (S3:50 as a ceiling). From that day
 * on it would help nobody, so it goes.
 */
export async function keptCopies(profile: string): Promise<(StoreCopy & { name: string })[]> {
  const names = await readdir(profile).catch((): string[] => []);
  return names.flatMap((name) => {
    const [, day, h, m, s, ms] = NAME.exec(name) ?? [];
    if (day === undefined) return [];
    const madeOn = londonDate(Date.parse(`${day}T${h}:${m}:${s}.${ms}Z`));
    return [{ name, madeOn, goneOn: addPeriod(madeOn, DESK_CEILING) }];
  });
}

/** Removes the copies whose day has come; one that is dated ahead, too: a wrong clock would keep it for ever. */
export async function endKeptCopies(profile: string, now: number, log: Log): Promise<void> {
  const today = londonDate(now);
  for (const { name, madeOn, goneOn } of await keptCopies(profile)) {
    if (goneOn > today && madeOn <= today) continue;
    try {
      await rm(path.join(profile, name), { recursive: true, force: true });
      log.info('store-copy-ended', { madeOn });
    } catch {
      log.warn('store-copy-not-ended', { madeOn });
    }
  }
}
