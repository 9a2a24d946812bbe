import { describe, expect, test } from 'vitest';
import { scriptWords } from '../../../renderer/copy/script-words';
import type { EnquiryDraft } from '../../../shared/domain/call-draft';
import { newCallDraft, newEnquiryDraft } from '../../../shared/domain/new-draft';
import { builtInPack } from '../../../shared/packs/built-in';

const pack = builtInPack();
const enquiry = (more: Partial<EnquiryDraft>): EnquiryDraft => ({
  ...newEnquiryDraft(crypto.randomUUID(), 'K7M-0001-X'),
  needsPersonalDetails: true,
  serviceId: 'missed-bin',
  outcome: { kind: 'passed', detail: '', team: null, by: null },
  ...more,
});

function closing(...enquiries: EnquiryDraft[]): string {
  const draft = newCallDraft({
    id: crypto.randomUUID(),
    channel: 'phone',
    language: 'en',
    startedAt: '2026-11-23T10:42:00.000+00:00',
    packVersion: pack.version,
    enquiries,
  });
  const [active] = enquiries;
  if (!active) throw new Error('no enquiry');
  return scriptWords('closing', { pack, draft, active, officer: 'Demo Officer', today: '2026-11-23' });
}

describe('the closing', () => {
  test('names the team and promises what the pack promises', () => {
    expect(closing(enquiry({}))).toContain('It goes to Waste, who should answer within 2 working days.');
  });
  test('names no team when it was resolved on the spot', () => {
    const resolved = closing(enquiry({ outcome: { kind: 'resolved', detail: '', team: null, by: null } }));
    expect(resolved).toContain('It goes to our records.');
    expect(resolved).not.toContain('Waste');
  });
  test('says by when they are rung back', () => {
    const back = closing(
      enquiry({ outcome: { kind: 'call-back', detail: '', team: null, by: '2026-11-26' } }),
    );
    expect(back).toContain('someone rings you by 26 Nov');
  });
  test('reads out every reference of a call', () => {
    const both = closing(enquiry({}), enquiry({ reference: 'K7M-0002-V', serviceId: 'change-of-address' }));
    expect(both).toContain('K7M-0001-X and K7M-0002-V');
    expect(both).toContain('Waste and Council Tax');
  });
  test('tells an anonymous caller that nothing was written down about them', () => {
    expect(closing(enquiry({ needsPersonalDetails: false }))).toContain('anything about you');
  });
  test('leaves no gap unfilled', () => {
    for (const service of pack.services)
      expect(closing(enquiry({ serviceId: service.id }))).not.toMatch(/[{}]/);
  });
});
