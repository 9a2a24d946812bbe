import path from 'node:path';
import { installedRuntime } from '../electron-runtime/installed.mjs';
import { hasDisplay, startDisplay } from '../session/display.mjs';
import { hasDesktopKeychain, startKeyring } from '../session/keyring.mjs';
import { ensureOsSandbox } from '../session/os-sandbox.mjs';

/** What this machine lacks for a desktop application. */
export function lacks() {
  const display = !hasDisplay();
  // Without a screen nobody could answer a desktop keychain that asks for its password.
  return { display, keyring: display || !hasDesktopKeychain() };
}

/**
 * Starts what is lacking, and says so.
 * @param {ReturnType<typeof import('../process/keeper.mjs').processKeeper>} keeper
 * @param {ReturnType<typeof lacks>} lacking
 * @param {{ sandbox: string, temporary: string }} folders
 * @returns {Promise<{ env: NodeJS.ProcessEnv, switches: string[] }>} for Electron
 */
export async function startSurroundings(keeper, lacking, folders) {
  const env = { ...process.env };
  // Set in the terminals of editors that are Electron applications; it would make ours a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  /** @type {string[]} */
  const switches = [];
  if (lacking.display) {
    Object.assign(env, await startDisplay(keeper, folders.temporary));
    console.log(`No display here: Firstpoint runs on a virtual one (Xvfb ${env.DISPLAY}).`);
  }
  if (lacking.keyring) {
    const kept = path.join(folders.sandbox, 'keyring');
    Object.assign(env, await startKeyring(keeper, { kept, temporary: folders.temporary }));
    switches.push('--password-store=gnome-libsecret');
    console.log(
      `No desktop keychain here: a private gnome-keyring is used, kept in ${kept} for the next start.`,
    );
  }
  if (process.getuid?.() === 0) {
    switches.push('--no-sandbox');
    console.log("Running as root: Chromium's OS sandbox is off. Start as an ordinary user to have it on.");
  } else {
    const runtime = installedRuntime();
    if (runtime.kind !== 'none') ensureOsSandbox([runtime.executable]);
  }
  return { env, switches };
}
