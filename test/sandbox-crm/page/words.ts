import type { Schema } from '../../../shared/crm-api/schema';

const london = { timeZone: 'Europe/London' } as const;
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  ...london,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const timeOnly = new Intl.DateTimeFormat('en-GB', { ...london, hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const languages = { en: 'English', cy: 'Welsh' } as const;
const offered = { leaflet: 'a leaflet', link: 'a link', post: 'a copy by post' } as const;

export function sayMoment(iso: string): string {
  return dayAndTime.format(new Date(iso));
}

/** A civil date, "2026-12-01" → "1 December 2026". */
export function sayDay(date: string): string {
  return day.format(new Date(`${date}T00:00:00Z`));
}

/** What was said about personal data, a sentence for each notice; a missing receipt is told from one not needed. */
export function sayReceipts({ receipts, anonymous, person }: Schema<'EnquiryBody'>): string {
  if (receipts.length > 0) return receipts.map(sayReceipt).join('\n');
  return anonymous && person === null
    ? 'no notice: nothing personal was taken'
    : 'NO NOTICE RECEIPT, though personal details may have been taken';
}

/** A notice receipt as a sentence. */
function sayReceipt(receipt: Schema<'NoticeReceipt'>): string {
  const notice = `Notice “${receipt.noticeId}”, version ${receipt.version},`;
  const when = `at ${timeOnly.format(new Date(receipt.at))} by ${receipt.by}`;
  if (receipt.status === 'already-given') {
    return `${notice} already given on ${sayDay(receipt.givenOn)} (version ${receipt.givenVersion}); noted ${when}.`;
  }
  if (receipt.status === 'deferred') return `${notice} put off ${when}: ${receipt.reason}.`;
  const manner = receipt.manner === 'spoken' ? 'spoken' : 'shown';
  const objection = receipt.objectionSaid
    ? 'the right to object said as a step of its own'
    : 'no objection step';
  const more = receipt.secondLayerOffered
    ? `${offered[receipt.secondLayerOffered]} offered for the rest`
    : 'the full notice not offered';
  return `${notice} ${manner} in ${languages[receipt.language]} ${when}; ${objection}; ${more}.`;
}

export function sayOutcome({ kind, detail, team, by }: Schema<'Outcome'>): string {
  const what = {
    resolved: 'Resolved',
    passed: team ? `Passed to ${team}` : 'Passed on',
    signposted: 'Signposted',
    'call-back': team ? `Call back by ${team}` : 'Call back',
  }[kind];
  return [what, by && `by ${sayDay(by)}`, detail].filter(Boolean).join(' · ');
}

/** A case that lives in a service's own system. */
export function sayDirectEntry({ system, reference }: Schema<'DirectEntry'>): string {
  return reference ? `${system}, there as ${reference}` : `${system}, still to be entered`;
}

/** Before which delicate fields a reason was said, and which one where there are several. */
export function sayReasons({ reasonsGiven }: Schema<'EnquiryBody'>): string | undefined {
  return reasonsGiven
    ?.map(({ fieldId, reasonId, at }) => {
      const why = reasonId ? ` (${reasonId})` : '';
      return `${fieldId}${why} at ${timeOnly.format(new Date(at))}`;
    })
    .join(', ');
}

/** Who speaks for the person, and what was seen of it. */
export function sayRepresentative({ representative }: Schema<'EnquiryBody'>): string | undefined {
  if (!representative) return undefined;
  const { typeId, name, proof, scope, expiresOn } = representative;
  const seen = proof === null ? 'nothing seen: tell them nothing' : `seen: ${proof}`;
  const until = expiresOn === null ? '' : `until ${sayDay(expiresOn)}`;
  return [`${name || 'no name given'} (${typeId})`, seen, scope, until].filter(Boolean).join(' · ');
}

/** What was asked for and not given: the team knows that it is missing on purpose. */
export function sayRefusals({ refusals = [] }: Schema<'EnquiryBody'>): string | undefined {
  return refusals.map(({ item }) => item).join(', ') || undefined;
}

/** Every answer to an optional question, in the order in which it was given. */
export function sayConsents({ consents = [] }: Schema<'EnquiryBody'>): string | undefined {
  const lines = consents.map(({ purposeId, answer, at, by, expiresOn }) => {
    const until = expiresOn ? `, until ${sayDay(expiresOn)}` : '';
    return `${purposeId}: ${answer} ${sayMoment(at)}, noted by ${by}${until}`;
  });
  return lines.join('\n') || undefined;
}
