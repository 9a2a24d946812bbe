import { expect, test } from 'vitest';
import { mainAsks } from '../../../shared/ipc/vault-main-contract';
import { mutation } from '../../../shared/sync/mutation';

const ops = mutation.options.map((one) => one.shape.op.value);
const ofTickets = ops.filter((op) => op.startsWith('ticket.'));

test('what leaves a desk is the enquiry, a note, a consent or a reference of it to the CRM, and an e-mail that a person sends (S0:43, S2:26-38)', () => {
  expect(ops.filter((op) => !ofTickets.includes(op)).sort()).toEqual([
    'consent.add',
    'enquiry.create',
    'note.add',
    'reference.add',
  ]);
  const outward = Object.keys(mainAsks).filter((name) => !/^(keys|desk|packs|references)\./.test(name));
  expect(outward.sort()).toEqual([
    'crm.changes',
    'crm.desks',
    'crm.health',
    'crm.push',
    'crm.search',
    'mail.save-eml',
    'mail.send',
    'mail.state',
  ]);
});

test('besides, where a council has a queue, a ticket of the day: its check-in and what becomes of it', () => {
  expect(ofTickets.sort()).toEqual(['ticket.move', 'ticket.open']);
});

test('nothing of it names the electoral register: that is asked of the CRM, never sent from a desk (S4:36)', () => {
  const named = [...ops, ...Object.keys(mainAsks)];
  expect(named.filter((name) => /elect|regist(er|ration)|ero\b/i.test(name))).toEqual([]);
});
