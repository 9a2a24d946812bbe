import { describe, expect, test } from 'vitest';
import { packWords, purgeWords, statusWords, unsentWords } from '../../../renderer/copy/status-words';
import type { AppState } from '../../../shared/ipc/contract';
import type { DeskStatus } from '../../../shared/ipc/status';

const today = '2026-11-23';
const app: AppState = {
  version: '0.1.0',
  keys: { state: 'ready', passphrase: false },
  sandbox: false,
  osSandbox: true,
  store: 'open',
  storeTrouble: null,
  storeCopies: [],
  policyTrouble: null,
  display: { at: 'off', allowed: true },
};

const inUse: DeskStatus['pack'] = {
  version: '2026.11',
  status: 'production',
  council: 'West Oxfordshire',
  from: 'signed',
  keyId: 'council-2026',
  since: '2026-11-01T00:00:00.000+00:00',
  expires: '2027-11-01T00:00:00.000+00:00',
  expired: false,
  next: null,
  trouble: null,
  findings: [],
};

function status(more: {
  connectivity?: Partial<DeskStatus['connectivity']>;
  outbox?: Partial<DeskStatus['outbox']>;
  rest?: Partial<DeskStatus>;
}): DeskStatus {
  return {
    connectivity: {
      state: 'online',
      since: '2026-11-23T09:14:00.000+00:00',
      trouble: null,
      retryAt: null,
      lastSentAt: '2026-11-23T10:51:00.000+00:00',
      ...more.connectivity,
    },
    outbox: {
      queued: 0,
      sending: 0,
      parked: 0,
      aside: 0,
      oldestUnsentAt: null,
      overdue: null,
      ...more.outbox,
    },
    maxUnsentAge: 'P7D',
    mail: { way: null, waiting: 0, parked: 0, fault: null },
    clockAheadMs: 0,
    pack: inUse,
    nextPurge: null,
    storage: { persistent: true, full: false },
    desk: null,
    officer: { id: 'demo-officer', name: 'Demo Officer', demonstration: true },
    ...more.rest,
  };
}
const said = (of: DeskStatus, on: AppState = app): string[] =>
  statusWords(of, on, 'open', today).map((w) => w.text);

