import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Unit tests: plain Node unless a file asks for a page with `// @vitest-environment jsdom`. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [react()],
  // Not node_modules: the tests' user may not write there.
  cacheDir: resolve(process.env.FIRSTPOINT_TEST_OUTPUT ?? tmpdir(), 'firstpoint-vitest'),
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    retry: 0,
    // One core is kept free else, which is half of a small machine.
    maxWorkers: '100%',
    // Property tests try hundreds of cases, on machines that do other things as well.
    testTimeout: 30_000,
    // A civil-date rule that only holds in one time zone would pass unseen on a machine that is in it.
    env: { TZ: 'Europe/London' },
  },
});
