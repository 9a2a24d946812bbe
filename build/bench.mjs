#!/usr/bin/env node
// npm run bench: set-up, then the benchmarks; `npm run bench -- NAME` one suite. The figures are written to
// test/bench/results.json and printed beside their targets.
import fs from 'node:fs';
import path from 'node:path';
import { installedRuntime } from './electron-runtime/installed.mjs';
import { Stop, run, runMain } from './process/run.mjs';
import { setUp } from './setup/set-up.mjs';
import { preparePlace } from './test/as-user.mjs';

const root = path.resolve(import.meta.dirname, '..');
const figures = path.join('test', 'bench', 'results.json');

await runMain(async () => {
  if (process.platform !== 'linux')
    throw new Stop('The benchmarks need Linux: a virtual display and a real keyring.');
  await setUp(root, { display: true, keyring: true });
  const runtime = installedRuntime();
  const executables = runtime.kind === 'none' ? [] : [path.relative(root, runtime.executable)];
  const { place, output, finish, giveToTests } = preparePlace(
    root,
    path.join(root, 'test-results', 'bench'),
    executables,
  );
  const inPlace = path.join(place, figures);
  if (!fs.existsSync(inPlace)) fs.writeFileSync(inPlace, '{ "metrics": {} }\n');
  const takeBack = giveToTests(inPlace);
  const suites = ['--import', 'tsx', path.join(place, 'test', 'bench', 'main.ts'), ...process.argv.slice(2)];
  const code = await run(
    process.execPath,
    [path.join(place, 'build', 'in-session.mjs'), process.execPath, ...suites],
    {
      cwd: place,
      env: { ...process.env, FIRSTPOINT_TEST_OUTPUT: output },
    },
  );
  takeBack();
  if (place !== root) fs.copyFileSync(inPlace, path.join(root, figures));
  finish();
  return code;
});
