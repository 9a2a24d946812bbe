#!/usr/bin/env node
// npm test: set-up, then every test. As root the tests run as an ordinary user, with Chromium's OS sandbox on.
// `npm test -- unit` (or electron, packaged) runs one suite.
import fs from 'node:fs';
import path from 'node:path';
import { installedRuntime } from './electron-runtime/installed.mjs';
import { packageApplication } from './packaging/package-application.mjs';
import { Stop, run, runMain } from './process/run.mjs';
import { ensureOsSandbox } from './session/os-sandbox.mjs';
import { isRoot, testUser } from './session/test-user.mjs';
import { setUp } from './setup/set-up.mjs';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const packagedFolder = path.join('dist', 'for-tests');
const allSuites = ['unit', 'electron', 'packaged'];

/**
 * A copy of the checkout that the test user can read, where the checkout itself lies in somebody's private folder.
 * @param {ReturnType<typeof testUser>} user
 */
function readableCopy(user) {
  const copy = user.ownFolder('checkout');
  console.log(`The test user can't read this checkout, so it is copied to ${copy} for the tests.`);
  const skipped = new Set(['.git', '.sandbox', 'test-results'].map((name) => path.join(root, name)));
  fs.cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: (source) => !skipped.has(source) });
  fs.chmodSync(copy, 0o755);
  return copy;
}

/** @param {string[]} names @param {string} place @param {string} output */
function inSession(names, place, output) {
  const session = [path.join(place, 'build', 'in-session.mjs'), process.execPath];
  return run(process.execPath, [...session, path.join(place, 'build', 'test', 'suites.mjs'), ...names], {
    cwd: place,
    env: {
      ...process.env,
      FIRSTPOINT_TEST_OUTPUT: output,
      FIRSTPOINT_PACKAGED_EXE: path.join(place, packagedFolder, 'linux-unpacked', 'firstpoint'),
    },
  });
}

/** @param {string[]} names @param {string} output */
function total(names, output) {
  const sum = { passed: 0, failed: 0 };
  for (const name of names) {
    const file = path.join(output, `${name}.count.json`);
    /** @type {import('./test/count.mjs').Count} */
    const count = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { passed: 0, failed: 1 };
    sum.passed += count.passed;
    sum.failed += count.failed;
  }
  // No test at all is no proof of anything.
  if (sum.passed + sum.failed === 0) sum.failed = 1;
  return sum;
}

await runMain(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !allSuites.includes(name));
  if (unknown) throw new Stop(`There is no suite ${unknown}; there are ${allSuites.join(', ')}.`);
  const names = asked.length > 0 ? asked : allSuites;
  if (process.platform !== 'linux') throw new Stop('The tests need Linux: a virtual display and a real keyring.');

  const needsBuild = names.some((name) => name !== 'unit');
  await setUp(root, { display: true, keyring: true, build: needsBuild });
  const executables = [];
  const runtime = installedRuntime();
  if (runtime.kind !== 'none') executables.push(runtime.executable);
  if (names.includes('packaged')) {
    console.log('\n=== packaging the application for the tests');
    await packageApplication(root, {
      targets: ['--linux', 'dir'],
      output: packagedFolder,
      inspectable: true,
      allowDevRuntime: true,
    });
    executables.push(path.join(root, packagedFolder, 'linux-unpacked', 'firstpoint'));
  }

  fs.rmSync(results, { recursive: true, force: true });
  fs.mkdirSync(results, { recursive: true });
  let output = results;
  let place = root;
  if (isRoot()) {
    const user = testUser();
    ensureOsSandbox(executables, { uid: user.uid, gid: user.gid });
    output = user.ownFolder('results');
    if (!user.canRead(path.join(root, 'package.json'))) place = readableCopy(user);
  } else {
    ensureOsSandbox(executables);
  }

  await inSession(names, place, output);
  const { passed, failed } = total(names, output);
  if (output !== results) {
    fs.cpSync(output, results, { recursive: true });
    fs.rmSync(output, { recursive: true, force: true });
  }
  if (place !== root) fs.rmSync(place, { recursive: true, force: true });
  console.log(`\nReports: ${results}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
