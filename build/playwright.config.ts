import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');
/** Where reports and traces go; `npm test` sets it to a folder that the test user may write to. */
const output = process.env.FIRSTPOINT_TEST_OUTPUT ?? resolve(root, 'test-results');

/**
 * Three projects in real Electron. `packaged` runs the end-to-end tests tagged `@packaged` once more; which
 * program they drive is told to them by FIRSTPOINT_EXE (the packaged executable; unset: the development build).
 */
export default defineConfig({
  testDir: resolve(root, 'test'),
  outputDir: resolve(output, 'artifacts'),
  // Pictures lie where a reviewer sees them change.
  snapshotPathTemplate: '{testDir}/e2e/screenshots/{arg}{ext}',
  // Each file has windows, a profile and a CRM of its own, and Playwright has every page think it is in front.
  workers: 2,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.FIRSTPOINT_TEST_REPORT ?? resolve(output, 'playwright.json') }],
  ],
  projects: [
    { name: 'integration', testMatch: 'integration/**/*.spec.ts' },
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'packaged', testMatch: ['e2e/**/*.spec.ts', 'packaged/**/*.spec.ts'], grep: /@packaged/ },
  ],
});
