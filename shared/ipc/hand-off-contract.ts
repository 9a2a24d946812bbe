import { z } from 'zod';
import { mailAddress } from '../domain/mail-message';
import { id } from '../domain/primitives';
import { slug } from '../packs/schema/text';
import type { MailState } from './vault-main-contract';

/** The greatest number of facts that one hand-off can be put together from. */
const MOST_ITEMS = 100;
export const HAND_OFF_REASON_MAX = 300;
/** A returned message's own words, or as much of them as tells why. */
export const RETURNED_WORDS_MAX = 2_000;

/** What a person put together: to whom, and which facts. The words are the vault's. */
export const handOffPlan = z.strictObject({
  enquiryId: id,
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('team'), teamId: slug }),
    z.strictObject({
      kind: z.literal('typed'),
      address: mailAddress,
      reason: z.string().trim().min(3).max(HAND_OFF_REASON_MAX),
    }),
  ]),
  items: z.array(z.string().min(1).max(80)).max(MOST_ITEMS),
});
export type HandOffPlan = z.infer<typeof handOffPlan>;

/** `digest` is the preview's: what is sent is what was seen, or nothing. */
const seen = z.strictObject({ plan: handOffPlan, digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const handOffInputs = {
  'hand-off.options': z.strictObject({ enquiryId: id }),
  'hand-off.preview': z.strictObject({ plan: handOffPlan }),
  'hand-off.pass': seen,
  'hand-off.export': seen,
  'hand-off.decide': z.strictObject({
    handOffId: id,
    decision: z.enum(['recall', 'try-again', 'give-up']),
  }),
  /** It was sent, and the mailbox that e-mails are from got it back (a bounce). */
  'hand-off.came-back': z.strictObject({
    enquiryId: id,
    handOffId: id,
    says: z.string().trim().min(3).max(RETURNED_WORDS_MAX),
  }),
  'hand-off.parked': z.null(),
} as const;

export type HandOffItem = { id: string; label: string; sensitive: boolean };
export type HandOffTeam = {
  id: string;
  name: string;
  address: string;
  /** Items that it needs of this enquiry. */
  needs: string[];
  /** Whether it may be given what is sensitive. */
  sensitive: boolean;
  assumed: boolean;
};
export type HandOffOptions = {
  reference: string;
  service: string;
  /** The pack wants this service passed on by e-mail. */
  wanted: boolean;
  teams: HandOffTeam[];
  /** The team that the enquiry was passed to, where the directory has it. */
  suggested: string | null;
  items: HandOffItem[];
  mail: MailState;
};
export type HandOffPreview = {
  from: string;
  to: string;
  subject: string;
  text: string;
  digest: string;
  /** Labels of what stays here. */
  leftOut: string[];
};

export type HandOffState =
  'queued' | 'sending' | 'sent' | 'parked' | 'recalled' | 'given-up' | 'came-back' | 'saved-as-file';
export type HandOffView = {
  id: string;
  at: string;
  to: { name: string; address: string };
  typed: boolean;
  state: HandOffState;
  /** Since when it is in that state; null while it waits. */
  since: string | null;
  /** Tries whose outcome is not known may have reached the server. */
  tries: number;
  /** The server's own words where it refused, or the returned message's. */
  says: string | null;
};
/** An e-mail that the server refused, whether or not what it belongs to is still here. */
export type ParkedMailLine = {
  handOffId: string;
  enquiryId: string;
  subject: string;
  to: { name: string; address: string };
  parkedAt: string;
  says: string;
  tooManyTries: boolean;
};

export type HandOffOutputs = {
  'hand-off.options': HandOffOptions;
  'hand-off.preview': HandOffPreview;
  'hand-off.pass': { handOffId: string };
  /** false: the person did not want to save it after all. */
  'hand-off.export': { saved: boolean };
  'hand-off.decide': null;
  'hand-off.came-back': null;
  'hand-off.parked': ParkedMailLine[];
};
