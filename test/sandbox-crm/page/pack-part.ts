import type { PackOffer } from '../council-pack';
import { escapeHtml } from './escape-html';

const buttons: { offer: PackOffer; label: string; means: string }[] = [
  { offer: 'published', label: 'As published', means: 'delivers the last version that was published' },
  { offer: 'newer', label: 'Publish newer', means: 'publishes a newer version and delivers it' },
  { offer: 'later', label: 'For tomorrow', means: 'publishes a version that may be used from tomorrow on' },
  { offer: 'run-out', label: 'Run out', means: 'publishes a version that ran out yesterday' },
  { offer: 'bad-signature', label: 'Bad signature', means: 'a newer version, changed after it was signed' },
  { offer: 'unknown-key', label: 'Unknown key', means: 'a newer version, signed with a stranger’s key' },
  { offer: 'cut-short', label: 'Cut short', means: 'half of a newer version' },
  { offer: 'older', label: 'Older', means: 'an older version, rightly signed' },
];

/** Which council pack the desks are sent, and what a person may send them instead. */
export function renderPackPart({ offer, version }: { offer: PackOffer; version: string }): string {
  const means = buttons.find((button) => button.offer === offer)?.means ?? offer;
  return `<form class="switch" method="post" action="/sandbox/page/pack" aria-label="Council pack">
<p role="status">Council pack ${escapeHtml(version)}: ${escapeHtml(means)}. Desks ask every hour, and when told to.</p>
${buttons.map((button) => renderButton(button, offer)).join('\n')}
</form>`;
}

function renderButton({ offer, label, means }: (typeof buttons)[number], current: PackOffer): string {
  return `<button name="offer" value="${offer}" title="${escapeHtml(means)}" aria-pressed="${offer === current}">${escapeHtml(label)}</button>`;
}
