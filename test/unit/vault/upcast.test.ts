import { expect, test } from 'vitest';
import { upcast, type Upcasters } from '../../../renderer/vault/data/upcast';

const known: Upcasters = {
  enquiry: {
    newest: 3,
    from: { 1: (body) => ({ ...body, v: 2, two: true }), 2: (body) => ({ ...body, v: 3, three: true }) },
  },
  call: { newest: 1, from: {} },
  discard: { newest: 1, from: {} },
  sensitive: { newest: 1, from: {} },
  'hand-off': { newest: 1, from: {} },
  hold: { newest: 1, from: {} },
  'to-enter': { newest: 1, from: {} },
  visit: { newest: 1, from: {} },
  'other-way': { newest: 1, from: {} },
  ticket: { newest: 1, from: {} },
};

test('takes a body through every step to the newest version', () => {
  expect(upcast('enquiry', { v: 1, name: 'a' }, known)).toEqual({ v: 3, name: 'a', two: true, three: true });
  expect(upcast('enquiry', { v: 3, name: 'a' }, known)).toEqual({ v: 3, name: 'a' });
});

test('gives nothing for a version it does not know', () => {
  for (const body of [{ v: 4 }, { v: 0 }, {}, { v: '1' }]) expect(upcast('enquiry', body, known)).toBeNull();
});
