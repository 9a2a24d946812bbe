import fc from 'fast-check';
import type { CallDraft, EnquiryDraft } from '../../../shared/domain/call-draft';
import { channel, type Language } from '../../../shared/domain/primitives';
import { outcomeKind } from '../../../shared/domain/enquiry';
import { newCallDraft, newEnquiryDraft } from '../../../shared/domain/new-draft';
import { mintReference } from '../../../shared/domain/reference';
import type { Witness } from '../../../shared/domain/receipts';
import { builtInPack } from '../../../shared/packs/built-in';
import { councilPack, type CouncilPack } from '../../../shared/packs/schema/council-pack';
import type { PackField } from '../../../shared/packs/schema/service';
import { anyScript } from '../prompter/any-script';

const notices = ['customer-services', 'council-tax', 'parking'];
export const witness: Witness = {
  at: '2026-11-23T10:42:07.000+00:00',
  by: 'demo-officer',
  hashes: Object.fromEntries(notices.map((id, n) => [id, String(n).repeat(64)])),
};

const field = (id: string, kind: PackField['kind'], personal: boolean): PackField => ({
  id,
  kind,
  label: id,
  reason: { en: 'So that a test can ask for it.' },
  personal,
  ask: { phone: 'optional', 'in-person': 'optional' },
  ...(kind === 'choice' ? { choices: [{ id: 'black', label: 'Black' }] } : {}),
});
const fields = [
  field('name', 'name', true),
  field('phone', 'phone', true),
  field('email', 'email', true),
  field('address', 'address', true),
  field('postcode', 'postcode', true),
  field('oldAddress', 'text', true),
  field('birthday', 'date', true),
  field('partner', 'name', true),
  field('place', 'text', false),
  field('bin', 'choice', false),
  field('missedOn', 'date', false),
];
export const fieldIds = fields.map(({ id }) => id);

const ask = fc.constantFrom('required', 'optional', 'hidden');
const anyFields = fc
  .subarray(fields)
  .chain((some) =>
    fc.tuple(
      ...some.map((f) => fc.record({ phone: ask, 'in-person': ask }).map((asked) => ({ ...f, ask: asked }))),
    ),
  );
const basis = fc.constantFrom('6(1)(c)', '6(1)(e)', '6(1)(f)');

/** What the packs made up here have in common. */
const plain = builtInPack();

/** What is said in every call, or may be. */
const saidRoles = ['opening', 'objection', 'electoral', 'closing', 'anonymous-closing'] as const;

/** Packs with any scripts that keep the rules of their roles, several notices, purposes that need an objection and some that do not, and any fields. */
export const anyPack: fc.Arbitrary<CouncilPack> = fc
  .boolean()
  .chain((anonymousEnquiry) =>
    fc.record({
      anonymousEnquiry: fc.constant(anonymousEnquiry),
      scripts: fc.tuple(...saidRoles.map((role) => anyScript(role, channel.options, anonymousEnquiry))),
      languages: fc.constantFrom<Language[]>(['en'], ['cy', 'en'], ['en', 'cy']),
      electoralEnabled: fc.boolean(),
      bases: fc.tuple(basis, basis),
      services: fc.array(
        fc.record({
          noticeId: fc.constantFrom(...notices),
          purposeId: fc.constantFrom('one', 'other'),
          fields: anyFields,
        }),
        { minLength: 1, maxLength: 4 },
      ),
      defaultNoticeId: fc.constantFrom(...notices),
    }),
  )
  .map(({ bases, services, electoralEnabled, ...rest }) => {
    const [notice, service] = [plain.notices[0]!, plain.services[0]!];
    return councilPack.parse({
      ...plain,
      ...rest,
      electoral: { ...plain.electoral, enabled: electoralEnabled },
      openPoints: [],
      conflicts: [],
      notices: notices.map((id) => ({ ...notice, id })),
      purposes: bases.map((article, n) => ({
        id: n ? 'other' : 'one',
        name: 'A purpose',
        said: { en: 'do this' },
        bases: [{ article, law: null, assumed: false }],
        optional: null,
        source: 'S0',
      })),
      services: services.map((s, n) => ({ ...service, ...s, id: `service-${n}` })),
      // What else of the built-in pack names a notice or a purpose that is not in these.
      areas: plain.areas.map((area) => ({ ...area, noticeId: notices[0] })),
      recipients: [],
      subjectAccess: { ...plain.subjectAccess, noticeId: null },
    });
  });

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** An enquiry nobody has written anything into yet. */
export const newEnquiry = (n: number): EnquiryDraft => newEnquiryDraft(id(n), mintReference('K7M', n));

export const newCall = (channel: CallDraft['channel'], enquiries = [newEnquiry(1)]): CallDraft =>
  newCallDraft({
    id: id(0),
    channel,
    language: 'en',
    startedAt: '2026-11-23T10:40:00.000+00:00',
    packVersion: '2026.11',
    enquiries,
  });

const answer = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom('07700 900123', 'ox28 1nb', 'ring her son', '  ', '2026-11-22') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x'.repeat(13), 'x'.repeat(301), 'x'.repeat(2001), 'x'.repeat(30_000)),
  },
);
const civilDate = fc.option(fc.constant('2026-12-01'));

/** Each part as it is, for a record that varies only some of them. */
const plainly = <T extends object>(whole: T): { [K in keyof T]: fc.Arbitrary<T[K]> } =>
  Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>;
  };

const anyEnquiry = (pack: CouncilPack, n: number): fc.Arbitrary<EnquiryDraft> =>
  fc.record({
    ...plainly(newEnquiry(n)),
    needsPersonalDetails: fc.option(fc.boolean()),
    serviceId: fc.option(fc.constantFrom(...pack.services.map((s) => s.id), 'not-in-the-pack')),
    values: fc.dictionary(fc.constantFrom(...fieldIds), answer),
    note: answer,
    outcome: fc.record({
      kind: fc.option(fc.constantFrom(...outcomeKind.options)),
      detail: answer,
      team: fc.option(fc.constant('Waste')),
      by: civilDate,
    }),
  });

/** Calls in any state of being written, nothing said yet. */
export const anyCall = (pack: CouncilPack): fc.Arbitrary<CallDraft> =>
  fc
    .tuple(fc.constantFrom('phone', 'in-person'), fc.integer({ min: 1, max: 3 }))
    .chain(([channel, count]) =>
      fc
        .tuple(...Array.from({ length: count }, (_, n) => anyEnquiry(pack, n + 1)))
        .map((enquiries) => newCall(channel, enquiries)),
    );

export const anyPackAndCall = anyPack.chain((pack) => fc.tuple(fc.constant(pack), anyCall(pack)));
