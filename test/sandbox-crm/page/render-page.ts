import type { FaultMode, FaultSetting } from '../faults';
import type { PackOffer } from '../council-pack';
import type { ArrivedCertificate, ArrivedEnquiry } from '../sandbox-control';
import { renderCertificates } from './certificate-part';
import { escapeHtml } from './escape-html';
import { buttonFor, faultButtons } from './fault-buttons';
import type { FaultButton } from './fault-buttons';
import { renderPackPart } from './pack-part';
import {
  sayConsents,
  sayDirectEntry,
  sayMoment,
  sayOutcome,
  sayReasons,
  sayReceipts,
  sayRefusals,
  sayRepresentative,
} from './words';

type PageFacts = {
  enquiries: ArrivedEnquiry[];
  total: number;
  certificates: ArrivedCertificate[];
  fault: FaultSetting;
  pack: { offer: PackOffer; version: string };
  now: Date;
};

/** The whole page; it asks for itself again every two seconds and holds no script. */
export function renderPage({ enquiries, total, certificates, fault, pack, now }: PageFacts): string {
  const count = total === 1 ? '1 enquiry' : `${total} enquiries`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2">
<title>Sandbox CRM: ${count}</title>
<link rel="stylesheet" href="/sandbox/page.css">
</head>
<body>
<header>
<h1>Sandbox CRM</h1>
<p>What Firstpoint has sent here, newest first. Made-up data only. Seen at ${sayMoment(now.toISOString())}.</p>
${renderSwitch(fault)}
${renderPackPart(pack)}
</header>
<main>
<h2>${count}${total > enquiries.length ? `, the newest ${enquiries.length} shown` : ''}</h2>
${enquiries.map(renderEnquiry).join('\n') || '<p class="none">Nothing has arrived yet.</p>'}
${renderCertificates(certificates)}
</main>
</body>
</html>`;
}

function renderSwitch(fault: FaultSetting): string {
  const means = buttonFor(fault.mode)?.means ?? `fault ${fault.mode}`;
  const now = `Now: ${means}${fault.times ? ` (${fault.times} more)` : ''}.`;
  return `<form class="switch" method="post" action="/sandbox/page/faults" aria-label="Fault switch">
<p role="status">${escapeHtml(now)}</p>
${faultButtons.map((button) => renderButton(button, fault.mode)).join('\n')}
</form>`;
}

function renderButton({ label, means, setting }: FaultButton, current: FaultMode): string {
  const pressed = setting.mode === current;
  return `<button name="mode" value="${setting.mode}" title="${escapeHtml(means)}" aria-pressed="${pressed}">${escapeHtml(label)}</button>`;
}

function renderEnquiry(enquiry: ArrivedEnquiry): string {
  const { body, notes, deliveries } = enquiry;
  const { person } = body;
  const sent = deliveries === 1 ? 'sent once' : `sent ${deliveries} times, kept once`;
  const facts: [string, string | undefined][] = [
    ['Caller', body.anonymous ? 'anonymous' : person?.name],
    ['Phone', person?.phone],
    ['E-mail', person?.email],
    ['Spoken for by', sayRepresentative(body)],
    ['Address', [person?.address, person?.postcode].filter(Boolean).join(', ') || undefined],
    ...Object.entries(body.fields),
    ...(body.sensitive ?? []).map(({ tag, text }): [string, string] => [`Sensitive: ${tag}`, text]),
    ['Kept in', body.directEntry && sayDirectEntry(body.directEntry)],
    ['Not given', sayRefusals(body)],
    ['Note', body.note || undefined],
    ...notes.map((note): [string, string] => [`Added ${sayMoment(note.at)} by ${note.by}`, note.text]),
    ['Outcome', sayOutcome(body.outcome)],
    ['Said about data', sayReceipts(body)],
    ['Reasons said', sayReasons(body)],
    ['Optional questions', sayConsents(body)],
    [
      'Captured',
      `${sayMoment(enquiry.capturedAt)} by ${enquiry.actor.name}, ${body.interaction.channel === 'phone' ? 'by phone' : 'in person'}`,
    ],
    [
      'Arrived',
      `${sayMoment(enquiry.receivedAt)} from desk ${enquiry.deskCode} (${enquiry.deskName}), ${sent}`,
    ],
  ];
  const rows = facts
    .filter((fact): fact is [string, string] => fact[1] !== undefined)
    .map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`)
    .join('\n');
  return `<article id="${escapeHtml(enquiry.id)}">
<h3><span class="reference">${escapeHtml(enquiry.reference)}</span> ${escapeHtml(body.service.name)}
<span class="state">${enquiry.status}</span> <small>${escapeHtml(enquiry.crmReference)}</small></h3>
<dl>
${rows}
</dl>
</article>`;
}
