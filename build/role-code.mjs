#!/usr/bin/env node
// npm run role-code: a named person's code for the `roles` of IT's policy. The code is read from standard input, so that it is in no shell's history.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { runMain, Stop } from './process/run.mjs';
import { ensurePackages } from './setup/packages.mjs';

/** In signs. */
const shortest = 12;

await runMain(async () => {
  await ensurePackages(path.resolve(import.meta.dirname, '..'));
  const { argon2id } = await import('hash-wasm');
  const lines = createInterface({ input: process.stdin, terminal: false });
  if (process.stdin.isTTY) console.error('The code, then Enter (it is shown while you type):');
  const { value = '' } = await lines[Symbol.asyncIterator]().next();
  lines.close();
  if (value.length < shortest) throw new Stop(`A code has at least ${shortest} signs.`);
  // About half a second on an office PC: at or above what RFC 9106 (4) and OWASP ask for.
  const encoded = await argon2id({
    password: value,
    salt: randomBytes(16),
    memorySize: 65_536,
    iterations: 3,
    parallelism: 1,
    hashLength: 32,
    outputType: 'encoded',
  });
  console.log(encoded);
  return 0;
});
