import type { CallDraft } from '../../../shared/domain/call-draft';
import { recordConsent } from '../../../shared/domain/optional-question';
import { delivers } from '../../support/fake-main';
import { peoplePack } from '../../support/people-pack';
import { newMain, noon, vaultAtWork, type AtWork } from './vault-at-work';

const pack = peoplePack();
export const purposeId = 'follow-up';

/** A desk whose council pack asks for consent. */
export function deskWithConsent(main = newMain(), now = noon): AtWork {
  delivers(main, pack);
  return vaultAtWork(main, () => now);
}

/** Answers a draft of that desk: what the caller says to being asked later. */
export async function consentIn(
  desk: AtWork,
  answer: 'given' | 'refused' = 'given',
): Promise<(draft: CallDraft) => CallDraft> {
  const { consentHashes } = await desk.ask('pack.get', null);
  const witness = { at: '2026-11-23T11:59:00.000+00:00', by: 'demo', hashes: {}, consentHashes };
  return (draft) => recordConsent(pack, draft, purposeId, answer, witness);
}

export const consentsOf = async (desk: AtWork, enquiryId: string) =>
  (await desk.ask('enquiry.get', { enquiryId }))?.record.body.consents?.map(({ answer }) => answer);
