import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Stop, run } from '../process/run.mjs';

/** Everything that shapes what the build puts out. */
const inputs = ['electron', 'renderer', 'shared', 'build/electron.vite.config.ts', 'package-lock.json'];

/**
 * Builds the application into `out` when its sources have changed since the last build.
 * @param {string} root
 */
export async function ensureBuilt(root) {
  const stampFile = path.join(root, 'out', '.stamp');
  const stamp = digest(root);
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Set-up: building the application …');
  fs.rmSync(path.join(root, 'out'), { recursive: true, force: true });
  const electronVite = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [electronVite, 'build', '--config', 'build/electron.vite.config.ts', '--logLevel', 'warn'];
  const code = await run(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Stop('The application could not be built: see above.');
  fs.writeFileSync(stampFile, stamp);
}

/** @param {string} root */
function digest(root) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const full = path.join(root, input);
    if (!fs.existsSync(full)) continue;
    for (const file of filesUnder(full)) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** @param {string} start a file or a folder @returns {string[]} in a fixed order */
function filesUnder(start) {
  if (!fs.statSync(start).isDirectory()) return [start];
  const entries = fs.readdirSync(start, { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(path.join(start, entry.name)));
}
