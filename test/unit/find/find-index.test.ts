import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEGMENT_RECORDS_MAX } from '../../../renderer/vault/find/segment';
import { mintReference } from '../../../shared/domain/reference';
import { madeUpEnquiries, madeUpKeyName } from '../../support/made-up-enquiries';
import { enquiry, SmallWorld } from './small-world';
import { anyText } from '../../support/any-text';

const today = 'open/2026-11-23';
const person = (n: number, is: NonNullable<ReturnType<typeof enquiry>['body']['person']>, note = '') =>
  enquiry(n, {
    reference: mintReference('K7M', n),
    body: { person: is, note, service: { id: 'x', lgsl: null, name: 'Missed bin' } },
  });

async function indexOf(...records: ReturnType<typeof enquiry>[]) {
  const world = new SmallWorld();
  for (const record of records) world.put(record, today);
  const index = world.start();
  await index.ready();
  const ids = (text: string, limit = 50) => index.query(text, limit).map(({ id }) => id);
  return { world, index, ids };
}

describe('what a record is found by', () => {
  const brien = person(1, {
    name: 'Siân O’Brien-Ŵyn',
    phone: '+447700900123',
    email: 'sian.brien@example.invalid',
    address: '7 Storey Way, Inventon',
    postcode: 'OX28 1NB',
  });
  const other = person(2, { name: 'Tamsin Marlgate', phone: '+441632960777', postcode: 'OX2 8ZZ' });

  test.each([
    ...[
      's',
      'sia',
      'SIAN',
      'siân',
      'o’b',
      "o'brien",
      'obrien',
      'o brien',
      'brien',
      'wyn',
      'brien-wyn',
      'obrienwyn',
    ],
    ...[
      '0770',
      '07700 900',
      '07700 900123',
      '+44 (0)7700-900 123',
      '0044 7700 900123',
      '447700900123',
      'O7700 9OO123',
    ],
    ...['0123', '900123', '7700900', '0770 sian', 'sian 0770 storey'],
    ...['ox28', 'ox281', 'ox28 1', 'ox281nb', 'OX28 1NB', 'OX28 INB', 'brien ox28 1n'],
    ...['sian.brien@example.invalid', 'sian.brien@', 'sian.brien', '<sian.brien@example.invalid>'],
    ...['7 storey', 'storey inventon', 'sian missed', mintReference('K7M', 1), 'k7m oool', '0001'],
  ])('is found by %s', async (typed) => {
    const { ids } = await indexOf(brien, other);
    expect(ids(typed)).toContain(brien.id);
  });

  test.each([
    'sian marlgate',
    'siann',
    'o’brienx',
    '07700 900124',
    'ox28 9',
    'sian@',
    'ox29',
    'K7M-0001-3',
    '…',
    '',
  ])('is not found by %s', async (typed) => {
    const { ids } = await indexOf(brien, other);
    expect(ids(typed)).toEqual([]);
  });

  test('a full postcode with its space is not taken for a longer district', async () => {
    const { ids } = await indexOf(brien, other);
    expect(ids('ox2 8')).toEqual([other.id]);
  });

  test('numbers, e-mails and postcodes inside a note are found like those in their fields', async () => {
    const noted = enquiry(3, {
      body: { note: 'Daughter rings from (01632) 960 555, or mail jo@example.invalid; lives at ox7 4zz.' },
    });
    const { ids } = await indexOf(noted, other);
    for (const typed of ['01632960555', '+44 1632 9605', 'jo@ex', 'OX7 4ZZ', 'ox74zz', 'daughter rings'])
      expect(ids(typed), typed).toEqual([noted.id]);
  });

  test('any spelling of a number finds whoever left it', async () => {
    const { ids } = await indexOf(brien, other);
    const spelling = fc
      .tuple(
        fc.constantFrom('0', '+44', '+44 (0)', '0044 ', '44'),
        fc.array(fc.constantFrom('', ' ', '-', '.', ' '), { minLength: 9, maxLength: 9 }),
      )
      .map(([lead, gaps]) => lead + [...'7700900123'].map((digit, i) => digit + (gaps[i] ?? '')).join(''));
    fc.assert(fc.property(spelling, (typed) => void expect(ids(typed)).toContain(brien.id)));
  });
});

