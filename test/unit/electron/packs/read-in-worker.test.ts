import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readInWorker } from '../../../../electron/packs/read-in-worker';

const trust = { keys: [], unsigned: false };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fp-thread-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function thread(body: string): string {
  const file = path.join(folder, 'thread.mjs');
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads';\n${body}`);
  return file;
}

test('a thread that never comes to an end is stopped, so that the desk is not kept waiting', async () => {
  const read = readInWorker(trust, thread('for (;;);'), 300);
  await expect(read('{}')).rejects.toThrow('without an answer');
});

test('a thread that breaks is told, and one that answers is believed', async () => {
  await expect(readInWorker(trust, thread("throw new Error('broken');"))('{}')).rejects.toThrow('broken');
  const answers = thread("parentPort.postMessage({ ok: false, why: 'unsigned', detail: workerData.text });");
  expect(await readInWorker(trust, answers)('{}')).toEqual({ ok: false, why: 'unsigned', detail: '{}' });
});