describe('the status line tells the truth', () => {
  test('all sent', () => {
    expect(said(status({}))).toEqual(['Online · all sent 10:51']);
  });
  test('sending', () => {
    expect(said(status({ outbox: { queued: 1, sending: 2 } }))).toEqual(['Online · sending 3']);
  });
  test('offline', () => {
    expect(said(status({ connectivity: { state: 'offline' }, outbox: { queued: 7 } }))).toEqual([
      'Offline since 09:14 · 7 kept safe here, they will go by themselves',
    ]);
  });
  test('offline since another day', () => {
    const since = '2026-11-20T09:14:00.000+00:00';
    expect(said(status({ connectivity: { state: 'offline', since }, outbox: { queued: 1 } }))).toEqual([
      'Offline since Fri 20 Nov, 09:14 · 1 kept safe here, it will go by itself',
    ]);
  });
  test('e-mails that wait, and why they can’t go', () => {
    const mail = { way: 'email' as const, waiting: 1, parked: 0, fault: null };
    const outbox = { queued: 1 };
    expect(said(status({ outbox, rest: { mail } }))).toEqual([
      'Online · the CRM has everything',
      '1 e-mail to send',
    ]);
    const retryAt = '2026-11-23T11:00:00.000+00:00';
    const fault = { kind: 'bad-certificate' as const, retryAt };
    expect(said(status({ outbox: { queued: 3 }, rest: { mail: { ...mail, waiting: 2, fault } } }))).toEqual([
      'Online · sending 1',
      '2 e-mails wait here. The mail server cannot prove that it is the right one: its certificate is not trusted.',
    ]);
    expect(unsentWords(status({ outbox: { queued: 3 }, rest: { mail: { ...mail, waiting: 2 } } }))).toBe(
      '3 unsent',
    );
  });
  test('an e-mail that the mail server refused, apart from what the CRM refused', () => {
    const mail = { way: 'email' as const, waiting: 0, parked: 1, fault: null };
    expect(said(status({ outbox: { parked: 3 }, rest: { mail } })).slice(0, 2)).toEqual([
      'The CRM refused 2 · look at them',
      'The mail server refused 1 · look at it',
    ]);
  });
  test('refused, beside where the connection stands', () => {
    expect(said(status({ outbox: { parked: 1 } }))).toEqual([
      'The CRM refused 1 · look at it',
      'Online · all sent 10:51',
    ]);
  });
  test('signed out', () => {
    expect(said(status({ connectivity: { state: 'signed-out' }, outbox: { queued: 7 } }))).toEqual([
      'Sign in again to send 7',
    ]);
  });
  test('no CRM: nobody is asked to sign in anywhere', () => {
    const none = (queued: number): string[] =>
      said(status({ connectivity: { state: 'no-crm' }, outbox: { queued } }));
    expect(none(7)).toEqual(['No CRM is set up on this PC · 7 kept safe here. Ask IT']);
    expect(none(0)).toEqual(['No CRM is set up on this PC · nothing is waiting to be sent. Ask IT']);
  });
  test('a CRM that the council’s pack does not name', () => {
    expect(said(status({ connectivity: { state: 'not-allowed' }, outbox: { queued: 7 } }))).toEqual([
      'The council pack lets nothing go to the CRM of this PC · 7 kept safe here. Ask IT',
    ]);
  });
  test('a PC that the CRM has not taken in yet', () => {
    expect(said(status({ connectivity: { state: 'not-enrolled' } }))).toEqual([
      'The CRM does not know this PC yet · nothing is waiting to be sent. Ask IT',
    ]);
  });
  test('what has been unsent for too long, before anything more cheerful', () => {
    const outbox = {
      queued: 4,
      oldestUnsentAt: '2026-11-13T15:00:00.000+00:00',
      overdue: { count: 3, after: 'P7D' },
    };
    const offline = status({ connectivity: { state: 'offline' }, outbox });
    const [first] = statusWords(offline, app, 'open', today);
    expect(first).toEqual({
      look: 'alarm',
      text: '3 unsent since 13 Nov: longer than 7 days. Tell your supervisor; nothing is lost',
      way: 'unsent',
    });
    const parked = status({ outbox: { ...outbox, queued: 2, parked: 1 } });
    expect(statusWords(parked, app, 'open', today)[1]?.way).toBe('unsent');
  });
  test('a clock that is wrong', () => {
    expect(said(status({ rest: { clockAheadMs: -11 * 60_000 } }))).toContain(
      'This PC’s clock is 11 minutes slow',
    );
    expect(said(status({ rest: { clockAheadMs: 30_000 } }))).toHaveLength(1);
  });
  test('no keychain: nothing more cheerful beside it', () => {
    expect(said(status({}), { ...app, keys: { state: 'no-keychain' } })).toEqual([
      'Nothing can be stored here: no keychain',
    ]);
  });
  test('before anything is known, nothing is claimed', () => {
    expect(statusWords(undefined, undefined, 'starting', today).map((w) => w.text)).toEqual([
      'Opening the store',
    ]);
  });
  test('while the store starts again, what is typed is said to be on screen', () => {
    expect(statusWords(status({}), app, 'restarting', today)[0]?.text).toContain('stays on this screen');
  });
});

test('what the CRM refused counts as unsent', () => {
  expect(unsentWords(status({ outbox: { queued: 1, sending: 1, parked: 1 } }))).toBe('3 unsent');
});

test('tonight’s purge is called tonight, a later one by its day', () => {
  const on = (date: string): string =>
    purgeWords(status({ rest: { nextPurge: { on: date, records: 14 } } }), today);
  expect(on('2026-11-24')).toBe('Next purge tonight: 14 records');
  expect(on('2026-12-23')).toBe('Next purge 23 Dec: 14 records');
});

test('a demonstration pack is never called in force', () => {
  const demonstration = status({
    rest: { pack: { ...inUse, status: 'demonstration' } },
  });
  expect(packWords(demonstration, today)).toBe('Demonstration pack 2026.11');
  expect(packWords(status({}), today)).toBe('Pack 2026.11 in force');
});

test('a pack that has run out is said to be still used, and a refused one to have been refused', () => {
  const runOut = { ...inUse, expires: '2026-11-01T00:00:00.000+00:00', expired: true };
  expect(packWords(status({ rest: { pack: runOut } }), today)).toBe(
    'Pack 2026.11 ran out on 1 Nov. It is still used; ask IT for the new one.',
  );
  const refused = { ...inUse, trouble: 'It was cut short.' };
  expect(packWords(status({ rest: { pack: refused } }), today)).toBe(
    'Pack 2026.11 in force · another was refused',
  );
});
