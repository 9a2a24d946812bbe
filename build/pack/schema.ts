import fs from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { z } from 'zod';
import { councilPack } from '../../shared/packs/schema/council-pack';
import { done, type Outcome } from './outcome';

const root = path.resolve(import.meta.dirname, '..', '..');
export const schemaFile = path.join(root, 'shared', 'packs', 'council-pack.schema.json');

/**
 * The pack's format as JSON Schema, so that an editor completes and checks while a pack is written. It says less than
 * the gate: what the parts of a pack are to each other is beyond it.
 */
export function packSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(councilPack, { io: 'input', reused: 'ref' });
  return { ...schema, title: 'Council pack', description: 'Format 2. See README.md beside this file.' };
}

export async function schema(output: string): Promise<Outcome> {
  const settings = await prettier.resolveConfig(schemaFile, {
    config: path.join(root, 'build', 'prettier.json'),
  });
  const text = await prettier.format(JSON.stringify(packSchema()), { ...settings, parser: 'json' });
  fs.writeFileSync(output, text);
  return done(`${output}: the format of a council pack.`);
}
