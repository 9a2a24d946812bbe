import type { ArrivedCertificate } from '../sandbox-control';
import { escapeHtml } from './escape-html';
import { sayDay, sayMoment } from './words';

const whys = {
  'desk-rule': 'their time at the desk was up',
  erasure: 'somebody was to be forgotten',
  merged: 'the CRM merged them with others',
  'crm-retention': 'their time in the CRM was up',
  destroyed: 'they were never sent, and a second person confirmed that they go',
} as const;

/** The purge certificates of the desks, newest first: what became unreadable there, when and by which rule. */
export function renderCertificates(certificates: readonly ArrivedCertificate[]): string {
  if (certificates.length === 0) return '';
  return `<h2>Purge certificates</h2>
<ul class="certificates">
${certificates.map(renderOne).join('\n')}
</ul>`;
}

function renderOne({ id, deskCode, deskName, certificate }: ArrivedCertificate): string {
  const { why, day, burnedAt, keys, records, mutations, rule } = certificate;
  const words = [
    `${sayDay(day)}: ${count(records, 'record')} and ${count(mutations, 'copy', 'copies')} unreadable since ${sayMoment(burnedAt)}`,
    `at desk ${deskCode} (${deskName})`,
    `because ${whys[why]}`,
    ...(rule ? [`rule: ${rule.period} at the desk, ${rule.source}`] : []),
    `keys destroyed: ${keys.join(', ') || 'none'}`,
  ];
  return `<li id="${escapeHtml(id)}">${escapeHtml(words.join(' · '))}</li>`;
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
