import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { openSegment } from '../../../renderer/vault/find/segment';
import { carveProfile, type Carved } from '../../support/carve-profile';
import {
  openBodies,
  readBeginnings,
  sealedBodies,
  type CarvedKey,
  type OpenedBody,
} from '../../support/open-carved';
import { spellings } from '../../support/profile-search';
import { test, type StoreApp } from '../harness/store-app';
import { watchedKeys } from '../harness/watched-keys';

const at = (day: string, hour: number): number =>
  Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);

/** Taken by the CRM on 23 November: gone on 23 December. */
const due = from(1, 60);
/** Taken a day later. */
const later = from(61, 60);
/** Refused by the CRM. */
const unsent = from(121, 6);
const [abandoned, unfinished] = [127, 128];
/** One person's two enquiries, the second of which the CRM has refused. */
const erased = [61, 121];
const stays = [...later, ...unsent, unfinished].filter((n) => !erased.includes(n));

/** Long enough that LevelDB writes tables, not only its log. */
const factsOf = (n: number) => ({
  name: `Zorah quillfeather${n}zq`,
  phone: `07700 900${100 + n}`,
  note: `tealmark${n}zq, ${'the lantern under the bins, '.repeat(90)}`,
});
const marks = ['quillfeather', 'tealmark', '7700900', '07700 900', 'lantern under'];

/** What a thief has of one folder, taken apart. */
const lootOf = (folder: string) => {
  const carved = carveProfile(folder);
  return { carved, bodies: sealedBodies(carved) };
};
type Loot = ReturnType<typeof lootOf>;

/** Tries the keys on all of it, by the seal and without. */
function attack({ carved, bodies }: Loot, keys: readonly CarvedKey[]) {
  const begun = readBeginnings(carved, keys);
  const fits = new Set(begun.map(({ iv, keyName }) => `${iv} ${keyName}`));
  return { begun, opened: openBodies(bodies, keys, fits) };
}
type Attacked = ReturnType<typeof attack>;

/** Whom a body is about, by the words in it, or by the ids of its row and, where it is a segment, of its records. */
function whoseBy(numbers: ReadonlyMap<string, number>) {
  const spoken = (plain: Buffer): number[] =>
    [...plain.toString('latin1').matchAll(/(?:quillfeather|tealmark)(\d+)zq/g)].map(([, n]) => Number(n));
  const about = ({ id, kind, plain }: OpenedBody): number[] => {
    const ids = kind === 'segment' ? (openSegment(plain)?.ids ?? []) : [id];
    return [...spoken(plain), ...ids.flatMap((one) => numbers.get(one) ?? [])];
  };
  /** By number: kinds of bodies that opened. */
  return ({ begun, opened }: Attacked): Map<number, Set<string>> => {
    const read = new Map<number, Set<string>>();
    const note = (n: number, kind: string): void => void read.set(n, (read.get(n) ?? new Set()).add(kind));
    for (const body of opened) for (const n of about(body)) note(n, body.kind);
    for (const body of begun) for (const n of spoken(body.read())) note(n, 'begun');
    return read;
  };
}

/** How many pieces of what was carved hold one of these texts in clear. */
function holding({ pieces }: Carved, texts: readonly string[]): number {
  const wanted = texts.flatMap(spellings);
  return pieces.filter(({ bytes }) => wanted.some((text) => bytes.includes(text))).length;
}
const byNumber = (a: number, b: number): number => a - b;
const all = (read: readonly Map<number, unknown>[]): number[] =>
  [...new Set(read.flatMap((one) => [...one.keys()]))].sort(byNumber);
const ivs = (some: readonly { iv: string }[]): string[] => [...new Set(some.map(({ iv }) => iv))].sort();
const openedIn = (origin: 'log' | 'table', { opened }: Attacked): number =>
  opened.filter(({ body }) => body.from.has(origin)).length;

test.setTimeout(120_000);

