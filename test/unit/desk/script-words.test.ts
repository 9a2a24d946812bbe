import { describe, expect, test } from 'vitest';
import { scriptWords } from '../../../renderer/copy/script-words';
import { spoken } from '../../../renderer/copy/spoken-words';
import { scriptInFront } from '../../../renderer/state/prompt-step';
import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
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

const speaker = { pack, officer: 'Demo Officer', today: '2026-11-23' };

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
  const front = scriptInFront(pack, draft, active, { kind: 'closing' })!;
  return front.script.steps
    .flatMap((step) =>
      step.kind === 'say'
        ? [scriptWords(step.text, { ...speaker, draft, active, role: front.script.role, about: front.about })]
        : [],
    )
    .join(' ');
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

describe('in Welsh', () => {
  const said = (cy: string, ...enquiries: EnquiryDraft[]): string => {
    const [active] = enquiries;
    if (!active) throw new Error('no enquiry');
    const draft: CallDraft = {
      ...newCallDraft({
        id: crypto.randomUUID(),
        channel: 'phone',
        language: 'cy',
        startedAt: '2026-11-23T10:42:00.000+00:00',
        packVersion: pack.version,
        enquiries,
      }),
    };
    return scriptWords(
      { en: 'in English {period}', cy },
      { ...speaker, draft, active, role: 'closing', about: 'call' },
    );
  };
  const outcome = (more: Partial<EnquiryDraft['outcome']>) => ({
    outcome: { kind: 'passed', detail: '', team: null, by: null, ...more } as const,
  });

  test('says what it fills in in Welsh too', () => {
    expect(said('{reference}{by}; {period}', enquiry(outcome({ by: '2027-01-05' })))).toBe(
      'K7M-0001-X, a ddylai ateb erbyn 5 Ionawr 2027; un mis',
    );
    expect(said('{by}', enquiry({}))).toBe(', a ddylai ateb o fewn dau ddiwrnod gwaith');
    expect(said('{by}', enquiry(outcome({ kind: 'call-back', by: '2026-11-26' })))).toBe(
      ', a bydd rhywun yn eich ffonio erbyn 26 Tachwedd',
    );
    expect(said('{team}', enquiry(outcome({ kind: 'resolved' })))).toBe('ein cofnodion');
  });
  test('joins with “ac” before a vowel', () => {
    const team = (name: string) => enquiry(outcome({ team: name }));
    expect(said('{team}', team('Gwastraff'), team('Tai'))).toBe('Gwastraff a Tai');
    expect(said('{team}', team('Gwastraff'), team('Tai'), team('Etholiadau'))).toBe(
      'Gwastraff, Tai ac Etholiadau',
    );
  });
  test.each([
    ['P2M', 'dau fis'],
    ['P3Y', 'tair blynedd'],
    ['P6M', 'chwe mis'],
    ['P14D', '14 o ddiwrnodau'],
    ['P11D', 'un diwrnod ar ddeg'],
    ['P2W', 'dwy wythnos'],
  ])('counts as Welsh counts: %s', (period, words) => expect(spoken.cy.period(period)).toBe(words));
  test('keeps “gwaith” beside the day', () => {
    expect(
      [1, 10, 11, 20].map((n) => spoken.cy.answersWithin(n).replace(', a ddylai ateb o fewn ', '')),
    ).toEqual([
      'un diwrnod gwaith',
      'deg diwrnod gwaith',
      'un diwrnod gwaith ar ddeg',
      '20 o ddiwrnodau gwaith',
    ]);
  });
  test('fills an English sentence in English where the pack has no Welsh for it', () => {
    const draft = {
      ...newCallDraft({
        id: crypto.randomUUID(),
        channel: 'phone',
        language: 'cy',
        startedAt: '2026-11-23T10:42:00.000+00:00',
        packVersion: pack.version,
        enquiries: [enquiry({})],
      }),
    };
    expect(
      scriptWords(
        { en: 'goes after {period}{by}' },
        { ...speaker, draft, active: enquiry({}), role: 'closing', about: 'call' },
      ),
    ).toBe('goes after one month, who should answer within 2 working days');
  });
});
