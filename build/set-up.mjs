#!/usr/bin/env node
// Everything a fresh checkout lacks, nothing started: packages, the Electron runtime, Debian's libraries, a build.
import path from 'node:path';
import { runMain } from './process/run.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(() =>
  setUp(path.resolve(import.meta.dirname, '..'), { display: true, keyring: true, servers: true }),
);
