import fs from 'node:fs';
import { expect, test } from 'vitest';

type Node = {
  $ref?: string;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
  enum?: string[];
};
const schema = JSON.parse(
  fs.readFileSync(new URL('../../../shared/packs/council-pack.schema.json', import.meta.url), 'utf8'),
) as Node & { $defs?: Record<string, Node> };

/** What a schema may be: itself, what it refers to, or any of several. */
function formsOf(node: Node): Node[] {
  const referred = node.$ref === undefined ? [] : [schema.$defs?.[node.$ref.split('/').at(-1) ?? '']];
  const others = [...referred, ...(node.anyOf ?? [])].filter((one) => one !== undefined);
  return [node, ...others.flatMap(formsOf)];
}

/** What stands at a place: `a.b` is a part, `a[]` one of a list. */
function at(place: string): Node[] {
  const steps = place.replaceAll('[]', '.[]').split('.');
  return steps.reduce<Node[]>(
    (nodes, step) =>
      nodes.flatMap(formsOf).flatMap((node) => (step === '[]' ? node.items : node.properties?.[step]) ?? []),
    [schema],
  );
}

const choices = (place: string): string[] =>
  at(place)
    .flatMap(formsOf)
    .flatMap((node) => node.enum ?? []);

// Rows 30, 36 and 38 of the 40 are the same for every council, so they are no part of a pack: the law's clock, that
// nothing is decided by itself, and Firstpoint's own vocabulary.
test.each<[row: number, what: string, places: string[]]>([
  [1, 'the controller', ['controller.name', 'controller.addresses[].address']],
  [2, 'the Data Protection Officer', ['dpo.email', 'dpo.phone', 'dpo.address']],
  [3, 'corrections, by notice', ['notices[].corrections.email', 'notices[].corrections.phone']],
  [4, 'several addresses, each with its use', ['controller.addresses[].use']],
  [5, 'the basis of each purpose', ['purposes[].bases[].article']],
  [6, 'optional purposes', ['purposes[].optional.withdrawHow']],
  [7, 'special categories', ['specialCategory.mode']],
  [
    8,
    'their condition and policy document',
    ['specialCategory.condition.schedule', 'specialCategory.apdRef'],
  ],
  [9, 'what is handled like them', ['specialCategory.tags[].law']],
  [10, 'convictions', ['criminalData.mode', 'criminalData.condition.article']],
  [11, 'date of birth', ['dateOfBirth.mode', 'dateOfBirth.reasons[].said']],
  [12, 'fields by channel and service', ['services[].fields[].ask.phone', 'services[].fields[].reason']],
  [13, 'e-mail', ['services[].fields[].ask.in-person', 'services[].fields[].kind']],
  [14, 'anonymous enquiries', ['anonymousEnquiry', 'services[].anonymous']],
  [15, 'payment', ['payments.mode', 'payments.link']],
  [16, 'who sets a period', ['retention[].decidedBy', 'areas[].retentionRuleId']],
  [17, 'from when it counts', ['retention[].trigger']],
  [18, 'reception’s hand-offs', ['retention[].record', 'retention[].period']],
  [19, 'e-mails beside them', ['retention[].record', 'retention[].source']],
  [20, 'a period by kind of record', ['retention[].record', 'retention[].where']],
  [21, 'the route', ['services[].route', 'services[].system']],
  [22, 'which notice is given', ['services[].noticeId', 'areas[].noticeId', 'defaultNoticeId']],
  [23, 'who else may get it', ['recipients[].role', 'recipients[].purposeIds[]']],
  [24, 'councillors', ['recipients[].electedMember']],
  [25, 'the electoral register', ['electoral.enabled', 'electoral.fields[]', 'electoral.law']],
  [26, 'other countries', ['transfers.said', 'transfers.allowedEndpoints[]', 'transfers.territories[]']],
  [27, 'rights', ['rights.said[].text']],
  [28, 'the regulator’s door', ['regulator.url']],
  [29, 'complaints to the council', ['rights.complaints']],
  [31, 'proofs for a request', ['subjectAccess.acceptedId[]', 'subjectAccess.proofOfAddressMaxAge']],
  [32, 'recording', ['recording.on', 'recording.why', 'recording.system']],
  [33, 'a survey', ['survey.mode', 'survey.purposeId']],
  [34, 'visitors', ['visitors.enabled', 'visitors.noticeId', 'modules.visitors']],
  [35, 'further purposes', ['purposes[].name', 'purposes[].said']],
  [37, 'a breach', ['rights.breach']],
  [39, 'the regulator’s name', ['regulator.name']],
  [40, 'who may speak for a child or anybody', ['representatives.types[].proof[]']],
])('row %i of what differs between councils has its place in a pack: %s', (_row, _what, places) => {
  for (const place of places) expect(at(place), place).not.toEqual([]);
});

test('what a pack chooses between is what the notices need', () => {
  const modes = ['never', 'volunteered-only', 'ask-with-reason'];
  expect(choices('specialCategory.mode')).toEqual(modes);
  expect(choices('criminalData.mode')).toEqual(modes);
  expect(choices('dateOfBirth.mode')).toEqual(['hidden', 'on-reason', 'shown']);
  expect(choices('services[].route')).toEqual(['crm', 'direct-entry', 'handoff']);
  expect(choices('retention[].where')).toEqual(['desk', 'crm', 'service', 'recorder']);
  expect(choices('recipients[].role')).toEqual(['internal', 'processor', 'controller', 'statutory']);
});
