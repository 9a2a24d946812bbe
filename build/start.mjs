#!/usr/bin/env node
// npm start: set-up, the sandbox CRM, and Firstpoint connected to it. Ctrl-C stops all of it.
// npm run dev (--dev): the same with hot reload. --pack NAME: with one of the demonstration packs of shared/packs.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endLeftovers, processKeeper } from './process/keeper.mjs';
import { Stop, askedToEnd, runMain } from './process/run.mjs';
import { setUp } from './setup/set-up.mjs';
import { ended } from './process/ended.mjs';
import { askedPack } from './start/asked-pack.mjs';
import { failsEarly, startDevelopment, startFirstpoint, startNotice } from './start/firstpoint.mjs';
import { makeUpCall } from './start/made-up-call.mjs';
import { onlyOne } from './start/only-one.mjs';
import { startSandboxCrm } from './start/sandbox-crm.mjs';
import { lacks, startSurroundings } from './start/surroundings.mjs';

const root = path.resolve(import.meta.dirname, '..');
const sandbox = path.join(root, '.sandbox');
const development = process.argv.includes('--dev');

/** @param {ReturnType<typeof processKeeper>} keeper @param {string} temporary @param {(text: string) => void} announce */
async function bringUp(keeper, temporary, announce) {
  const pack = askedPack(root, process.argv);
  const lacking = lacks();
  await setUp(root, { ...lacking, build: !development });
  const { env, switches } = await startSurroundings(keeper, lacking, { sandbox, temporary });
  const crm = await startSandboxCrm(keeper, root, sandbox);
  console.log(`The sandbox CRM is up at ${crm.url}`);
  // A profile opens only with the keychain that its keys were put into, so each kind of keychain has one.
  const profile = path.join(sandbox, lacking.keyring ? 'profile' : 'profile-desktop-keychain');
  const launch = { root, sandbox, profile, crmUrl: crm.url, packKey: crm.packKey, pack, env, switches };

  const isUp = startNotice(profile);
  const application = development
    ? await startDevelopment(keeper, launch)
    : startFirstpoint(keeper, { ...launch, driven: lacking.display });
  const failed = failsEarly(application);
  await Promise.race([isUp(), failed]);
  if (lacking.display && pack) console.log('No call is played with another council’s pack.');
  if (lacking.display && !pack && application.debuggingAddress) {
    const call = application.debuggingAddress.then((address) => makeUpCall(address, sandbox));
    const { folder, reference, trouble } = await Promise.race([call, failed]);
    if (trouble) console.log(`The made-up call could not be played to its end: ${trouble}`);
    else console.log(`One made-up call was played with real key presses; the CRM has it as ${reference}.`);
    console.log(`Screenshots: ${folder}`);
  }
  announce(`CRM page at ${crm.url}`);
  console.log(`Ready: ${crm.url}`);
  return Promise.race([
    ended(crm.child).then(
      (code) => `The sandbox CRM has ended (${code}): see ${path.join(sandbox, 'crm.log')}`,
    ),
    ended(application.child).then(() => 'Firstpoint was closed.'),
  ]);
}

await runMain(async () => {
  const asked = askedToEnd();
  const only = await onlyOne(root);
  if (!only.ok) {
    throw new Stop(
      `Firstpoint's sandbox is already running from this folder (${only.running}). Stop it there with Ctrl-C first.`,
    );
  }
  fs.mkdirSync(sandbox, { recursive: true, mode: 0o700 });
  const record = path.join(sandbox, 'running.json');
  const left = endLeftovers(record);
  if (left.length > 0) console.log(`Cleared up after a start that crashed: ${left.join(', ')}.`);

  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'fp-start-'));
  const keeper = processKeeper(record);
  try {
    const why = await Promise.race([
      bringUp(keeper, temporary, only.announce),
      asked.then(() => 'Stopping …'),
    ]);
    console.log(why);
    return 0;
  } finally {
    const killed = await keeper.stop();
    if (killed.length > 0) console.log(`Had to be killed: ${killed.join(', ')}.`);
    fs.rmSync(temporary, { recursive: true, force: true });
    console.log('Everything that was started has been stopped.');
  }
});
// A driver's connection to a window that is gone must not hold us up.
process.exit();
