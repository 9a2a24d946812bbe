#!/usr/bin/env node
// npm run build: the application into out/, when its sources have changed.
import path from 'node:path';
import { runMain } from './process/run.mjs';
import { ensureBuilt } from './setup/application.mjs';
import { ensurePackages } from './setup/packages.mjs';

const root = path.resolve(import.meta.dirname, '..');

await runMain(async () => {
  await ensurePackages(root);
  await ensureBuilt(root);
});
