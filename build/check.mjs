#!/usr/bin/env node
// npm run check: types, lint, layers, dead code and formatting, each shown in full only when it fails.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runMain } from './process/run.mjs';
import { ensurePackages } from './setup/packages.mjs';

const root = path.resolve(import.meta.dirname, '..');
const layers = ['shared', 'electron', 'renderer', 'test', 'build'];

/** The longest first, so that two cores end at about the same time. */
const checks = [
  {
    name: 'lint',
    args: [
      'eslint',
      '--config',
      'build/eslint.config.mjs',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
      '.',
    ],
  },
  { name: 'types', args: ['tsc', '--build'] },
  {
    name: 'layers',
    args: [
      'depcruise',
      '--config',
      'build/dependency-cruiser.mjs',
      ...layers.filter((name) => fs.existsSync(path.join(root, name))),
    ],
  },
  {
    name: 'dead code',
    args: ['knip', '--config', 'build/knip.ts'],
  },
  {
    name: 'format',
    args: [
      'prettier',
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      'node_modules/.cache/check-format',
      '.',
    ],
  },
];

/** @param {{ name: string, args: string[] }} check @returns {Promise<boolean>} */
function runCheck({ name, args: [tool = '', ...args] }) {
  const began = Date.now();
  return new Promise((resolve) => {
    const command = path.join(root, 'node_modules', '.bin', tool);
    const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (data) => output.push(data));
    child.stderr.on('data', (data) => output.push(data));
    child.once('error', (error) => output.push(Buffer.from(error.message)));
    child.once('close', (code) => {
      const passed = code === 0;
      console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      if (!passed) console.log(Buffer.concat(output).toString().trimEnd());
      resolve(passed);
    });
  });
}

await runMain(async () => {
  await ensurePackages(root);
  const only = process.argv.slice(2);
  const waiting = checks.filter(({ name }) => only.length === 0 || only.includes(name));
  let failed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await runCheck(check))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, os.availableParallelism()) }, worker));
  return failed === 0 ? 0 : 1;
});
