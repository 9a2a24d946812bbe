import fs from 'node:fs';
import path from 'node:path';
import { Stop } from '../process/run.mjs';

/**
 * The demonstration pack that `--pack NAME` asks for.
 * @param {string} root
 * @param {string[]} args
 * @returns {string | null} its file; null: the built-in one
 */
export function askedPack(root, args) {
  const at = args.indexOf('--pack');
  if (at === -1) return null;
  const folder = path.join(root, 'shared', 'packs');
  const names = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) => path.basename(file, '.json'));
  const name = args[at + 1] ?? '';
  if (!names.includes(name)) throw new Stop(`There is no pack "${name}"; there are ${names.join(', ')}.`);
  return path.join(folder, `${name}.json`);
}
