import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPageLine } from '../../../electron/diagnostics/page-line';
import { logLine } from '../../../electron/diagnostics/log-line';

test('writes ids, counts and names of states', () => {
  const opId = '01936b3e-0000-7000-8000-000000000001';
  expect(logLine('mutation-parked', { opId, tries: 3, online: false, status: null, kind: undefined })).toBe(
    `mutation-parked opId=${opId} tries=3 online=false status=null`,
  );
});

test.each([
  ['a name', 'Jane Doe'],
  ['a phone number', '07700900123'],
  ['a phone number with its country', '+447700900123'],
  ['an e-mail address', 'jane@example.org'],
  ['a sentence', 'the bin was missed, she says'],
  ['a line break', 'x\ny'],
  ['JSON', '{"name":"x"}'],
  ['a long text', 'a'.repeat(81)],
  ['nothing', ''],
])('leaves out %s', (_what, value) => {
  expect(logLine('event', { value })).toBe('event value=(left out)');
});

test('leaves out an event or a field name that is not one', () => {
  expect(logLine('Jane Doe called')).toBe('(left out)');
  expect(logLine('event', { 'Jane Doe': 1 })).toBe('event');
});

const cards = [
  '4111111111111111',
  '5555555555554444',
  '378282246310005',
  '30569309025904',
  '6759649826438453',
];

test('holds no card number, whatever joins its digits, wherever somebody puts it', () => {
  const joined = fc
    .tuple(fc.constantFrom(...cards), fc.constantFrom('', '-', '.', '_', ':', '/', '~', ' '), fc.boolean())
    .map(([card, sign, each]) => card.replace(each ? /.(?=.)/g : /.{4}(?=.)/g, `$&${sign}`));
  const around = fc.constantFrom('', 'card-', 'n', 'x:');
  fc.assert(
    fc.property(joined, around, (card, before) => {
      const value = before + card;
      const number = Number(card);
      const line = logLine(value, { value, number: Number.isNaN(number) ? 0 : number });
      const page = readPageLine(`event ${JSON.stringify({ value })}`);
      for (const text of [line, logLine(page?.event ?? '', page?.fields)])
        expect(text.replace(/\D/g, '').length, text).toBeLessThan(5);
    }),
  );
});

test('keeps an id of which the digits may look like a card’s', () => {
  const opId = '41111111-1111-4111-8111-111111111111';
  expect(logLine('event', { opId })).toBe(`event opId=${opId}`);
});
