import { expect, test } from 'vitest';
import type { CrmFault } from '../../../shared/ipc/vault-main-contract';
import type { MutationResult } from '../../../shared/sync/mutation';
import { readAnswer, readFault, readFaultOfItem } from '../../../shared/sync/outcome';
import { madeUpCreate, madeUpNote, opIdOf } from './support/made-up-mutations';

const sent = [madeUpCreate(1, 1), madeUpNote(1, 2), madeUpCreate(2, 3)];
const problem = { type: 'https://crm.example.invalid/problems/refused', detail: 'No such service.' };

const applied = (deviceSeq: number, reference?: string): MutationResult => ({
  result: 'applied',
  opId: opIdOf(deviceSeq),
  version: 1,
  reference: reference ?? sent.find((m) => m.deviceSeq === deviceSeq)?.reference ?? '',
  crmReference: `CRM-${deviceSeq}`,
  replayed: false,
});
const rejected = (deviceSeq: number): MutationResult => ({
  result: 'rejected',
  opId: opIdOf(deviceSeq),
  problem,
});
const blocked = (deviceSeq: number, by: number): MutationResult => ({
  result: 'blocked',
  opId: opIdOf(deviceSeq),
  blockedBy: opIdOf(by),
});
const kinds = (results: MutationResult[]) => readAnswer(sent, results).map(({ event }) => event.kind);

test('goes by the opId, not by the order of the answer', () => {
  const outcomes = readAnswer(sent, [rejected(3), applied(2), applied(1)]);
  expect(outcomes.map((o) => o.opId)).toEqual(sent.map((m) => m.opId));
  expect(outcomes.map((o) => o.event.kind)).toEqual(['applied', 'applied', 'park']);
});

test('never takes silence for success', () => {
  expect(kinds([])).toEqual(['retry', 'retry', 'retry']);
  expect(kinds([applied(1), applied(3)])).toEqual(['applied', 'retry', 'applied']);
});

test('believes neither of two answers to one item', () => {
  expect(kinds([applied(1), rejected(1), applied(2), applied(3)])).toEqual(['retry', 'applied', 'applied']);
});

test('passes over answers to what was not sent', () => {
  expect(kinds([applied(99), applied(1), applied(2), applied(3)])).toEqual(['applied', 'applied', 'applied']);
});

test('does not call an item sent when the CRM speaks of another reference', () => {
  expect(kinds([applied(1, 'K7M-9999-X'), applied(2), applied(3)])).toEqual(['retry', 'applied', 'applied']);
});

test('lets a blocked item wait for the one before it, and counts when nothing of ours is before it', () => {
  expect(kinds([rejected(1), blocked(2, 1), applied(3)])).toEqual(['park', 'blocked', 'applied']);
  expect(kinds([applied(1), blocked(2, 1), applied(3)])).toEqual(['applied', 'retry', 'applied']);
  expect(kinds([applied(1), blocked(2, 77), blocked(3, 3)])).toEqual(['applied', 'retry', 'retry']);
});

test('tells a desk without a CRM, one that may not send to it, one not taken in and one signed out apart', () => {
  const kinds = ['no-crm', 'not-allowed', 'not-enrolled', 'signed-out'] as const;
  const lines = kinds.map((kind) => readFault({ kind, retryAfterMs: null, status: null }).line);
  expect(lines).toEqual(kinds);
});

test('reads the wait of a put-off item in seconds', () => {
  const result: MutationResult = { result: 'retry', opId: opIdOf(1), retryAfter: 2.5, problem };
  expect(readAnswer(sent.slice(0, 1), [result])[0]?.event).toEqual({
    kind: 'retry',
    retryAfterMs: 2_500,
    problemType: problem.type,
    crmSays: 'No such service.',
  });
});

const faultOf = (kind: CrmFault['kind'], status: number | null): CrmFault => ({
  kind,
  status,
  retryAfterMs: null,
});
const suspects = (kind: CrmFault['kind'], status: number | null) => readFault(faultOf(kind, status)).suspect;

test('suspects the content where the content can be to blame, and not when the CRM is merely busy', () => {
  expect(suspects('busy', 503)).toBe(false);
  expect(suspects('busy', 429)).toBe(false);
  expect(suspects('signed-out', 401)).toBe(false);
  expect(suspects('busy', 500)).toBe(true);
  expect(suspects('not-a-crm', 403)).toBe(true);
  expect(suspects('no-answer', null)).toBe(true);
  expect(suspects('refused', 400)).toBe(true);
  expect(suspects('too-large', 413)).toBe(true);
});

test('parks or counts only what failed alone', () => {
  const event = (kind: CrmFault['kind'], alone: boolean, othersGo = true) => {
    const fault = faultOf(kind, 400);
    return readFaultOfItem(readFault(fault), fault, { alone, othersGo }).kind;
  };
  expect(event('too-large', false)).toBe('request-failed');
  expect(event('too-large', true)).toBe('park');
  expect(event('refused', false)).toBe('request-failed');
  expect(event('refused', true)).toBe('refused-alone');
  expect(event('refused', true, false)).toBe('request-failed');
  expect(event('no-answer', true)).toBe('request-failed');
  expect(event('not-a-crm', true)).toBe('request-failed');
  expect(event('signed-out', true)).toBe('request-failed');
});
