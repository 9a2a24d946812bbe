import { afterEach, expect, test, vi } from 'vitest';
import { createVaultLink, type MainServices } from '../../../electron/ipc/vault-link';
import type { Log } from '../../../shared/diagnostics/log';
import { createPortLink, type PortLinkOptions } from '../../../shared/ipc/port-link';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() } satisfies Log;
const ensure = vi.fn(async ({ name }: { name: string }) => ({
  ok: true as const,
  value: { name, raw: new Uint8Array(32) },
}));
const services = { 'keys.ensure': ensure } as unknown as MainServices;

const open: MessagePort[] = [];
function joined(vault: PortLinkOptions = {}) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const main = createVaultLink(services, log);
  main.connect(port1);
  return { main, vault: createPortLink(port2, vault) };
}
afterEach(() => {
  vi.clearAllMocks();
  for (const port of open.splice(0)) port.close();
});

test('answers a question of the contract', async () => {
  const { vault } = joined();
  const answer = await vault.ask('keys.ensure', { name: 'open/2026-11-23' });
  expect(answer).toMatchObject({ ok: true, value: { name: 'open/2026-11-23' } });
});

test.each([
  [null],
  [{ name: '../../etc/passwd' }],
  [{ name: 'open/2026-11-23', more: true }],
  [{ names: [] }],
])('refuses the wrong shape %j before any service sees it', async (input) => {
  const { vault } = joined();
  expect(await vault.ask('keys.ensure', input)).toMatchObject({
    ok: false,
    problem: { kind: 'wrong-shape' },
  });
  expect(ensure).not.toHaveBeenCalled();
});

test('has no method beyond the contract', async () => {
  const { vault } = joined();
  for (const method of ['keys.export', 'toString', '__proto__'])
    expect(await vault.ask(method, null)).toMatchObject({ ok: false, problem: { kind: 'unknown-method' } });
});

test('asks what is pending, and takes no answer of another shape for one', async () => {
  const pending = { sending: 2, queued: 1 };
  const good = joined({ methods: { 'work.pending': async () => ({ ok: true, value: pending }) } });
  expect(await good.main.pending()).toEqual(pending);
  const bad = joined({ methods: { 'work.pending': async () => ({ ok: true, value: { sending: 'two' } }) } });
  expect(await bad.main.pending()).toBeNull();
  expect(await joined().main.pending()).toBeNull();
  expect(await createVaultLink(services, log).pending()).toBeNull();
});

test('goes on with a new port after the vault was restarted, and leaves no question open', async () => {
  const { main } = joined({ methods: { 'work.pending': () => new Promise(() => {}) } });
  const lost = main.pending();
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const onTell = vi.fn();
  createPortLink(port2, { onTell });
  main.connect(port1);
  expect(await lost).toBeNull();
  main.tell('woke');
  await vi.waitFor(() => expect(onTell).toHaveBeenCalledWith('woke', null));
});
