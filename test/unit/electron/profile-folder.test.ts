import { expect, test } from 'vitest';
import { profileFolder } from '../../../electron/lifecycle/profile-folder';

const at = (platform: NodeJS.Platform, env: Record<string, string>, home: string, asked = '') =>
  profileFolder({ platform, env, home, asked });

test('is local on every system, never in a folder that roams', () => {
  const env = { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local', APPDATA: 'C:\\Users\\a\\AppData\\Roaming' };
  expect(at('win32', env, 'C:\\Users\\a')).toBe('C:\\Users\\a\\AppData\\Local\\Firstpoint');
  expect(at('win32', {}, 'C:\\Users\\a')).toBe('C:\\Users\\a\\AppData\\Local\\Firstpoint');
  expect(at('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/Firstpoint');
  expect(at('linux', {}, '/home/a')).toBe('/home/a/.local/share/firstpoint');
});

test('follows XDG_DATA_HOME where it is a full path', () => {
  expect(at('linux', { XDG_DATA_HOME: '/data/a' }, '/home/a')).toBe('/data/a/firstpoint');
  expect(at('linux', { XDG_DATA_HOME: 'data' }, '/home/a')).toBe('/home/a/.local/share/firstpoint');
});

test('is where --user-data-dir says', () => {
  expect(at('linux', { XDG_DATA_HOME: '/data' }, '/home/a', '/tmp/p')).toBe('/tmp/p');
});
