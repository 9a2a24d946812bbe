import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mintReference } from '../../../shared/domain/reference';
import { seededChance } from '../../support/made-up-words';
import { naiveFind } from './naive-find';
import { enquiry, SmallWorld } from './small-world';

const keyNames = [
  'open/2026-11-22',
  'open/2026-11-23',
  'due/2026-12-22',
  'due/2026-12-23',
  'due/2026-12-23~2',
];

const name = fc.constantFrom(
  'Siân O’Brien',
  'Sian Obrien',
  'Smith-Jones',
  'Ann Smith',
  'Anna',
  'Łucja Smithers',
);
const phone = fc.constantFrom('+447700900123', '+447700900124', '+441632960123', '07700', 'ask her son');
const email = fc.constantFrom('ann@example.invalid', 'ann.smith@example.invalid');
const address = fc.constantFrom('12 Madeup Lane', '1 Smith Court, OX28 1NB', '07 Storey Way');
const postcode = fc.constantFrom('OX28 1NB', 'OX28 9XX', 'OX2 8ZZ', 'nowhere');
const note = fc.constantFrom(
  '',
  'bin missed again',
  'ring ann on 01632 960 123',
  '𝒮mith 𠀋 ox281nb',
  'a b ab abc',
);

const record = fc
  .record({
    n: fc.nat(12),
    minute: fc.nat(3),
    note,
    person: fc.option(fc.record({ name, phone, email, address, postcode }, { requiredKeys: [] })),
  })
  .map(({ n, minute, note, person }) =>
    enquiry(n, {
      reference: mintReference('K7M', n),
      capturedAt: `2026-11-23T10:0${minute}:00.000Z`,
      body: { note, person, anonymous: person === null },
    }),
  );
const some = fc.uniqueArray(fc.nat(12), { maxLength: 6 });
const keyName = fc.constantFrom(...keyNames);

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('add' as const), record, keyName }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), some }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), some, keyName }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('burn' as const), keyName }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const), wait: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rest' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const), wait: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('damage' as const), row: fc.nat(), byte: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), row: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fill' as const), full: fc.boolean() }) },
);

const typed = fc.oneof(
  fc.constantFrom(
    ...['s', 'smi', 'smith', 'ann smi', 'o’b', "o'brien", 'obrien', 'sian', 'smith-j', 'smithjones', 'lucja'],
    ...['0770', '07700 900', '+44 7700 900123', '0123', '960123', '01632 960 123 ann', 'ann 0770'],
    ...['ox28', 'ox28 1', 'ox281nb', 'OX28 INB', 'ox2', 'ox2 8', 'ann@', 'ann@example.invalid', 'example'],
    ...[
      'K7M',
      'k7m-',
      'K7M-0003',
      'k7mooo3',
      '0004',
      mintReference('K7M', 5),
      '𝒮mi',
      '𠀋',
      '',
      ' ',
      '-',
      "'",
      'a b',
    ],
  ),
  fc.string({ maxLength: 4 }),
);

const hexId = (n: number): string => enquiry(n).id;

test('finds exactly what looking through every record finds, through any history of the store', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.array(typed, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 15 }),
      fc.nat(),
      async (steps, queries, limit, seed) => {
        const world = new SmallWorld(seededChance(seed));
        const burned = new Set<string>();
        const pick = (from: readonly number[]) =>
          from.map(hexId).flatMap((id) => world.records.get(id) ?? []);
        let index = world.start();
        let revision = 0;
        for (const now of steps) {
          if (now.do === 'add' && !burned.has(now.keyName)) {
            world.put(now.record, now.keyName, ++revision);
            const told = revision;
            await world.wait();
            index.add(now.record, now.keyName, told);
          } else if (now.do === 'remove') {
            const gone = pick(now.some).map(({ id }) => id);
            for (const id of gone) world.records.delete(id);
            await world.wait();
            index.remove(gone);
          } else if (now.do === 'move' && !burned.has(now.keyName)) {
            const moved = pick(now.some).map((was) => ({
              ...was,
              keyName: now.keyName,
              revision: ++revision,
            }));
            for (const it of moved) world.put(it.record, it.keyName, it.revision);
            await world.wait();
            index.moved(moved);
          } else if (now.do === 'burn') {
            burned.add(now.keyName);
            for (const { id, keyName } of [...world.records.values()])
              if (keyName === now.keyName) world.records.delete(id);
            for (const [id, row] of [...world.rows]) if (row.keyName === now.keyName) world.rows.delete(id);
            await world.wait();
            index.onKeysBurned([now.keyName]);
          } else if (now.do === 'flush') {
            const flushed = index.flush();
            if (now.wait) await flushed;
          } else if (now.do === 'rest') world.rest();
          else if (now.do === 'restart') {
            await index.flush();
            index = world.start();
            if (now.wait) await index.ready();
          } else if (now.do === 'damage') {
            const row = [...world.rows.values()][now.row % world.rows.size];
            if (row) row.bytes[now.byte % row.bytes.length]! ^= 1 << (now.byte % 8);
          } else if (now.do === 'lose') {
            const id = [...world.rows.keys()][now.row % world.rows.size];
            if (id) world.rows.delete(id);
          } else if (now.do === 'fill') world.full = now.full;

          if (!index.isReady()) continue;
          for (const text of queries)
            expect(index.query(text, limit), text).toEqual(naiveFind(records(world), text, limit));
        }
        await index.ready();
        for (const text of queries)
          expect(index.query(text, limit), text).toEqual(naiveFind(records(world), text, limit));
        await index.flush();
        expect(world.bugs).toEqual([]);
        for (const { keyName } of world.rows.values()) expect(burned).not.toContain(keyName);
      },
    ),
    { numRuns: Number(process.env.FIND_RUNS ?? 400) },
  );
}, 600_000);

function records(world: SmallWorld) {
  return [...world.records.values()].map(({ record: it }) => it);
}
