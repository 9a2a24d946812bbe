import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { itPolicy, readItPolicy } from '../../../shared/policy/it-policy';

const templates = path.resolve(import.meta.dirname, '../../../build/policy-templates');
const textOf = (name: string): string => readFileSync(path.join(templates, name), 'utf8');

/** Every setting in a JSON schema, as `crm.url`. */
function settingsOf(schema: unknown, at = ''): string[] {
  const properties = z
    .object({ properties: z.record(z.string(), z.unknown()).optional() })
    .parse(schema).properties;
  if (!properties) return [at];
  return Object.entries(properties).flatMap(([name, inner]) =>
    settingsOf(inner, at ? `${at}.${name}` : name),
  );
}

test('the schema for IT names exactly the settings that Firstpoint reads', () => {
  const read = settingsOf(z.toJSONSchema(itPolicy, { io: 'input', unrepresentable: 'any' }));
  expect(settingsOf(JSON.parse(textOf('policy.schema.json'))).sort()).toEqual(read.sort());
});

test('the example policy is one that Firstpoint accepts', () => {
  expect(readItPolicy(textOf('policy.example.json'))).toMatchObject({ ok: true });
});
