import { describe, expect, test } from 'vitest';
import { scriptActs, type ScriptAct } from '../../../shared/packs/schema/script';
import { applyAct } from '../../../shared/prompter/apply-act';
import { formsPack } from '../../support/forms-pack';
import { newCall, newEnquiry, witness } from '../domain/any-call';

const pack = formsPack({ special: 'volunteered-only' });
const kinds = [null, 'resolved', 'passed', 'signposted', 'call-back'] as const;
/** A notice for what is told, else a field, all details or a kind. */
const aboutOf = (act: ScriptAct): string[] =>
  act === 'give-notice' || act.startsWith('mark-') ? ['customer-services'] : ['details', 'income', 'health'];
const enquiryOf = (kind: (typeof kinds)[number]) => ({
  ...newEnquiry(1),
  needsPersonalDetails: true,
  serviceId: 'support-fund',
  values: { name: 'Avaline Quillworth', help: 'heating' },
  outcome: { kind, detail: '', team: null, by: null },
});

describe.each(scriptActs)('the act %s of a script', (act) => {
  test('decides nothing about anybody: how it ends stays, or is left to a person again (S3:46)', () => {
    for (const kind of kinds)
      for (const one of aboutOf(act)) {
        const enquiry = enquiryOf(kind);
        const after = applyAct(pack, newCall('phone', [enquiry]), enquiry.id, act, one, witness);
        expect([kind, null]).toContain(after.enquiries[0]?.outcome.kind);
      }
  });
});

test('telling people of the right to object ends no call and turns down no enquiry (S4:47)', () => {
  const enquiry = enquiryOf('passed');
  const before = newCall('phone', [enquiry]);
  const after = applyAct(pack, before, enquiry.id, 'mark-objection', 'customer-services', witness);
  expect(after.enquiries).toEqual(before.enquiries);
  expect(after.said).not.toHaveProperty('closing');
});
