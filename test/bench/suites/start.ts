import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newProfile } from '../../e2e/support/desk-app';
import { treePssMiB } from '../../support/process-tree';
import { metricOf, ratioOf } from '../metric';
import { median } from '../statistics';
import { startBlank, startFirstpoint } from '../support/bare-start';
import { RECORDS } from '../support/profiles';
import type { Suite } from '../support/suite';

const PAIRS = 12;
const IDLE_AFTER_MS = 10_000;
const LOOKS = 5;

/** The desk with its store full against a window that shows one word, started in turn. */
export const start: Suite = async ({ profiles }) => {
  const profile = await profiles.copy('settled');
  const policyFile = path.join(path.dirname(profile), 'policy.json');
  writeFileSync(policyFile, JSON.stringify(profiles.policy));
  const blank = newProfile();

  const timeOurs = async (): Promise<number> => {
    const one = await startFirstpoint(profile, policyFile);
    const took = await one.until('usable', 'app://desk');
    await one.end();
    return took;
  };
  const timeBlank = async (): Promise<number> => {
    const one = await startBlank(blank.profile);
    const took = await one.until('usable', 'file:');
    await one.end();
    return took;
  };
  // The first start of each compiles what later ones find compiled.
  await timeOurs();
  await timeBlank();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let n = 0; n < PAIRS; n += 1) {
    theirs.push(await timeBlank());
    ours.push(await timeOurs());
  }

  const idle = await startFirstpoint(profile, policyFile);
  await idle.between('unlocked', 'find-ready', 'app://vault');
  await wait(IDLE_AFTER_MS);
  const pss: number[] = [];
  for (let n = 0; n < LOOKS; n += 1) {
    pss.push(treePssMiB(idle.pid));
    await wait(1_000);
  }
  await idle.end();
  blank.remove();

  const ms = (samples: number[]): string => String(Math.round(median(samples)));
  return {
    'start.vs-blank': ratioOf(
      ours,
      theirs,
      `From spawn to lists and status painted, ${RECORDS} records, no PIN: ${ms(ours)} ms against ${ms(theirs)} ms for a blank window.`,
    ),
    'start.pss-mb': metricOf(pss, {
      unit: 'MB',
      by: 'median',
      note: `Proportional set size of all processes in MiB, ${IDLE_AFTER_MS / 1000} s after the find index was ready.`,
    }),
  };
};
