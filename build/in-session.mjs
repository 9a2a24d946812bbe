#!/usr/bin/env node
// node build/in-session.mjs COMMAND…
// Runs a command under a virtual display and in a private, unlocked keyring session, both gone afterwards.
// As root the command runs as the ordinary test user, so that Chromium keeps its sandbox.
// A folder that it may write to is given in FIRSTPOINT_TEST_OUTPUT (when it is not set, one is made and removed again).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { processKeeper } from './process/keeper.mjs';
import { Stop, askedToEnd, run, runMain } from './process/run.mjs';
import { ended } from './process/ended.mjs';
import { startDisplay } from './session/display.mjs';
import { startKeyring } from './session/keyring.mjs';
import { isRoot, testUser } from './session/test-user.mjs';

await runMain(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (!command) throw new Stop('usage: node build/in-session.mjs COMMAND…');
  if (isRoot()) {
    const user = testUser();
    const given = process.env.FIRSTPOINT_TEST_OUTPUT;
    const output = given ?? user.ownFolder('output');
    const env = { ...process.env, ...user.env, FIRSTPOINT_TEST_OUTPUT: output };
    const code = await run(process.execPath, process.argv.slice(1), { env, uid: user.uid, gid: user.gid });
    if (!given) fs.rmSync(output, { recursive: true, force: true });
    return code;
  }

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fp-session-'));
  const keeper = processKeeper();
  try {
    const env = {
      ...process.env,
      ...(await startDisplay(keeper, folder)),
      ...(await startKeyring(keeper, { kept: path.join(folder, 'keyring'), temporary: folder })),
      // Chromium picks its keychain by the desktop's name.
      XDG_CURRENT_DESKTOP: 'GNOME',
    };
    const child = keeper.start(command, command, args, { env });
    return await Promise.race([ended(child), askedToEnd().then(() => 130)]);
  } finally {
    await keeper.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
