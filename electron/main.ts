import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron';
import { logUncaught, openLog } from './diagnostics/open-log';
import { createKeyService } from './keys/key-service';
import { flushFolder } from './keys/keyring-disk';
import { prepareChromium } from './lifecycle/prepare-chromium';
import { loadPolicy } from './policy/load-policy';
import { startApplication } from './start-application';
import { endKeptCopies } from './store/kept-copies';
import { mendLogs } from './store/mend-logs';
import { registerAppScheme } from './windows/app-protocol';

const HOUR_MS = 60 * 60_000;

registerAppScheme();
const profile = prepareChromium();

/** All that needs no window is done while Chromium gets ready: the keys are open by then, or nearly so. */
async function begin() {
  const log = openLog(profile);
  logUncaught(log);
  // Before any page can open the database.
  const storeLogs = mendLogs(profile, log, flushFolder);
  const endCopies = (): void => void endKeptCopies(profile, Date.now(), log);
  endCopies();
  setInterval(endCopies, HOUR_MS);
  const policy = await loadPolicy({
    platform: process.platform,
    env: process.env,
    asked: app.commandLine.getSwitchValue('policy-file'),
    readFile: (file) => readFile(file, 'utf8'),
  });
  log.info('started', {
    version: app.getVersion(),
    policy: policy.from,
    policyUsable: policy.trouble === null,
  });
  const keysFolder = path.join(profile, 'keys');
  const { passphraseAllowed } = policy.policy.keys;
  const keys = createKeyService({ dir: keysFolder, allowPassphrase: passphraseAllowed, log });
  return { profile, policy, keysFolder, keys, storeLogs, log };
}

async function start(begun: ReturnType<typeof begin>): Promise<void> {
  await app.whenReady();
  startApplication(await begun);
}

// One desk a profile: two would give out the same references. The first one comes to the front instead.
if (app.requestSingleInstanceLock()) void start(begin());
else app.quit();
