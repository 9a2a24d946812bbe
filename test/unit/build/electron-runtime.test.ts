import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installedRuntime, markerName, requireOfficial } from '../../../build/electron-runtime/installed.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-electron-'));
  put('package.json', JSON.stringify({ version: '45.4.1' }));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
function putRuntime(version: string): void {
  put('path.txt', 'electron');
  put('dist/electron', '');
  put('dist/version', version);
}

test('takes the version that the package asks for as the official runtime', () => {
  putRuntime('v45.4.1');
  expect(requireOfficial(folder)).toMatchObject({ kind: 'official', version: '45.4.1' });
});

test('refuses a release on the development runtime, whatever version it calls itself', () => {
  putRuntime('45.4.1');
  put(`dist/${markerName}`, JSON.stringify({ source: 'a package' }));
  expect(installedRuntime(folder)).toMatchObject({ kind: 'dev', source: 'a package' });
  expect(() => requireOfficial(folder)).toThrow('needs the official Electron 45.4.1');
});

test('takes a leftover of another version, or half of one, as none', () => {
  putRuntime('44.0.0');
  expect(installedRuntime(folder).kind).toBe('none');
  putRuntime('45.4.1');
  rmSync(path.join(folder, 'dist/electron'));
  expect(installedRuntime(folder).kind).toBe('none');
  expect(() => requireOfficial(folder)).toThrow('but installed is none');
});
