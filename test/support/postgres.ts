import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from './free-port';

/** As Debian installs it, and as the set-up unpacks it where it is not installed. */
const places = [
  '/usr/lib/postgresql',
  path.resolve(import.meta.dirname, '../../node_modules/.cache/firstpoint-postgres/usr/lib/postgresql'),
];
/** PostgreSQL refuses to work as root's; who runs the tests as root has it run as nobody. */
const NOBODY = 65_534;

/** The newest PostgreSQL on this machine. */
function programs(): string {
  for (const place of places) {
    const versions = existsSync(place) ? readdirSync(place) : [];
    const newest = versions
      .filter((version) => existsSync(path.join(place, version, 'bin', 'initdb')))
      .sort((a, b) => Number(b) - Number(a))[0];
    if (newest !== undefined) return path.join(place, newest, 'bin');
  }
  throw new Error('run node build/set-up.mjs: there is no PostgreSQL');
}

/** Resolves when it answers; rejects with what it said when it ended instead. */
async function answers(child: ChildProcess, url: string): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let isOver = false;
  const ended = new Promise<never>((_, reject) => {
    const over = (): void => {
      isOver = true;
      reject(new Error(`PostgreSQL did not start: ${said}`));
    };
    child.on('exit', over);
    child.on('error', over);
  });
  const tryOnce = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const answered = async (): Promise<void> => {
    while (!isOver && !(await tryOnce())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await Promise.race([answered(), ended]);
}

/** A PostgreSQL of its own on loopback, as an ordinary user, empty; what it holds goes with it. */
export async function startPostgres(): Promise<{ url: string; close(): Promise<void> }> {
  const bin = programs();
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const folder = mkdtempSync(path.join(tmpdir(), 'firstpoint-postgres-'));
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  const made = { ...user, cwd: folder, stdio: 'pipe' as const };
  const how = ['-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(path.join(bin, 'initdb'), ['-D', folder, '-U', 'postgres', ...how], made);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    // A test's data need not outlive a power cut.
    'fsync=off',
    // Its compiler is a library of a hundred megabytes, which the unpacked one does without.
    'jit=off',
  ].flatMap((setting) => ['-c', setting]);
  const child = spawn(path.join(bin, 'postgres'), ['-D', folder, '-p', String(port), ...settings], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await answers(child, url);
  return {
    url,
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      // Its fast shutdown: who is connected is sent away.
      child.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
