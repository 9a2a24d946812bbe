import { expect, test } from 'vitest';
import { argon2id } from 'hash-wasm';
import { createNamedRoles } from '../../../electron/auth/named-roles';
import { readItPolicy } from '../../../shared/policy/it-policy';
import { demonstrationCode, demonstrationRole } from '../../support/demonstration-role';

const policyOf = (roles: unknown) => readItPolicy(JSON.stringify({ roles }));
const read = policyOf([demonstrationRole, { ...demonstrationRole, id: 'holder', may: ['hold'] }]);
const roles = read.ok ? read.policy.roles : [];
const right = { roleId: demonstrationRole.id, code: demonstrationCode };
const wrong = { ...right, code: 'demonstration-2025' };

type Tries = { wrong: number; shutUntil: number };

/** A desk that may be ended and started again: `kept` is what lies on its disk. */
function desk(kept = new Map<string, Tries>(), clock = { at: Date.UTC(2026, 10, 23) }) {
  let derived = 0;
  const shut: string[] = [];
  const start = () =>
    createNamedRoles({
      roles,
      derive: (password, { salt, memoryKiB, iterations, parallelism }) => {
        derived += 1;
        return argon2id({
          password,
          salt: Buffer.from(salt, 'base64'),
          memorySize: memoryKiB,
          iterations,
          parallelism,
          hashLength: 32,
          outputType: 'binary',
        });
      },
      tries: {
        of: (id) => Promise.resolve(kept.get(id) ?? { wrong: 0, shutUntil: 0 }),
        keep: (id, tries) => Promise.resolve(void kept.set(id, tries)),
      },
      now: () => clock.at,
      onShut: (roleId) => shut.push(roleId),
    });
  return { start, clock, kept, shut, derived: () => derived };
}

test('a role is opened by its own code, and does only what IT lets it do', async () => {
  const named = desk().start();
  const { id, title, person } = demonstrationRole;
  expect(await named.check('destroy', right)).toEqual({ ok: true, role: { id, title, person } });
  expect(await named.check('hold', wrong)).toEqual({ ok: false, why: 'wrong-code', waitSeconds: null });
  expect(await named.check('destroy', { ...right, roleId: 'holder' })).toMatchObject({ why: 'may-not' });
  expect(await named.check('hold', { ...right, roleId: 'nobody' })).toMatchObject({ why: 'no-such-role' });
  expect(named.list().map((role) => Object.keys(role))).toEqual([
    ['id', 'title', 'person', 'may'],
    ['id', 'title', 'person', 'may'],
  ]);
});

test('five wrong codes shut a role for five minutes, over a new start too, and no code is looked at meanwhile', async () => {
  const one = desk();
  for (const _ of [1, 2, 3, 4])
    expect(await one.start().check('hold', wrong)).toMatchObject({ waitSeconds: null });
  expect(await one.start().check('hold', wrong)).toEqual({ ok: false, why: 'wrong-code', waitSeconds: 300 });
  const looked = one.derived();
  one.clock.at += 299_000;
  expect(await one.start().check('hold', right)).toEqual({ ok: false, why: 'wait', waitSeconds: 1 });
  expect(one.derived()).toBe(looked);
  one.clock.at += 1_000;
  expect(await one.start().check('hold', right)).toMatchObject({ ok: true });
  expect(one.kept.get(right.roleId)).toEqual({ wrong: 0, shutUntil: 0 });
});

test('shut again and again, it is shut for five minutes each time and no longer, and each time is told to IT', async () => {
  const one = desk();
  for (let time = 1; time <= 3; time += 1) {
    for (const _ of [1, 2, 3, 4]) await one.start().check('hold', wrong);
    expect(one.shut).toHaveLength(time - 1);
    expect(await one.start().check('hold', wrong)).toMatchObject({ waitSeconds: 300 });
    expect(await one.start().check('hold', right)).toMatchObject({ why: 'wait' });
    expect(one.shut).toEqual(Array(time).fill(right.roleId));
    one.clock.at += 300_000;
  }
  expect(await one.start().check('hold', right)).toMatchObject({ ok: true });
});

test('codes that are tried at once are counted one by one', async () => {
  const named = desk().start();
  const answers = await Promise.all(Array.from({ length: 7 }, () => named.check('hold', wrong)));
  expect(answers.map((answer) => !answer.ok && answer.why)).toEqual([
    ...Array<string>(5).fill('wrong-code'),
    'wait',
    'wait',
  ]);
});

test('a code that could not be worked out counts as a wrong one, and the next is looked at', async () => {
  const kept = new Map<string, Tries>();
  const named = createNamedRoles({
    roles,
    derive: () => Promise.reject(new Error('no memory')),
    tries: {
      of: (id) => Promise.resolve(kept.get(id) ?? { wrong: 0, shutUntil: 0 }),
      keep: (id, tries) => Promise.resolve(void kept.set(id, tries)),
    },
    now: () => 0,
    onShut: () => {},
  });
  await expect(named.check('hold', right)).rejects.toThrow('no memory');
  await expect(named.check('hold', right)).rejects.toThrow('no memory');
  expect(kept.get(right.roleId)?.wrong).toBe(2);
});

test('a clock that is set back a year shuts a role for five minutes more, not for a year', async () => {
  const one = desk();
  for (const _ of [1, 2, 3, 4, 5]) await one.start().check('hold', wrong);
  one.clock.at -= 365 * 86_400_000;
  expect(await one.start().check('hold', right)).toMatchObject({ why: 'wait', waitSeconds: 300 });
  one.clock.at += 300_000;
  expect(await one.start().check('hold', right)).toMatchObject({ ok: true });
});

test.each([
  [
    { ...demonstrationRole, code: 'secret' },
    '"roles.0.code" must be a code as "npm run role-code" prints it',
  ],
  [
    { ...demonstrationRole, code: demonstrationRole.code.replace('m=19456', 'm=1024') },
    '"roles.0.code" must be a code as "npm run role-code" prints it',
  ],
  [
    { ...demonstrationRole, may: ['everything'] },
    '"roles.0.may.0" must be some of "hold", "destroy" and "supervise"',
  ],
  [{ ...demonstrationRole, id: 'Not One' }, '"roles.0.id" must be small letters, digits and hyphens'],
  [{ ...demonstrationRole, person: 'two\nlines' }, '"roles.0.person" must be one line of text'],
])('IT is told what is wrong with a role: %#', (role, say) =>
  expect(policyOf([role])).toEqual({ ok: false, say }),
);

test('the same role twice is refused', () =>
  expect(policyOf([demonstrationRole, demonstrationRole])).toEqual({
    ok: false,
    say: '"roles" must be a list of roles, each with an "id" of its own',
  }));
