#!/usr/bin/env node
// npm test: set-up, then every test. As root the tests run as an ordinary user, with Chromium's OS sandbox on.
// `npm test -- unit` (or integration, e2e, packaged) runs one suite.
import fs from 'node:fs';
import path from 'node:path';
import { installedRuntime } from './electron-runtime/installed.mjs';
import { packageApplication } from './packaging/package-application.mjs';
import { Stop, run, runMain } from './process/run.mjs';
import { setUp } from './setup/set-up.mjs';
import { preparePlace } from './test/as-user.mjs';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const packagedFolder = path.join('dist', 'for-tests');
const packagedExe = path.join(packagedFolder, 'linux-unpacked', 'firstpoint');
const allSuites = ['unit', 'integration', 'e2e', 'packaged'];

/** @param {string[]} asked */
function chosenSuites(asked) {
  const unknown = asked.find((name) => !allSuites.includes(name));
  if (unknown) throw new Stop(`There is no suite ${unknown}; there are ${allSuites.join(', ')}.`);
  return asked.length > 0 ? asked : allSuites;
}

/** @param {string[]} names @returns {Promise<string[]>} the Electron programs that the suites run */
async function prepare(names) {
  await setUp(root, {
    display: true,
    keyring: true,
    servers: true,
    build: names.some((name) => name !== 'unit'),
  });
  const runtime = installedRuntime();
  const executables = runtime.kind === 'none' ? [] : [path.relative(root, runtime.executable)];
  if (!names.includes('packaged')) return executables;
  console.log('\n=== packaging the application for the tests');
  await packageApplication(root, {
    targets: ['--linux', 'dir'],
    output: packagedFolder,
    inspectable: true,
    allowDevRuntime: true,
  });
  return [...executables, packagedExe];
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
  const names = chosenSuites(process.argv.slice(2));
  if (process.platform !== 'linux')
    throw new Stop('The tests need Linux: a virtual display and a real keyring.');
  const executables = await prepare(names);
  const { place, output, finish } = preparePlace(root, results, executables);
  const inPlace = (/** @type {string[]} */ ...parts) => path.join(place, ...parts);
  const suites = [process.execPath, inPlace('build', 'test', 'suites.mjs'), ...names];
  await run(process.execPath, [inPlace('build', 'in-session.mjs'), ...suites], {
    cwd: place,
    env: { ...process.env, FIRSTPOINT_TEST_OUTPUT: output, FIRSTPOINT_PACKAGED_EXE: inPlace(packagedExe) },
  });
  finish();
  const { passed, failed } = total(names, results);
  console.log(`\nReports: ${results}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
