import { expect, test } from 'vitest';
import { mainAsks } from '../../../shared/ipc/vault-main-contract';
import { mutation } from '../../../shared/sync/mutation';

test('what leaves a desk is the enquiry, a note, a consent or a reference of it to the CRM, and an e-mail that a person sends (S0:43, S2:26-38)', () => {
  expect(mutation.options.map((one) => one.shape.op.value).sort()).toEqual([
    'consent.add',
    'enquiry.create',
    'note.add',
    'reference.add',
  ]);
  const outward = Object.keys(mainAsks).filter((name) => !/^(keys|desk|packs|references)\./.test(name));
  expect(outward.sort()).toEqual([
    'crm.changes',
    'crm.health',
    'crm.push',
    'crm.search',
    'mail.save-eml',
    'mail.send',
    'mail.state',
  ]);
});

test('nothing of it names the electoral register: that is asked of the CRM, never sent from a desk (S4:36)', () => {
  const named = [...mutation.options.map((one) => one.shape.op.value), ...Object.keys(mainAsks)];
  expect(named.filter((name) => /elect|regist(er|ration)|ero\b/i.test(name))).toEqual([]);
});
