import canonicalize from 'canonicalize';
import { z } from 'zod';
import { refusal } from '../domain/asked-about';
import { consentEvent, type ConsentEvent } from '../domain/consent-event';
import { consentInForce } from '../domain/consents';
import type { ParkedWhy } from '../ipc/vault-contract';
import type { Mutation, ProblemDetails } from './mutation';

/** Enough for a person to see what the CRM has; the CRM itself shows the rest. */
const MOST_LINES = 40;
const LONGEST_LINE = 1_000;
const DEEPEST = 3;

/** Parts of the CRM's copy that have a name of their own on screen; others go by their own key. */
const LABELS: Readonly<Record<string, string>> = {
  reference: 'Reference',
  crmReference: 'CRM reference',
  status: 'Status',
  receivedAt: 'Received',
  updatedAt: 'Changed',
  'actor.name': 'Taken by',
  'body.service.name': 'Service',
  'body.person.name': 'Name',
  'body.person.phone': 'Phone',
  'body.person.email': 'Email',
  'body.person.address': 'Address',
  'body.person.postcode': 'Postcode',
  'body.note': 'Note',
  'body.outcome.kind': 'Outcome',
  'body.outcome.detail': 'Outcome in detail',
  'body.outcome.team': 'Team',
  'body.directEntry.system': 'Entered into',
  'body.directEntry.reference': 'Reference there',
  'body.outcome.by': 'By when',
  'body.representative.typeId': 'Spoken for by',
  'body.representative.name': 'Representative',
  'body.representative.proof': 'Proof seen',
  'body.representative.scope': 'May speak for',
  'body.representative.expiresOn': 'May speak until',
};
/** What says nothing to a person who has to choose between two copies. */
const LEFT_OUT =
  /^(id|version|actor\.id|capturedAt|body\.(interaction|receipts|sensitive|service\.(id|lgsl)|representative\.(at|by))\b.*|notes)$/;

/**
 * Problem type (RFC 9457: compared as a URI, here by its last part, since each CRM has its own address) → why a
 * person has to look.
 */
export function whyRejected(problem: ProblemDetails): ParkedWhy {
  const name = problem.type.split(/[/:]/).at(-1);
  const kind = name === 'erased' ? 'erased' : name === 'too-large' ? 'too-large' : 'rejected';
  return { kind, problemType: problem.type, crmSays: says(problem), current: null };
}

/** A conflict, with the CRM's copy as label → value. */
export function whyConflict(current: Record<string, unknown>, problem: ProblemDetails): ParkedWhy {
  const lines: [string, string][] = [];
  collect(current, '', 0, lines);
  return {
    kind: 'conflict',
    problemType: problem.type,
    crmSays: says(problem),
    current: Object.fromEntries(lines),
  };
}

/**
 * True when a create met an enquiry that is this very one: same id, same reference, same content. It happens when an
 * answer was lost and the CRM has forgotten the `opId` since. Only equality to the last character counts, so that
 * what somebody changed in the CRM meanwhile, or another enquiry under our id, is seen by a person and never taken
 * as sent. Anything but a create parks: a note that conflicts is not ours to explain away.
 */
export function isOurs(mutation: Mutation, current: Record<string, unknown>): boolean {
  if (mutation.op !== 'enquiry.create') return false;
  if (current.id !== mutation.entityId || current.reference !== mutation.reference) return false;
  return isJsonObject(current.body) && canonicalize(current.body) === canonicalize(mutation.body);
}

const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const says = ({ detail, title }: ProblemDetails): string => (detail ?? title ?? '').slice(0, LONGEST_LINE);

function collect(value: unknown, path: string, depth: number, into: [string, string][]): void {
  if (into.length >= MOST_LINES || LEFT_OUT.test(path)) return;
  if (isJsonObject(value)) {
    if (depth >= DEEPEST) return;
    for (const [key, part] of Object.entries(value)) {
      collect(part, path === '' ? key : `${path}.${key}`, depth + 1, into);
    }
    return;
  }
  if (path === 'body.refusals' || path === 'body.consents') {
    into.push(...linesOf(path, value));
    return;
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
  const text = String(value).slice(0, LONGEST_LINE);
  if (text !== '') into.push([LABELS[path] ?? path.split('.').at(-1) ?? path, text]);
}

/** What was not given, and where each optional question stands: of the lists in a copy, what a person reads. */
function linesOf(path: 'body.refusals' | 'body.consents', value: unknown): [string, string][] {
  if (path === 'body.refusals') {
    const refusals = z.array(refusal).safeParse(value);
    return refusals.success && refusals.data.length > 0 ? [notGiven(refusals.data)] : [];
  }
  const consents = z.array(consentEvent).safeParse(value);
  return consents.success ? consentLines(consents.data) : [];
}

/** Also the names of what was written here, so that the two copies can be laid side by side. */
export const notGiven = (refusals: readonly z.infer<typeof refusal>[]): [string, string] => [
  'Not given',
  refusals.map(({ item }) => item).join(', '),
];

/** Begins the label of an optional purpose. */
export const CONSENT = 'Consent ';

export function consentLines(events: readonly ConsentEvent[]): [string, string][] {
  const purposes = [...new Set(events.map(({ purposeId }) => purposeId))];
  return purposes.map((id) => [CONSENT + id, consentInForce(events, id)?.answer ?? '']);
}
