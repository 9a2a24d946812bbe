import { newCallDraft, newEnquiryDraft } from '../../shared/domain/new-draft';
import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import type { Channel, Language } from '../../shared/domain/primitives';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import type { CallHome, MadeUpCaller } from './call-home';

/**
 * The home of a call that is only rehearsed: it keeps nothing and sends nothing. It knows no way to the vault (a rule of
 * the layers says so), and its ids are none that the vault's door would let in.
 */
export function practiceHome(practice: MadeUpCaller): CallHome & { first: EnquiryDraft } {
  let count = 0;
  const next = (): EnquiryDraft => {
    count += 1;
    return newEnquiryDraft(`practice-enquiry-${count}`, `practice ${count}`);
  };
  return {
    practice,
    first: next(),
    keep: () => {},
    release: () => Promise.resolve(),
    addEnquiry: () => Promise.resolve({ ok: true, value: next() }),
    save: ({ enquiries }) =>
      Promise.resolve({ ok: true, value: { references: enquiries.map((e) => e.reference) } }),
    discard: () => Promise.resolve({ ok: true, value: null }),
  };
}

export type PracticeChoice = {
  pack: CouncilPack;
  channel: Channel;
  language: Language;
  caller: MadeUpCaller;
};

let started = 0;

/** A rehearsed call in which nothing has been said yet. */
export function practiceDraft(choice: PracticeChoice, enquiry: EnquiryDraft, startedAt: string): CallDraft {
  const { pack, channel, language } = choice;
  started += 1;
  return newCallDraft({
    id: `practice-call-${started}`,
    channel,
    language,
    startedAt,
    packVersion: pack.version,
    enquiries: [enquiry],
  });
}
