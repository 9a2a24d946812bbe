import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { startPostgres } from '../../support/postgres';
import { startSandboxCrm } from '../../sandbox-crm/sandbox-crm';
import type { SandboxCrm, SandboxCrmOptions } from '../../sandbox-crm/sandbox-crm';
import { CODES } from './crm-desk';

/** Set: every test runs against this PostgreSQL. */
const databaseUrl = process.env['DATABASE_URL'];

/**
 * One sandbox CRM for a file's tests, emptied before each; after each it must have answered by the contract all
 * along. PGlite in memory; a database of its own in PostgreSQL when DATABASE_URL is set; `onPostgres`: in PostgreSQL
 * whatever is set, in one that is started for this file. PGlite has one connection, so no two transactions ever meet in it.
 */
export function withSandboxCrm(
  options: SandboxCrmOptions = {},
  { onPostgres = false } = {},
): { get(): SandboxCrm; ownUrl(): string } {
  // A database starts in each of these files; on a busy machine that alone may take the usual five seconds.
  vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
  let crm: SandboxCrm | undefined;
  let ownUrl = '';
  let removeDatabase = async (): Promise<void> => undefined;
  let endServer = async (): Promise<void> => undefined;
  const get = (): SandboxCrm => {
    if (!crm) throw new Error('not started');
    return crm;
  };
  beforeAll(async () => {
    let place: SandboxCrmOptions = {};
    const server = onPostgres && !databaseUrl ? await startPostgres() : null;
    if (server) endServer = server.close;
    const url = server?.url ?? databaseUrl;
    if (url) {
      const made = await makeDatabase(url);
      removeDatabase = made.remove;
      ownUrl = made.url;
      place = { databaseUrl: made.url };
    }
    crm = await startSandboxCrm({ enrolmentCodes: CODES, ...place, ...options });
  });
  beforeEach(() => get().reset({ devices: true }));
  afterEach(() => {
    expect(get().bugs).toEqual([]);
  });
  afterAll(async () => {
    await crm?.close();
    await removeDatabase();
    await endServer();
  });
  return { get, ownUrl: () => ownUrl };
}

/** A database of its own, so that files can run side by side on one server: advisory locks are a database's. */
async function makeDatabase(url: string): Promise<{ url: string; remove: () => Promise<void> }> {
  const name = `crm_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const own = new URL(url);
  own.pathname = name;
  return { url: own.toString(), remove: () => run(`drop database ${name} with (force)`) };
}