describe('the order', () => {
  test('the newer of two equals comes first, and only as many as are asked for', async () => {
    const { ids } = await indexOf(...madeUpEnquiries(300, { days: 3 }));
    const all = madeUpEnquiries(300, { days: 3 }).sort((a, b) => (a.capturedAt < b.capturedAt ? 1 : -1));
    const hits = ids('k7m', 20);
    expect(hits).toHaveLength(20);
    const at = new Map(all.map((r) => [r.id, r.capturedAt]));
    expect(hits.map((id) => at.get(id))).toEqual(all.slice(0, 20).map((r) => r.capturedAt));
  });

  test('a name says more than a note, a whole word more than its beginning', async () => {
    const named = person(1, { name: 'Ann Marl' });
    const longer = person(2, { name: 'Anna Marl' });
    const noted = person(3, { name: 'Jo Fenn' }, 'asked for Ann');
    expect((await indexOf(noted, longer, named)).ids('ann')).toEqual([named.id, longer.id, noted.id]);
  });

  test('a telephone number left as one comes before the same digits in an address', async () => {
    const rings = person(1, { phone: '+447700900123' });
    const lives = person(2, { address: '9001 Storey Way' });
    expect((await indexOf(lives, rings)).ids('9001')).toEqual([rings.id, lives.id]);
  });
});

describe('what is on disk', () => {
  test('a start after everything was written opens no record', async () => {
    const { world, index } = await indexOf(...madeUpEnquiries(250, { days: 2 }));
    await index.flush();
    world.opened = 0;
    const again = world.start();
    await again.ready();
    expect(world.opened).toBe(0);
    expect(again.query('missed bin', 10)).toEqual(index.query('missed bin', 10));
  });

  test('a start after a crash opens only what no segment holds', async () => {
    const { world, index } = await indexOf(...madeUpEnquiries(50, { days: 1 }));
    await index.flush();
    for (const record of madeUpEnquiries(7, { seed: 2, lastDay: '2026-11-24', days: 1 })) {
      world.put(record, today);
      index.add(record, today, 1);
    }
    world.opened = 0;
    await world.start().ready();
    expect(world.opened).toBe(7);
  });

  test('damaged segments are dropped and made again from the records', async () => {
    const { world, index } = await indexOf(...madeUpEnquiries(30, { days: 1 }));
    await index.flush();
    const before = index.query('k7m', 50);
    const damaged = [...world.rows.keys()];
    for (const [n, row] of [...world.rows.values()].entries())
      row.bytes =
        n % 2 ? row.bytes.subarray(0, 60) : row.bytes.map((byte, i) => (i === 900 ? byte ^ 4 : byte));
    const again = world.start();
    await again.ready();
    expect(again.query('k7m', 50)).toEqual(before);
    await again.flush();
    for (const id of damaged) expect(world.rows.has(id)).toBe(false);
    expect(world.bugs).toEqual([]);
  });

  test('a burned key leaves no word of its day, in memory or in any row', async () => {
    const records = madeUpEnquiries(120, { days: 4 });
    const world = new SmallWorld();
    for (const record of records) world.put(record, madeUpKeyName(record));
    const index = world.start();
    await index.ready();
    await index.flush();
    const burned = madeUpKeyName(records[0] as (typeof records)[0]);
    const gone = records.filter((record) => madeUpKeyName(record) === burned);
    index.onKeysBurned([burned]);
    await index.flush();
    for (const { reference } of gone) expect(index.query(reference, 5)).toEqual([]);
    expect([...world.rows.values()].map(({ keyName }) => keyName)).not.toContain(burned);
    expect(index.query('k7m', 200)).toHaveLength(records.length - gone.length);
  });

  test('records that move to another key take their words along, and only there', async () => {
    const records = madeUpEnquiries(60, { days: 1 });
    const { world, index } = await indexOf(...records);
    await index.flush();
    for (const record of records) world.put(record, 'due/2026-12-23', 2);
    index.moved([...world.records.values()]);
    index.onKeysBurned([today]);
    await index.flush();
    expect([...world.rows.values()].map(({ keyName }) => keyName)).toEqual(['due/2026-12-23']);
    world.opened = 0;
    const again = world.start();
    await again.ready();
    expect(world.opened).toBe(0);
    expect(again.query('k7m', 100)).toHaveLength(60);
  });

  test('two hundred new records are written by themselves, a few after a while of quiet', async () => {
    const { world, index } = await indexOf();
    const records = madeUpEnquiries(226, { days: 1 });
    for (const record of records.slice(0, 200)) index.add(record, today, 1);
    await expect.poll(() => world.rows.size).toBe(1);
    for (const record of records.slice(200)) index.add(record, 'due/2026-12-23', 1);
    expect(world.rows.size).toBe(1);
    world.rest();
    await expect.poll(() => world.rows.size).toBe(2);
  });

  test('the rows of a key stay few however many records come', async () => {
    const { world, index } = await indexOf();
    for (const record of madeUpEnquiries(3000, { days: 1, noteWords: 4 })) {
      world.put(record, today);
      index.add(record, today, 1);
    }
    await index.flush();
    expect(world.rows.size).toBeLessThanOrEqual(6);
    expect(index.query('k7m', 5000)).toHaveLength(3000);
  });

  test('a key may hold more records than one segment can', async () => {
    const count = SEGMENT_RECORDS_MAX + 100;
    const records = madeUpEnquiries(count, { days: 1, noteWords: 1 });
    const { world, index } = await indexOf(...records);
    await index.flush();
    index.moved([...world.records.values()].map((record) => ({ ...record, keyName: 'due/2026-12-23' })));
    expect(index.query('k7m', count + 1)).toHaveLength(count);
  }, 60_000);

  test('a full disk costs nothing but the next start’s time', async () => {
    const { world, index, ids } = await indexOf(...madeUpEnquiries(40, { days: 1 }));
    world.full = true;
    await index.flush();
    expect(world.rows.size).toBe(0);
    expect(ids('k7m')).toHaveLength(40);
    world.full = false;
    await index.flush();
    expect(world.rows.size).toBe(1);
    expect(world.bugs).toEqual([]);
  });
});

