import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyService } from '../../../electron/keys/key-service';
import type { CredentialStore } from '../../../electron/keys/credential-store';
import { parseKeyring } from '../../../electron/keys/keyring-file';
import { systemCredentialStore } from '../../../electron/keys/system-credential-store';
import { hex } from './thief';

/** What the process is told to do, in this order; `dieAt` ends it like a power cut at that crash point. */
export type ChildTask = { dir: string; acts: ChildAct[]; dieAt?: number };
export type ChildAct =
  | { do: 'ensure'; name: string }
  | { do: 'burn'; names: string[] }
  | { do: 'reserve'; count: number }
  /** Everything held, and the master keys of the generations around the present one. */
  | { do: 'show' }
  /** Makes a key and burns the one before it, for ever. */
  | { do: 'churn'; from: number };

/** Written at once and whole: what was said before the end was said. */
function say(line: unknown): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

let passed = 0;
function pass(dieAt = Infinity): void {
  passed += 1;
  if (passed === dieAt) process.kill(process.pid, 'SIGKILL');
}

const task = JSON.parse(process.argv[2] ?? '') as ChildTask;
const system = await systemCredentialStore();
const store: CredentialStore | null = system && {
  get: async (account) => (pass(task.dieAt), system.get(account)),
  set: async (account, secret) => (pass(task.dieAt), system.set(account, secret)),
  delete: async (account) => (pass(task.dieAt), system.delete(account)),
};
const began = performance.now();
const service = await createKeyService({
  dir: task.dir,
  allowPassphrase: false,
  credentialStore: store,
  step: () => pass(task.dieAt),
});
say({ state: service.state(), openMs: performance.now() - began });

for (const act of task.acts) {
  if (act.do === 'ensure') await ensure(act.name);
  if (act.do === 'burn') say({ did: act, ok: (await service.burn(act.names)).ok });
  if (act.do === 'reserve') say({ did: act, answer: await service.reserveReferences(act.count, 1) });
  if (act.do === 'show') await show();
  if (act.do === 'churn') await churn(act.from);
}
say({ points: passed });

async function ensure(name: string): Promise<void> {
  say({ asks: 'ensure', name });
  const answer = await service.ensure(name);
  say({ did: { do: 'ensure', name }, ok: answer.ok, raw: answer.ok ? hex(answer.value.raw) : null });
}

async function churn(from: number): Promise<void> {
  for (let n = from; ; n += 1) {
    await ensure(`open/2026-11-23~${n}`);
    const burned = `open/2026-11-23~${n - 1}`;
    say({ asks: 'burn', name: burned });
    say({ did: { do: 'burn', names: [burned] }, ok: (await service.burn([burned])).ok });
  }
}

async function show(): Promise<void> {
  const keys = service.all().map(({ name, raw }) => [name, hex(raw)]);
  const id = service.storeId();
  const masters: [string, string][] = [];
  const present = parseKeyring(readFileSync(join(task.dir, 'keyring.json'), 'utf8'))?.header.generation ?? 0;
  for (let generation = Math.max(1, present - 3); generation <= present + 3; generation += 1) {
    const secret = await system?.get(`${id}/${generation}`);
    if (secret) masters.push([`${id}/${generation}`, hex(secret)]);
  }
  say({ keys, masters });
}
