#!/usr/bin/env node
// npm run pack -- COMMAND: check, sign, verify, compare and print council packs. Set-up first, then `pack/main.ts`.
import path from 'node:path';
import { run, runMain } from './process/run.mjs';
import { ensurePackages } from './setup/packages.mjs';

const root = path.resolve(import.meta.dirname, '..');

await runMain(async () => {
  await ensurePackages(root);
  const main = path.join(root, 'build', 'pack', 'main.ts');
  // npm sets the folder the command was given in; paths are meant from there.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const loader = import.meta.resolve('tsx');
  return run(process.execPath, ['--import', loader, main, ...process.argv.slice(2)], { cwd });
});
