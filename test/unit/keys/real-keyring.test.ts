import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtForNode } from './built-for-node';
import type { ChildAct } from './keyring-child';
import { newFolder } from './new-folder';
import { type ChildRun, realKeyring, type RealKeyring, runChild } from './real-keyring';
import { thief } from './thief';

const STAYS = 'due/2026-12-23';
const GOES = 'open/2026-11-22';
const READY = { state: 'ready', passphrase: false };
/** More by an environment variable, for a long run before a release. */
const ROUNDS = Number(process.env.FIRSTPOINT_KILL_ROUNDS ?? 20);

let program: string;
let kept: string;
let keyring: RealKeyring;

beforeAll(async () => {
  program = await builtForNode('test/unit/keys/keyring-child.ts', 'keyring-child');
  kept = newFolder();
  keyring = await realKeyring(kept);
}, 60_000);

afterAll(() => keyring?.stop());

const run = (dir: string, acts: ChildAct[], dieAt?: number): Promise<ChildRun> =>
  runChild(
    program,
    { dir, acts, ...(dieAt === undefined ? {} : { dieAt }) },
    { ...process.env, ...keyring.env },
  );

const stateOf = ({ lines }: ChildRun): unknown => lines[0]?.state;
const rawOf = ({ lines }: ChildRun, name: string): unknown =>
  lines.find(
    (line) =>
      (line.did as ChildAct | undefined)?.do === 'ensure' && JSON.stringify(line.did).includes(`"${name}"`),
  )?.raw;

type Shown = { keys: Map<string, string>; masters: Map<string, Uint8Array> };

/** What is held now, after whatever an earlier end left was finished. */
async function shown(dir: string): Promise<Shown> {
  const opened = await run(dir, [{ do: 'burn', names: [] }, { do: 'show' }]);
  expect(stateOf(opened)).toEqual(READY);
  expect(opened.lines[1]).toMatchObject({ ok: true });
  const { keys, masters } = opened.lines[2] as { keys: [string, string][]; masters: [string, string][] };
  expect(readdirSync(dir)).toEqual(['keyring.json']);
  expect(masters).toHaveLength(1);
  return {
    keys: new Map(keys),
    masters: new Map(masters.map(([name, secret]) => [name, Buffer.from(secret, 'hex')])),
  };
}

describe('a real gnome-keyring', () => {
  test('holds the master key in the Secret Service, and still after the daemon was restarted', async () => {
    const dir = newFolder();
    const before = keyring.entries();
    const made = await run(dir, [{ do: 'ensure', name: STAYS }]);
    expect(stateOf(made)).toEqual(READY);
    // The master key and the number of its generation.
    expect(keyring.entries()).toBe(before + 2);

    await keyring.stop();
    keyring = await realKeyring(kept);
    expect((await shown(dir)).keys.get(STAYS)).toBe(rawOf(made, STAYS));
  }, 60_000);

  test('that is locked is no lost key: nothing is set aside, nothing written over', async () => {
    const dir = newFolder();
    const made = await run(dir, [{ do: 'ensure', name: STAYS }]);
    keyring.lock();
    const during = await run(dir, [{ do: 'ensure', name: STAYS }]);
    expect(stateOf(during)).toEqual({ state: 'no-keychain' });
    expect(readdirSync(dir)).toEqual(['keyring.json']);
    const empty = newFolder();
    expect(stateOf(await run(empty, []))).toEqual({ state: 'no-keychain' });
    expect(readdirSync(empty)).toEqual([]);

    await keyring.stop();
    keyring = await realKeyring(kept);
    expect((await shown(dir)).keys.get(STAYS)).toBe(rawOf(made, STAYS));
  }, 60_000);

  test('that is another one opens nothing, and the keyring stays as it is', async () => {
    const dir = newFolder();
    await run(dir, [{ do: 'ensure', name: STAYS }]);
    const other = await realKeyring(newFolder());
    const there = await runChild(program, { dir, acts: [] }, { ...process.env, ...other.env });
    await other.stop();
    expect(stateOf(there)).toEqual({ state: 'unopenable', file: join(dir, 'keyring.json') });
    expect((await shown(dir)).keys.has(STAYS)).toBe(true);
  }, 60_000);

  test('is not replaced by the kernel’s forgetful keyring when there is no bus', async () => {
    const dir = newFolder();
    const env = { ...process.env };
    delete env.DBUS_SESSION_BUS_ADDRESS;
    delete env.XDG_RUNTIME_DIR;
    const alone = await runChild(program, { dir, acts: [{ do: 'ensure', name: STAYS }] }, env);
    expect(stateOf(alone)).toEqual({ state: 'no-keychain' });
    expect(readdirSync(dir)).toEqual([]);
  });

  test('a burn killed at any point leaves the other key, and no copy opens more than is held', async () => {
    const whole = await run(newFolder(), [{ do: 'ensure', name: GOES }]);
    const lead = whole.lines.at(-1)?.points as number;
    for (let dieAt = 1; ; dieAt += 1) {
      const dir = newFolder();
      const burglar = thief(dir);
      const made = await run(dir, [
        { do: 'ensure', name: STAYS },
        { do: 'ensure', name: GOES },
      ]);
      burglar.copyAll();
      const cut = await run(dir, [{ do: 'burn', names: [GOES] }], dieAt);
      burglar.copyAll();
      const { keys, masters } = await shown(dir);
      expect(keys.get(STAYS)).toBe(rawOf(made, STAYS));
      for (const [name, raw] of [...burglar.opens(masters).keys()].map(
        (key) => key.split(' ') as [string, string],
      )) {
        expect(keys.get(name)).toBe(raw);
      }
      if (cut.lines.some((line) => line.ok === true)) expect(keys.has(GOES)).toBe(false);
      if (!cut.killed) {
        expect(dieAt).toBeGreaterThan(lead);
        break;
      }
    }
  }, 600_000);

  test(`killed at ${ROUNDS} odd moments of making and burning, keeps what it gave out and opens nothing that it burned`, async () => {
    const dir = newFolder();
    const burglar = thief(dir);
    const burned = new Set<string>();
    const given = new Map<string, string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      let done = 0;
      const { lines, killed } = await runChild(
        program,
        { dir, acts: [{ do: 'churn', from: round * 1_000 + 1 }] },
        { ...process.env, ...keyring.env },
        (line, kill) => {
          burglar.copyAll();
          if (line.did !== undefined) done += 1;
          // The fourth thing done is the first burn of a key that was there.
          if (done === 4 + (round % 4)) setTimeout(kill, (round * 7) % 40);
        },
      );
      expect(killed).toBe(true);
      const maybe = new Set<string>();
      for (const line of lines) {
        const did = line.did as ChildAct | undefined;
        if (line.asks === 'burn') maybe.add(line.name as string);
        if (did?.do === 'ensure') given.set(did.name, line.raw as string);
        if (did?.do === 'burn' && line.ok === true) {
          for (const name of did.names) if (given.has(name)) burned.add(`${name} ${given.get(name)}`);
        }
      }
      for (const name of maybe) given.delete(name);
      const { keys, masters } = await shown(dir);
      for (const [name, raw] of given) expect(keys.get(name)).toBe(raw);
      burglar.copyAll();
      const open = new Set(burglar.opens(masters).keys());
      for (const key of burned) expect(open.has(key)).toBe(false);
    }
    expect(burned.size).toBeGreaterThanOrEqual(ROUNDS);
  }, 600_000);
});
