import fs from 'node:fs';
import path from 'node:path';
import { ensureOsSandbox } from '../session/os-sandbox.mjs';
import { isRoot, testUser } from '../session/test-user.mjs';

/** Not needed for the tests, and large or private. */
const notCopied = ['.git', '.sandbox', 'test-results'];

/**
 * Where the tests run and where they may write: the checkout itself for an ordinary user; as root, a checkout that
 * the test user can read and folders that belong to it.
 * @param {string} root
 * @param {string} results where the reports shall lie in the end
 * @param {string[]} executables the Electron programs that will run, relative to the checkout
 * @returns {{ place: string, output: string, finish: () => void, giveToTests: (file: string) => () => void }}
 *   `finish` brings the reports home; `giveToTests` lets the tests write to one file until what it returns is called
 */
export function preparePlace(root, results, executables) {
  fs.rmSync(results, { recursive: true, force: true });
  fs.mkdirSync(results, { recursive: true });
  if (!isRoot()) {
    ensureOsSandbox(executables.map((file) => path.join(root, file)));
    return { place: root, output: results, finish: () => undefined, giveToTests: () => () => undefined };
  }

  const user = testUser();
  const place = user.canRead(path.join(root, 'package.json')) ? root : readableCopy(root, user);
  ensureOsSandbox(
    executables.map((file) => path.join(place, file)),
    { uid: user.uid, gid: user.gid },
  );
  // Some tests build a part of the application for themselves: inside the checkout, as native packages are found
  // from there.
  const builtForTests = path.join(place, 'node_modules', '.cache', 'firstpoint-tests');
  fs.rmSync(builtForTests, { recursive: true, force: true });
  fs.mkdirSync(builtForTests, { recursive: true });
  fs.chownSync(builtForTests, user.uid, user.gid);

  const output = user.ownFolder('results');
  const finish = () => {
    fs.cpSync(output, results, { recursive: true });
    fs.rmSync(output, { recursive: true, force: true });
    if (place !== root) fs.rmSync(place, { recursive: true, force: true });
  };
  const giveToTests = (/** @type {string} */ file) => {
    const { uid, gid } = fs.statSync(file);
    fs.chownSync(file, user.uid, user.gid);
    return () => fs.chownSync(file, uid, gid);
  };
  return { place, output, finish, giveToTests };
}

/** @param {string} root @param {ReturnType<typeof testUser>} user */
function readableCopy(root, user) {
  const copy = user.ownFolder('checkout');
  console.log(`The test user can't read this checkout, so the tests run in a copy: ${copy}`);
  const skipped = new Set(notCopied.map((name) => path.join(root, name)));
  fs.cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !skipped.has(source),
  });
  fs.chmodSync(copy, 0o755);
  return copy;
}
