// Run by `npm run bench` (build/bench.mjs) inside a display and keyring session. Arguments: suites; none: all.
import { loadavg } from 'node:os';
import { report } from './results';
import { capture } from './suites/capture';
import { drain } from './suites/drain';
import { find } from './suites/find';
import { form } from './suites/form';
import { keys } from './suites/keys';
import { purge } from './suites/purge';
import { queue } from './suites/queue';
import { start } from './suites/start';
import { type } from './suites/type';
import { startCrmProcess } from './support/crm-process';
import { createProfiles } from './support/profiles';
import type { Suite } from './support/suite';

const suites: Record<string, Suite> = { keys, capture, start, find, type, form, drain, queue, purge };

async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !suites[name]);
  if (unknown.length > 0)
    throw new Error(`no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}`);
  const [load = 0] = loadavg();
  if (load > 1)
    console.log(`This machine has other work to do (load ${load.toFixed(1)}): times will be longer.`);
  const crm = await startCrmProcess();
  const policy = { crm: { url: crm.url, enrolmentCode: 'SANDBOX-DESK', production: false }, sandbox: true };
  const profiles = createProfiles(policy, (offline) => crm.setFault(offline ? 'offline' : 'none'));
  try {
    for (const name of names.length > 0 ? names : Object.keys(suites)) {
      console.log(`\n=== ${name}`);
      report((await suites[name]?.({ crm, profiles })) ?? {});
    }
  } finally {
    profiles.remove();
    await crm.stop();
  }
}

await run(process.argv.slice(2));
