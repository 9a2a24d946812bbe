import { expect, test } from 'vitest';
import { purgeCertificate } from '../../../shared/domain/purge-certificate';
import { mainAsks } from '../../../shared/ipc/vault-main-contract';
import { mutation } from '../../../shared/sync/mutation';

const ops = mutation.options.map((one) => one.shape.op.value);
const ofTickets = ops.filter((op) => op.startsWith('ticket.'));
const certificate = 'certificate.add';

test('what leaves a desk is the enquiry, a note, a consent or a reference of it to the CRM, an e-mail that a person sends, and a sealed file for another desk (S0:43, S2:26-38)', () => {
  expect(ops.filter((op) => !ofTickets.includes(op) && op !== certificate).sort()).toEqual([
    'consent.add',
    'enquiry.create',
    'note.add',
    'reference.add',
  ]);
  const outward = Object.keys(mainAsks).filter(
    (name) => !/^(keys|desk|packs|references|roles|print)\./.test(name),
  );
  expect(outward.sort()).toEqual([
    'crm.changes',
    'crm.desks',
    'crm.health',
    'crm.push',
    'crm.search',
    'file.choose',
    'file.save',
    'mail.save-eml',
    'mail.send',
    'mail.state',
  ]);
});

test('besides, where a council has a queue, a ticket of the day: its check-in and what becomes of it', () => {
  expect(ofTickets.sort()).toEqual(['ticket.move', 'ticket.open']);
});

test('besides, that something was purged: counts, days, the rule and names of keys, no place for a word of anybody', () => {
  expect(ops).toContain(certificate);
  expect(Object.keys(purgeCertificate.shape).sort()).toEqual([
    'burnedAt',
    'day',
    'keys',
    'mutations',
    'records',
    'rule',
    'why',
  ]);
});

test('nothing of it names the electoral register: that is asked of the CRM, never sent from a desk (S4:36)', () => {
  const named = [...ops, ...Object.keys(mainAsks)];
  expect(named.filter((name) => /elect|regist(er|ration)|ero\b/i.test(name))).toEqual([]);
});
