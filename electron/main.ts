import { readFile } from 'node:fs/promises';
import { app } from 'electron';
import { logUncaught, openLog } from './diagnostics/open-log';
import { prepareChromium } from './lifecycle/prepare-chromium';
import { loadPolicy } from './policy/load-policy';
import { startApplication } from './start-application';
import { registerAppScheme } from './windows/app-protocol';

registerAppScheme();
const profile = prepareChromium();

async function start(): Promise<void> {
  const log = openLog(profile);
  logUncaught(log);
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
  startApplication({ profile, policy, log });
}

// One desk a profile: two would give out the same references. The first one comes to the front instead.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();
