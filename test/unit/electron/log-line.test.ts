import { expect, test } from 'vitest';
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
