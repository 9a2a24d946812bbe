import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { SensitiveDetail } from '../../shared/domain/asked-about';
import type { UnsentLine } from '../../shared/ipc/unsent-contract';
import type { EnquiryView, VaultInput } from '../../shared/ipc/vault-contract';
import { askForQuery } from '../bridge/ask-for-query';
import { askVault } from '../bridge/vault';
import { destroyWords, handedOverWords, paperWords, unsentPaneWords } from '../copy/unsent-words';
import { announce, float, noteTrouble, useDeskView } from './desk-view';

/** An enquiry laid out for paper, while it is printed and no longer. */
export type Sheet = { view: EnquiryView; details: SensitiveDetail[]; printedAt: number };

type Unsent = {
  /** What the open dialog is about. */
  about: readonly UnsentLine[];
  sheet: Sheet | null;
};
export const useUnsent = create<Unsent>(() => ({ about: [], sheet: null }));

type Dialog = 'unsent-export' | 'unsent-paper' | 'unsent-handed-over' | 'unsent-destroy';

export function openAbout(dialog: Dialog, about: readonly UnsentLine[]): void {
  noteTrouble(null);
  useUnsent.setState({ about, sheet: null });
  float(dialog);
}

export async function sendNow(enquiryId: string): Promise<boolean> {
  const answer = await askVault('unsent.send-now', { enquiryId });
  noteTrouble(answer.ok ? null : answer.problem.say);
  if (answer.ok) announce(unsentPaneWords.sendNowSaid);
  return answer.ok;
}

/** What is to be on the paper; null where it can't be read. */
async function readSheet(enquiryId: string): Promise<Sheet | null> {
  try {
    const view = await askForQuery('enquiry.get', { enquiryId });
    if (!view) return null;
    const details = view.hasSensitive ? await askForQuery('enquiry.sensitive', { enquiryId }) : [];
    return { view, details, printedAt: Date.now() };
  } catch {
    return null;
  }
}

/**
 * Sets it aside first, so that nothing sends what is on paper, then prints. Where nothing came out, it is put back. The
 * sentence says what became of it; `done`: it is on paper.
 */
export async function printUnsent(line: UnsentLine): Promise<{ done: boolean; say: string }> {
  const { enquiryId } = line;
  const printedBefore = line.why.kind === 'aside' && line.paper?.way === 'paper' && line.paper.printed;
  const sheet = await readSheet(enquiryId);
  if (!sheet) return { done: false, say: paperWords.unread };
  const aside = await askVault('unsent.set-aside', { enquiryId });
  if (!aside.ok) return { done: false, say: aside.problem.say };
  // Laid out for paper in this very turn, so that what is printed is there.
  flushSync(() => useUnsent.setState({ sheet }));
  const answer = await window.desk.invoke('print:sheet', { what: 'enquiry', enquiryId }).catch(() => null);
  useUnsent.setState({ sheet: null });
  const outcome = answer?.ok ? answer.value : 'not-done';
  const noted = await askVault('unsent.printed', { enquiryId, printed: outcome === 'printed' });
  if (!noted.ok) return { done: false, say: noted.problem.say };
  if (outcome !== 'printed' && printedBefore) return { done: false, say: paperWords.stillAside };
  return { done: outcome === 'printed', say: paperWords[outcome] };
}

/** null when it is recorded; else what stood in the way. */
export async function noteHandedOver(input: VaultInput<'unsent.handed-over'>): Promise<string | null> {
  const answer = await askVault('unsent.handed-over', input);
  if (!answer.ok) return answer.problem.say;
  float(null);
  announce(handedOverWords.done);
  return null;
}

export async function destroyUnsent(input: VaultInput<'unsent.destroy'>): Promise<string | null> {
  const answer = await askVault('unsent.destroy', input);
  if (!answer.ok) return answer.problem.say;
  float(null);
  // It can't be passed on any more either.
  useDeskView.setState(({ saved }) => ({
    saved: saved && {
      ...saved,
      passOn: saved.passOn.filter(({ enquiryId }) => enquiryId !== input.enquiryId),
    },
  }));
  announce(destroyWords.done);
  return null;
}
