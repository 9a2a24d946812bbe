import type { WebContents } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { createPlumbing } from '../../../electron/ipc/plumb-ports';
import type { PageName } from '../../../shared/ipc/port-names';

let made = 0;
vi.mock('electron', () => ({
  MessageChannelMain: class {
    port1 = { name: `${(made += 1)}a`, on: () => {}, start: () => {} };
    port2 = { name: `${made}b`, on: () => {}, start: () => {} };
  },
}));

const sent: string[] = [];
const pageOf = (name: PageName) =>
  ({
    postMessage: (_channel: string, to: string, [port]: { name: string }[]) =>
      sent.push(`${name} ← ${to} ${port?.name}`),
  }) as unknown as WebContents;
const connectVault = vi.fn();
const disconnectVault = vi.fn();
const plumbing = () => createPlumbing({ page: pageOf, connectVault, disconnectVault });

beforeEach(() => {
  made = 0;
  sent.length = 0;
  vi.clearAllMocks();
});

test.each([[['desk', 'vault']], [['vault', 'desk']]] as const)(
  'joins desk and vault, and main and vault, once both have asked: %j',
  (order) => {
    const { asked } = plumbing();
    for (const name of order) asked(name);
    expect(connectVault).toHaveBeenCalledOnce();
    expect(sent.map((line) => line.replace(/ \d\w$/, '')).sort()).toEqual([
      'desk ← vault',
      'vault ← desk',
      'vault ← main',
    ]);
  },
);

test('sends the desk a new port when the vault comes back, without being asked', () => {
  const { asked, gone } = plumbing();
  asked('desk');
  asked('vault');
  sent.length = 0;
  gone('vault');
  expect(disconnectVault).toHaveBeenCalledOnce();
  expect(sent).toEqual([]);
  asked('vault');
  expect(sent).toEqual(['vault ← main 3b', 'vault ← desk 4a', 'desk ← vault 4b']);
});

test('keeps the vault’s line to main when only the desk was reloaded', () => {
  const { asked, gone } = plumbing();
  asked('desk');
  asked('vault');
  sent.length = 0;
  gone('desk');
  asked('desk');
  expect(connectVault).toHaveBeenCalledOnce();
  expect(sent).toEqual(['vault ← desk 3a', 'desk ← vault 3b']);
});
