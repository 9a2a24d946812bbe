import { z } from 'zod';
import { deskCode, handedTo, type OtherWay } from '../domain/other-way';
import { id } from '../domain/primitives';
import { destroyGround } from '../audit/unsent-events';
import type { ParkedKind } from './parked-kind';
import { roleConfirm } from './role-contract';

/** The greatest number of enquiries in one file. */
export const FILE_ITEMS_MAX = 200;

export const unsentInputs = {
  'unsent.list': z.null(),
  'unsent.send-now': z.strictObject({ enquiryId: id }),
  /** Seals them in a file for another desk; the person says where in the system's own window. */
  'unsent.export': z.strictObject({
    enquiryIds: z.array(id).min(1).max(FILE_ITEMS_MAX),
    toDesk: deskCode,
  }),
  /** The person chooses a file in the system's own window; it is held until its code is typed. */
  'unsent.choose-file': z.null(),
  'unsent.take-in': z.strictObject({ code: z.string().max(80) }),
  /** Nothing sends it from now on, until somebody says what became of the paper. */
  'unsent.set-aside': z.strictObject({ enquiryId: id }),
  /** What the printer said. Where nothing came out, it is sent as before. */
  'unsent.printed': z.strictObject({ enquiryId: id, printed: z.boolean() }),
  'unsent.handed-over': z.strictObject({ enquiryId: id, to: handedTo, alsoSend: z.boolean() }),
  'unsent.destroy': z.strictObject({ enquiryId: id, ground: destroyGround, confirm: roleConfirm }),
  'unsent.supervise': z.strictObject({ confirm: roleConfirm }),
} as const;

/** Why it is not sent; what the line to the CRM or the mail server is like, the status knows. */
export type UnsentWhy =
  | { kind: 'waits' | 'sending'; tries: number }
  | { kind: 'parked'; why: { kind: ParkedKind; crmSays: string; problemType: string } }
  | { kind: 'aside' };

/** One enquiry, or one e-mail of this desk, that was not taken: nothing of anybody. */
export type UnsentLine = {
  enquiryId: string;
  /** Empty where nothing opens it any more. */
  reference: string;
  service: string;
  /** `change`: the CRM has the enquiry, and something added since waits. `mail`: only an e-mail does. */
  what: 'enquiry' | 'change' | 'mail';
  since: string;
  /** It has waited longer than IT's policy lets pass. */
  old: boolean;
  why: UnsentWhy;
  /** A record is here that can be printed. */
  readable: boolean;
  /** A legal hold keeps it: it can't be destroyed. */
  held: boolean;
  file: { at: string; toDesk: string } | null;
  paper: Exclude<OtherWay, { way: 'file' | 'taken-back' }> | null;
};

export type SealedFileFacts = { fromDesk: string; madeAt: string };

/** What a supervisor sees of this desk, for no other is known to it: counts, ages and reasons. */
export type Supervision = {
  byReason: { reason: UnsentReason; count: number; oldest: string; old: number }[];
  /** Given to another desk in a file, and not known to have arrived. */
  exported: { count: number; oldest: string } | null;
  drafts: { count: number; oldest: string } | null;
};
export type UnsentReason = 'waits' | 'aside' | 'mail' | `parked-${ParkedKind}`;

export type UnsentOutputs = {
  /** The one that has waited longest first. */
  'unsent.list': UnsentLine[];
  'unsent.send-now': null;
  /**
   * null: the person did not want to save it after all. `code` is shown once and kept nowhere. `noted`: whether this desk
   * could note that the file was made. `behind`: something was added while it was saved, which is not in it.
   */
  'unsent.export': { code: string; noted: boolean; behind: boolean } | null;
  /** null: no file was chosen. */
  'unsent.choose-file': SealedFileFacts | null;
  /**
   * References taken in, or added to; how many of the file were here already, of how many the other desk has other
   * words, which stay there, and how many were here before and are gone for good.
   */
  'unsent.take-in': { taken: string[]; known: number; rewritten: number; gone: number };
  'unsent.set-aside': null;
  'unsent.printed': null;
  'unsent.handed-over': null;
  'unsent.destroy': null;
  'unsent.supervise': Supervision;
};
