import { spawnSync } from 'node:child_process';
import { Stop, run } from '../process/run.mjs';

/**
 * What Electron needs that a minimal Debian lacks. Where a library has another name in a newer Debian, the newer
 * one comes first.
 */
const always = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
  ['libsecret-1-0'],
  ['xdg-utils'],
  ['fonts-noto-core'],
  ['fonts-noto-color-emoji'],
];
/** A screen where there is none, and what reads the pages that tests print. */
const display = [['xvfb'], ['poppler-utils']];
const keyring = [['dbus'], ['gnome-keyring']];
/** For the tests: certificates, and what their mail server and PostgreSQL lean on (`unpacked.mjs`). */
const servers = [
  ['openssl'],
  ['libdb5.3t64', 'libdb5.3'],
  ['libgnutls-dane0t64', 'libgnutls-dane0'],
  ['libidn12'],
  ['libnsl2'],
  ['libpcre2-8-0'],
  ['libicu76', 'libicu72'],
  ['libldap2', 'libldap-2.5-0'],
  ['libxml2'],
  ['libgssapi-krb5-2'],
  ['libpq5'],
  ['tzdata'],
];

/**
 * Sees to the system libraries on Debian and its relatives: as root it installs what is missing, else it stops
 * and names the one line to run. On other systems it does nothing.
 * @param {{ display: boolean, keyring: boolean, servers?: boolean }} need whether a virtual display, a private keyring
 *   and the servers of the tests will be used
 */
export async function ensureDebianPackages(need) {
  if (process.platform !== 'linux') return;
  const installed = installedNames();
  if (!installed) {
    console.log('Set-up: not a Debian system, so the libraries that Electron needs are not checked.');
    return;
  }
  const wanted = [
    ...always,
    ...(need.display ? display : []),
    ...(need.keyring ? keyring : []),
    ...(need.servers ? servers : []),
  ];
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)));
  if (missing.length === 0) return;

  if (process.getuid?.() !== 0) {
    throw new Stop(
      `Some system libraries are missing. Run this line, then start again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.map(newest).join(' ')}\n`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Set-up: installing Debian packages (${missing.map((names) => names.at(-1)).join(', ')}) …`);
  await run('apt-get', ['update', '-qq'], { env });
  const names = missing.map(newest);
  const quiet = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', ...names];
  const code = await run('apt-get', quiet, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Stop(`apt-get could not install ${names.join(' ')}: it says why above.`);
}

/** @returns {Set<string> | undefined} undefined where there is no dpkg */
function installedNames() {
  const run = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status} ${Package}\n'], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (run.status !== 0) return undefined;
  const lines = run.stdout.split('\n').filter((line) => line.startsWith('installed '));
  return new Set(lines.map((line) => line.slice('installed '.length)));
}

/** The first of a library's names that this release knows. @param {string[]} names */
function newest(names) {
  const last = names.at(-1) ?? '';
  return (
    names.find((name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0) ?? last
  );
}
