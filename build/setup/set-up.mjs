import { Stop } from '../process/run.mjs';
import { ensureBuilt } from './application.mjs';
import { ensureDatabaseServer } from './database-server.mjs';
import { ensureDebianPackages } from './debian-packages.mjs';
import { ensureMailServer } from './mail-server.mjs';
import { ensurePackages } from './packages.mjs';

const oldestNode = [20, 19];

/**
 * Everything a fresh checkout lacks, each step only when it is needed. Uses nothing but Node itself until the
 * packages are there.
 * @param {string} root
 * @param {{ display: boolean, keyring: boolean, servers?: boolean, build?: boolean }} need
 */
export async function setUp(root, need) {
  requireNode();
  await ensurePackages(root);
  const { ensureRuntime } = await import('../electron-runtime.mjs');
  try {
    await ensureRuntime();
  } catch (error) {
    throw new Stop(
      `Electron could not be installed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  await ensureDebianPackages(need);
  if (need.servers) {
    await ensureMailServer(root);
    await ensureDatabaseServer(root);
  }
  if (need.build ?? true) await ensureBuilt(root);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor = 0, wantMinor = 0] = oldestNode;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  throw new Stop(`Firstpoint needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
}
