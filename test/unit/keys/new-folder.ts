import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const parent = mkdtempSync(join(tmpdir(), 'fp-keys-'));

afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** An empty folder, gone when the test file has ended. */
export const newFolder = (): string => mkdtempSync(join(parent, 'k-'));
