import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Stop, run } from '../process/run.mjs';

/** Exim, and what lets it run as an ordinary user: a passwd file of its own. */
const packages = ['exim4-daemon-light', 'libnss-wrapper'];

/** Where the mail server for the tests lies, relative to the checkout; read by test/support/exim.ts. */
const place = path.join('node_modules', '.cache', 'firstpoint-exim');

/**
 * Debian's own mail server for the tests, unpacked into a folder and not installed: no service starts, no port 25, no
 * user is made, and an ordinary user may do it too. apt checks the packages' signatures.
 * @param {string} root
 */
export async function ensureMailServer(root) {
  const folder = path.join(root, place);
  const stamp = path.join(folder, 'packages.txt');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === packages.join('\n')) return;
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  console.log(`Set-up: unpacking Debian’s mail server for the tests (${packages.join(', ')}) …`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const download = () =>
    run('apt-get', ['download', '-qq', ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
  const updated = async () => process.getuid?.() === 0 && (await run('apt-get', ['update', '-qq'])) === 0;
  // A fresh machine has no lists of packages yet.
  if ((await download()) !== 0 && !((await updated()) && (await download()) === 0)) {
    throw new Stop(`apt-get could not download ${packages.join(' ')}. Run apt-get update, then start again.`);
  }
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    const code = await run('dpkg-deb', ['-x', file, '.'], { cwd: folder });
    if (code !== 0) throw new Stop(`dpkg-deb could not unpack ${file}.`);
    fs.rmSync(path.join(folder, file));
  }
  // Here it never is root's.
  fs.chmodSync(path.join(folder, 'usr', 'sbin', 'exim4'), 0o755);
  fs.writeFileSync(stamp, packages.join('\n'));
}