test('a store that fails for a while only puts off when everything can be found', async () => {
  const world = new SmallWorld();
  for (const record of madeUpEnquiries(70, { days: 1 })) world.put(record, today);
  world.failing = 3;
  const index = world.start();
  for (const left of [2, 1, 0]) {
    await expect.poll(() => world.failing).toBe(left);
    expect(index.isReady()).toBe(false);
    await expect.poll(() => world.bugs.length).toBe(3 - left);
    world.rest();
  }
  await index.ready();
  expect(index.query('k7m', 100)).toHaveLength(70);
});

describe('rubbish', () => {
  test('anything may be typed, at any length, without harm or delay', async () => {
    const { index } = await indexOf(...madeUpEnquiries(50, { days: 1 }));
    const rubbish = fc.oneof(
      anyText(10_000),
      fc.string({
        unit: fc.constantFrom('+', '0', '(0)', ' ', '@', "'", '-', '.', 'ox28 '),
        maxLength: 3000,
      }),
    );
    const began = performance.now();
    fc.assert(
      fc.property(rubbish, (text) => index.query(text, 10).length <= 10),
      { numRuns: 300 },
    );
    expect(performance.now() - began).toBeLessThan(20_000);
  }, 60_000);

  test('anything may stand in a note, at its full length', () => {
    const nasty = ['1 ', '@', 'a@', '+44', "'", 'a-', 'ox2 ', 'é', '١', '́'].map((bit) =>
      bit.repeat(20_000 / bit.length),
    );
    return indexOf(...nasty.map((note, n) => enquiry(n, { body: { note } }))).then(({ index }) => {
      expect(index.query('ox2', 20).length).toBeGreaterThan(0);
    });
  });
});