test('gives nothing of who is purged or erased to one who takes every block of every file apart', async ({
  desk,
}) => {
  const folder = path.dirname(desk.profile);
  const watched = await watchedKeys(path.join(desk.profile, 'keys'));
  /** Whose a row is, by its id, and their enquiries' ids. */
  const numbers = new Map<string, number>();
  const enquiries = new Map<number, string>();
  const open = (now: number): Promise<StoreApp> => desk.open({ now }, watched.keys);
  const save = async (app: StoreApp, some: readonly number[]): Promise<void> => {
    for (const n of some) {
      const { enquiryId } = await app.call('saveCall', factsOf(n));
      numbers.set(enquiryId, n);
      enquiries.set(n, enquiryId);
    }
  };
  const idsOf = (some: readonly number[]): string[] => some.flatMap((n) => enquiries.get(n) ?? []);
  const draft = async (app: StoreApp, n: number): Promise<void> =>
    void numbers.set(await app.call('draftCall', factsOf(n)), n);
  const sweep = async (app: StoreApp, now: number): Promise<void> => {
    await app.call('setNow', now);
    expect(await app.call('sweep')).toMatchObject({ ok: true });
    await app.call('flushFind');
  };
  /** The folder as it lies there once nothing runs any more; noted: whose the rows in clear are. */
  const copyAs = async (app: StoreApp, name: string): Promise<string> => {
    for (const { opId, entityId } of (await app.call('rows')).outbox) {
      const n = numbers.get(entityId);
      if (n) numbers.set(opId, n);
    }
    await app.close();
    const to = path.join(folder, name);
    cpSync(desk.profile, to, { recursive: true });
    return to;
  };

  let app = await open(at('2026-11-23', 12));
  await app.call('writePlain', 'a plain store holds the marker Plainwright');
  await app.call('ask', 'find.local', { text: 'quillfeather', limit: 10 });
  await save(app, due);
  await app.call('send', []);
  await draft(app, abandoned);
  await app.call('flushFind');
  const first = lootOf(await copyAs(app, 'first-evening'));
  const keysFirst = watched.left();

  app = await open(at('2026-11-24', 8));
  await sweep(app, at('2026-11-24', 8));
  await save(app, later);
  await app.call('send', []);
  for (let day = 25; day <= 30; day += 1) await sweep(app, at(`2026-11-${day}`, 9));
  await sweep(app, at('2026-12-22', 9));
  await save(app, unsent);
  await app.call('send', idsOf(unsent));
  await draft(app, unfinished);
  await app.call('flushFind');
  const eveFolder = await copyAs(app, 'eve');
  const eve = lootOf(eveFolder);
  const keysEve = watched.left();

  app = await open(at('2026-12-22', 22));
  await sweep(app, at('2026-12-23', 0));
  const purged = lootOf(await copyAs(app, 'purged'));
  const keysPurged = watched.left();

  app = await open(at('2026-12-23', 9));
  expect(await app.call('erase', idsOf(erased), 'erasure')).toMatchObject({ ok: true });
  await app.call('flushFind');
  const last = lootOf(await copyAs(app, 'erased'));
  const keysLast = watched.left();
  const folders = [first, eve, purged, last];
  const whose = whoseBy(numbers);

  // Nothing of a file was passed over, and what stands in clear is found: the words of people are not among it.
  expect(folders.map(({ carved }) => carved.unread)).toEqual([0, 0, 0, 0]);
  for (const { carved } of folders) {
    expect(holding(carved, ['Plainwright'])).toBeGreaterThan(0);
    expect(holding(carved, marks)).toBe(0);
  }

  // The thief's tools work. On the first evening no key was burned yet, so every body opens, deleted drafts too.
  const onFirst = attack(first, keysFirst);
  expect(onFirst.opened.length).toBe(first.bodies.length);
  expect(ivs(onFirst.begun)).toEqual(ivs(first.bodies));
  const readOnFirst = whose(onFirst);
  for (const n of due)
    expect(readOnFirst.get(n)).toEqual(new Set(['enquiry', 'call', 'mutation', 'segment', 'begun']));
  expect(readOnFirst.get(abandoned)).toEqual(new Set(['call', 'begun']));
  const onEve = attack(eve, keysEve);
  expect(ivs(onEve.begun)).toEqual(ivs(onEve.opened.map(({ body }) => body)));
  const readOnEve = whose(onEve);
  expect(all([readOnEve])).toEqual([...due, ...later, ...unsent, unfinished]);
  for (const n of due) expect(readOnEve.get(n)).toEqual(new Set(['enquiry', 'segment', 'begun']));
  expect(readOnEve.get(erased[1] ?? 0)).toEqual(
    new Set(['enquiry', 'call', 'mutation', 'why', 'segment', 'begun']),
  );
  for (const origin of ['log', 'table'] as const) expect(openedIn(origin, onEve)).toBeGreaterThan(30);

  const afterPurge = [first, eve, purged].map((loot) => attack(loot, keysPurged));
  const afterErasure = folders.map((loot) => attack(loot, keysLast));
  const read = { purge: all(afterPurge.map(whose)), erasure: all(afterErasure.map(whose)) };
  const sum = (of: (loot: Loot) => number): number => folders.reduce((total, loot) => total + of(loot), 0);
  const opened = (attacks: readonly Attacked[]): number =>
    attacks.reduce((n, one) => n + one.opened.length, 0);
  process.stdout.write(
    `Carved: 4 folders of ${sum(({ carved }) => carved.files)} files (${sum(({ carved }) => carved.logs)} logs, ` +
      `${sum(({ carved }) => carved.tables)} tables with ${sum(({ carved }) => carved.blocks)} blocks), ` +
      `${sum(({ carved }) => carved.entries.length)} row versions, ${sum(({ bodies }) => bodies.length)} sealed bodies; ` +
      `opened with the keys of their day ${onFirst.opened.length} of ${first.bodies.length} on the first evening and ` +
      `${onEve.opened.length} of ${eve.bodies.length} on the eve (${openedIn('log', onEve)} in logs, ${openedIn('table', onEve)} in tables); ` +
      `with what is left after the purge ${opened(afterPurge)}, of ${read.purge.filter((n) => due.includes(n)).length} of the ` +
      `${due.length} purged; after the erasure ${opened(afterErasure)}, of ${read.erasure.filter((n) => !stays.includes(n)).length} ` +
      `of the ${due.length + erased.length} who are gone\n`,
  );

  // After the purge, and after the erasure: who stays can be read, and nobody else, in no folder there ever was.
  expect(read).toEqual({ purge: [...later, ...unsent, unfinished], erasure: stays });
  expect(all(afterErasure.slice(-1).map(whose))).toEqual(stays);
  expect(await watched.stateOf(path.join(eveFolder, 'keys'))).toBe('older-copy');

  // It is the burned keys that keep it from the thief: the bodies lie there still, and those keys would open them.
  const stillThere = all([whose(attack(last, keysEve))]).filter((n) => !stays.includes(n));
  expect(stillThere).toEqual([...due, ...erased].sort(byNumber));
});
