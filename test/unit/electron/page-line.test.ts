import { expect, test } from 'vitest';
import { readPageLine } from '../../../electron/diagnostics/page-line';

test('keeps a line in the log’s own form', () => {
  expect(readPageLine('mutation-parked {"opId":"x-1","tries":3}')).toEqual({
    event: 'mutation-parked',
    fields: { opId: 'x-1', tries: 3 },
  });
});

test('keeps only the name of an uncaught error', () => {
  expect(readPageLine('Uncaught (in promise) TypeError: Jane Doe is not a function')).toEqual({
    event: 'page-bug',
    fields: { name: 'TypeError' },
  });
});

test.each([
  ['Refused to load https://example.org/?name=Jane'],
  ['Jane Doe called {"x":1}'],
  ['event {"nested":{"name":"Jane"}}'],
  ['event {broken'],
  [''],
])('keeps nothing of %j', (text) => expect(readPageLine(text)).toBeNull());
