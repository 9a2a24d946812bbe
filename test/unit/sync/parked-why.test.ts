import { expect, test } from 'vitest';
import { isOurs, whyConflict, whyRejected } from '../../../shared/sync/parked-why';
import { madeUpCreate, madeUpNote } from './support/made-up-mutations';

const ours = madeUpCreate(1, 1);
const note = madeUpNote(1, 2);
/** What `GET /v1/enquiries/{id}` and a conflict show. */
const current = {
  id: ours.entityId,
  version: 2,
  reference: ours.reference,
  crmReference: 'CRM-000017',
  status: 'open',
  actor: { id: 'demo-officer', name: 'Demo Officer' },
  body: { ...ours.body, person: { name: 'Zelda Quillworth', phone: '+447700900123' } },
  notes: [{ text: 'not shown' }],
};

test('names the reason by the last part of the problem type, whatever the address of the CRM', () => {
  const kind = (type: string) => whyRejected({ type }).kind;
  expect(kind('https://firstpoint.example.invalid/problems/erased')).toBe('erased');
  expect(kind('https://other.example.invalid/p/too-large')).toBe('too-large');
  expect(kind('https://firstpoint.example.invalid/problems/hash-mismatch')).toBe('rejected');
  expect(kind('about:blank')).toBe('rejected');
});

test('keeps the words of the CRM for the small print, and not a novel of them', () => {
  expect(whyRejected({ type: 'about:blank', title: 'Refused', detail: 'No such service.' }).crmSays).toBe(
    'No such service.',
  );
  expect(whyRejected({ type: 'about:blank', detail: 'x'.repeat(50_000) }).crmSays).toHaveLength(1_000);
});

test('shows the copy of the CRM under plain labels, without what says nothing to a person', () => {
  const why = whyConflict(current, { type: 'about:blank' });
  expect(why.current).toEqual({
    Reference: ours.reference,
    'CRM reference': 'CRM-000017',
    Status: 'open',
    'Taken by': 'Demo Officer',
    Service: 'Missed bin',
    anonymous: 'true',
    Name: 'Zelda Quillworth',
    Phone: '+447700900123',
    Note: 'note 1',
    Outcome: 'passed',
    Team: 'Waste',
  });
});

test('survives a copy of any shape', () => {
  const huge = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`field ${n}`, n]));
  expect(Object.keys(whyConflict(huge, { type: 'about:blank' }).current ?? {})).toHaveLength(40);
  let deep: Record<string, unknown> = {};
  for (let i = 0; i < 5_000; i += 1) deep = { deep };
  expect(whyConflict({ deep, list: [1, 2], nothing: null }, { type: 'about:blank' }).current).toEqual({});
});

test('recognises our own create, in whatever order the CRM writes its parts', () => {
  const reordered = Object.fromEntries(Object.entries(ours.body).reverse());
  expect(isOurs(ours, { ...current, body: reordered })).toBe(true);
});

test('leaves every other conflict to a person', () => {
  const same = { ...current, body: ours.body };
  expect(isOurs(ours, current)).toBe(false);
  expect(isOurs(ours, { ...same, reference: 'K7M-9999-X' })).toBe(false);
  expect(isOurs(ours, { ...same, id: madeUpCreate(2, 1).entityId })).toBe(false);
  expect(isOurs(ours, { ...same, body: { ...ours.body, note: 'changed in the CRM' } })).toBe(false);
  expect(isOurs(ours, { id: same.id, reference: same.reference })).toBe(false);
  expect(isOurs(note, { ...same, body: note.body })).toBe(false);
});
