import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compress } from 'snappyjs';
import { afterAll, expect, test } from 'vitest';
import { writeLog } from '../../../electron/store/log-records';
import { importKey, webAead } from '../../../renderer/vault/data/web-crypto';
import { seal, type SealedAs } from '../../../shared/crypto/envelope';
import { carveProfile } from '../../support/carve-profile';
import { openBodies, readBeginnings, sealedBodies, type CarvedKey } from '../../support/open-carved';
import { batchOf, tableOf, varintOf } from './made-up-table';

const folder = mkdtempSync(path.join(tmpdir(), 'fp-carve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keyOf = (name: string, fill: number): CarvedKey => ({ name, raw: new Uint8Array(32).fill(fill) });
const [monday, tuesday] = [keyOf('open/2026-11-23', 1), keyOf('due/2026-12-24', 2)];
const idOf = (n: number): string => `01935d2e-0000-7000-8000-00000000000${n}`;

async function sealed(as: SealedAs, key: CarvedKey, words: string): Promise<Buffer> {
  const plain = new TextEncoder().encode(JSON.stringify({ id: as.id, words }));
  return Buffer.from(await seal(webAead, await importKey(Uint8Array.from(key.raw)), as, plain));
}

const text = (some: string): Buffer =>
  Buffer.concat([Buffer.from('"'), varintOf(some.length), Buffer.from(some)]);
/** A row as V8 writes it: texts, and the body with the view of it behind. */
const rowOf = ({ id, kind, keyName }: SealedAs, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from('01ff15fe00ff0f6f', 'hex'),
    ...['id', id, 'kind', kind, 'keyName', keyName, 'body'].map(text),
    Buffer.from('B'),
    varintOf(body.length),
    body,
    Buffer.from('VB\0'),
    varintOf(body.length),
    Buffer.from([0]),
  ]);
const asOf = (n: number, kind: string, { name }: CarvedKey): SealedAs => ({
  id: idOf(n),
  kind,
  keyName: name,
});

test('finds what was deleted, what lies in tables and what is compressed, and opens it with its own key alone', async () => {
  const [draft, record, mutation] = [
    asOf(1, 'call', monday),
    asOf(2, 'enquiry', tuesday),
    asOf(3, 'mutation', monday),
  ];
  const rows = [
    rowOf(draft, await sealed(draft, monday, 'of the draft '.repeat(9_000))),
    rowOf(record, await sealed(record, tuesday, 'of the record')),
    rowOf(mutation, await sealed(mutation, monday, 'of the mutation')),
  ] as const;
  // The first is longer than a block of the log, and deleted in the record after it.
  const log = writeLog([batchOf([{ key: 'a', value: rows[0] }]), batchOf([{ key: 'a', value: null }], 2)]);
  writeFileSync(path.join(folder, '000003.log'), log);
  const squeezed = Buffer.concat([Buffer.from('01ff1102', 'hex'), compress(rows[2].subarray(1))]);
  const table = tableOf(
    [
      { key: 'b', value: rows[1] },
      { key: 'c', value: squeezed },
    ],
    1,
    true,
  );
  writeFileSync(path.join(folder, '000005.ldb'), table);

  const carved = carveProfile(folder);
  expect(carved).toMatchObject({ files: 2, logs: 1, tables: 1, blocks: 4, unread: 0 });
  const bodies = sealedBodies(carved);
  expect(bodies.map(({ from }) => [...from])).toEqual([['log'], ['table'], ['table']]);
  const opened = (keys: CarvedKey[]): unknown[] =>
    openBodies(bodies, keys).map(({ id, kind }) => ({ id, kind }));
  expect(opened([monday])).toEqual([
    { id: idOf(1), kind: 'call' },
    { id: idOf(3), kind: 'mutation' },
  ]);
  expect(opened([tuesday])).toEqual([{ id: idOf(2), kind: 'enquiry' }]);
  expect(opened([keyOf(monday.name, 3)])).toEqual([]);
  const begun = (keys: CarvedKey[]): number => new Set(readBeginnings(carved, keys).map(({ iv }) => iv)).size;
  expect([begun([monday]), begun([tuesday]), begun([keyOf(monday.name, 3)])]).toEqual([2, 1, 0]);
});

test('reads what is left of a body that is cut, with nothing known but the key', async () => {
  const body = await sealed(asOf(1, 'enquiry', monday), monday, 'the words at its beginning, and more');
  const bytes = Buffer.concat([Buffer.alloc(777, 1), body.subarray(0, -24), Buffer.alloc(50, 7)]);
  const pieces = [{ from: 'raw' as const, bytes }];
  const found = readBeginnings({ pieces }, [tuesday, monday]);
  expect(found.map(({ keyName, read }) => [keyName, read().toString('latin1')])).toEqual([
    [monday.name, expect.stringContaining('the words at its beginning')],
  ]);
});

test('opens a body beside which nothing says whose it is, once its beginning shows the key', async () => {
  const as = asOf(1, 'enquiry', monday);
  const bare = {
    iv: 'a',
    from: new Set(['raw' as const]),
    bytes: await sealed(as, monday, 'x'),
    beside: new Set<string>(),
  };
  const other = { ...bare, iv: 'b', bytes: Buffer.alloc(60, 1), beside: new Set([as.id]) };
  expect(openBodies([bare, other], [monday])).toEqual([]);
  expect(openBodies([bare, other], [monday], new Set([`a ${monday.name}`]))).toMatchObject([as]);
});
