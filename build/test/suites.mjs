#!/usr/bin/env node
// Runs the suites one after the other. Called by test.mjs inside a display and keyring session, as the user the
// tests belong to. Arguments: the suites to run. Environment: FIRSTPOINT_TEST_OUTPUT, a folder for reports;
// FIRSTPOINT_PACKAGED_EXE, the packaged program.
import fs from 'node:fs';
import path from 'node:path';
import { run, runMain } from '../process/run.mjs';
import { countReport } from './count.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const output = process.env.FIRSTPOINT_TEST_OUTPUT ?? path.join(root, 'test-results');
const tool = (/** @type {string[]} */ ...parts) => path.join(root, 'node_modules', ...parts);

const playwright = [tool('@playwright', 'test', 'cli.js'), 'test', '--config', 'build/playwright.config.ts'];

/** @type {Record<string, { title: string, args: (report: string) => string[], env?: NodeJS.ProcessEnv }>} */
const suites = {
  unit: {
    title: 'unit tests',
    args: (report) => [
      tool('vitest', 'vitest.mjs'),
      'run',
      '--config',
      'build/vitest.config.ts',
      // The other loaders write beside the configuration, where the test user may not.
      '--configLoader',
      'runner',
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  },
  integration: {
    title: 'integration tests, on the development build',
    args: () => [...playwright, '--project', 'integration', '--pass-with-no-tests'],
  },
  e2e: {
    title: 'end-to-end tests, on the development build',
    args: () => [...playwright, '--project', 'e2e', '--pass-with-no-tests'],
  },
  packaged: {
    title: 'the journeys that differ, on the packaged build',
    args: () => [...playwright, '--project', 'packaged', '--pass-with-no-tests'],
    env: { FIRSTPOINT_EXE: process.env.FIRSTPOINT_PACKAGED_EXE },
  },
};

await runMain(async () => {
  let failures = 0;
  for (const name of process.argv.slice(2)) {
    const suite = suites[name];
    if (!suite) throw new Error(`no suite ${name}`);
    console.log(`\n=== ${suite.title}`);
    const report = path.join(output, `${name}.json`);
    const colour = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };
    const env = { ...process.env, ...suite.env, ...colour, FIRSTPOINT_TEST_REPORT: report };
    const code = await run(process.execPath, suite.args(report), { cwd: root, env });
    const count = countReport(report, code);
    fs.writeFileSync(path.join(output, `${name}.count.json`), JSON.stringify(count));
    failures += count.failed;
  }
  return failures === 0 ? 0 : 1;
});
