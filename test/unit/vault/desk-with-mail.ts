import type { CallDraft } from '../../../shared/domain/call-draft';
import type { MailMessage } from '../../../shared/domain/mail-message';
import type { HandOffPlan } from '../../../shared/ipc/hand-off-contract';
import type { MailState } from '../../../shared/ipc/vault-main-contract';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import type { MailAnswer } from '../../../shared/sync/mail-answer';
import { delivers } from '../../support/fake-main';
import { handOffPack } from '../../support/hand-off-pack';
import { applied, crmThat, newMain, vaultAtWork, type AtWork } from './vault-at-work';

export const ready: MailState = {
  from: { name: 'Reception', address: 'reception@council.example' },
  fault: null,
  eml: true,
};
type Set = {
  state?: MailState;
  answers?: MailAnswer[];
  pack?: CouncilPack;
  crm?: boolean;
  now?: () => number;
};

/** A vault with a mail server that answers in turn (the last answer stays), and the e-mails that it was given. */
export function deskWithMail({
  state = ready,
  answers = [{ result: 'taken' }],
  pack = handOffPack(),
  crm = true,
  now,
}: Set = {}) {
  const main = newMain();
  delivers(main, pack);
  const sent: MailMessage[] = [];
  const files: { message: MailMessage; fileName: string }[] = [];
  main.answer('mail.state', () => Promise.resolve({ ok: true, value: state }));
  main.answer('mail.send', ({ message }) => {
    sent.push(message);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return Promise.resolve({ ok: true, value: answer ?? { result: 'taken' } });
  });
  main.answer('mail.save-eml', (one) => {
    files.push(one);
    return Promise.resolve({ ok: true, value: { saved: true } });
  });
  if (crm) crmThat(main, applied);
  return { ...vaultAtWork(main, now), sent, files };
}

export async function saved(
  desk: AtWork,
  change: (draft: CallDraft) => CallDraft = (d) => d,
): Promise<string> {
  const draft = change(await desk.filled());
  await desk.ask('call.save', { draft });
  return draft.enquiries[0]?.id ?? '';
}
export const toWaste = (enquiryId: string, items: string[]): HandOffPlan => ({
  enquiryId,
  to: { kind: 'team', teamId: 'waste' },
  items,
});
export async function pass(desk: AtWork, plan: HandOffPlan): Promise<string> {
  const { digest } = await desk.ask('hand-off.preview', { plan });
  return (await desk.ask('hand-off.pass', { plan, digest })).handOffId;
}
export const stateOf = async (desk: AtWork, enquiryId: string) =>
  (await desk.ask('enquiry.get', { enquiryId }))?.handOffs.map(({ state }) => state);
