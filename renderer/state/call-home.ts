import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import type { Answer } from '../../shared/ipc/port-message';

/** Somebody who does not exist, for practice. */
export type MadeUpCaller = {
  id: string;
  name: string;
  /** What they ring about, for the advisor to play to. */
  situation: string;
  /** What they say first. */
  says: string;
  /** What to write down when asked: label and value. */
  tells: readonly { label: string; value: string }[];
  /** What a good call with them does. */
  lookOut: string;
};

/** Where the call on screen is kept and where it goes when it ends: the vault, or nowhere at all. */
export type CallHome = {
  /** null: the call is real. */
  practice: MadeUpCaller | null;
  keep(draft: CallDraft): void;
  /** After it, nothing that was kept before is still on its way. */
  release(callId: string): Promise<void>;
  addEnquiry(callId: string): Promise<Answer<EnquiryDraft>>;
  save(draft: CallDraft): Promise<Answer<{ references: string[] }>>;
  discard(callId: string, reason: string): Promise<Answer<null>>;
};
