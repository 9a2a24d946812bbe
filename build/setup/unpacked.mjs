import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Stop, run } from '../process/run.mjs';

/** Whether this system has Debian's packages at all. */
export const hasApt = () => spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

/** A fresh machine has no lists of packages yet; only root may fetch them. */
export const updateLists = async () =>
  process.getuid?.() === 0 && (await run('apt-get', ['update', '-qq'])) === 0;

/**
 * Debian packages unpacked into a folder and not installed: no service starts, no user is made, and an ordinary user may
 * do it too. apt checks the packages' signatures. Does nothing where they lie there already.
 * @param {string} folder
 * @param {string[]} packages
 * @param {string} title what they are, for the one line that is said
 */
export async function ensureUnpacked(folder, packages, title) {
  const stamp = path.join(folder, 'packages.txt');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === packages.join('\n')) return;
  console.log(`Set-up: unpacking ${title} (${packages.join(', ')}) …`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const download = () =>
    run('apt-get', ['download', '-qq', ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
  if ((await download()) !== 0 && !((await updateLists()) && (await download()) === 0)) {
    throw new Stop(`apt-get could not download ${packages.join(' ')}. Run apt-get update, then start again.`);
  }
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    const code = await run('dpkg-deb', ['-x', file, '.'], { cwd: folder });
    if (code !== 0) throw new Stop(`dpkg-deb could not unpack ${file}.`);
    fs.rmSync(path.join(folder, file));
  }
  fs.writeFileSync(stamp, packages.join('\n'));
}
