import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { app } from 'electron';
import { profileFolder } from './profile-folder';

/** Settings that Chromium takes only before it is ready. Returns the profile folder. */
export function prepareChromium(): string {
  const folder = profileFolder({
    platform: process.platform,
    env: process.env,
    home: homedir(),
    asked: app.commandLine.getSwitchValue('user-data-dir'),
  });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);

  // As root Chromium can't sandbox; enforcing it there would end every page at once.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('disable-http-cache');
  // A crash dump holds memory, and memory holds what a caller said.
  app.commandLine.appendSwitch('disable-breakpad');
  const { XDG_CURRENT_DESKTOP: desktop } = process.env;
  // Without a known desktop Chromium doesn't look for a Secret Service, though one may well be there.
  if (process.platform === 'linux' && !desktop && !app.commandLine.hasSwitch('password-store')) {
    app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
  }
  // Elsewhere the system's voices are there by themselves; here reading aloud has to be asked for.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
  return folder;
}
