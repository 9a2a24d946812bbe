import { z } from 'zod';
import type { SensitiveDetail } from '../domain/asked-about';
import { callDraft } from '../domain/call-draft';
import type { CallDraft, EnquiryDraft } from '../domain/call-draft';
import { dayCheck, dayPart, type DayChecked } from '../domain/day-check';
import { SYSTEM_REFERENCE_MAX } from '../domain/direct-entry';
import type { EnquiryRecord } from '../domain/enquiry';
import type { ToEnterNote } from '../domain/to-enter';
import { channel, id, language } from '../domain/primitives';
import { visitEntry, type VisitRecord } from '../domain/visit';
import { queueInputs, type QueueOutputs } from './queue-contract';
import type { CouncilPack } from '../packs/schema/council-pack';
import { packVersion } from '../packs/schema/text';
import type { PurgePlan } from '../policy/retention';
import type { KeptHere } from './kept';
import { unsentInputs, type UnsentOutputs } from './unsent-contract';
import { handOffInputs, type HandOffOutputs, type HandOffView } from './hand-off-contract';
import { holdInputs, type HoldOutputs, type HoldView } from './hold-contract';
import type { ListedRole } from './role-contract';
import type { ParkedKind } from './parked-kind';
import type { DeskStatus } from './status';

/**
 * desk ↔ vault: every command and query the screen may make, with the schema its input is parsed by at the
 * vault's door. Outputs are typed by `VaultOutputs`.
 */
export const vaultInputs = {
  'status.get': z.null(),
  /** null: the pack in use; with a version: the pack of a call that was begun with it. */
  'pack.get': z.strictObject({ version: packVersion }).nullable(),
  'pack.look': z.null(),
  'call.start': z.strictObject({ channel, language }),
  'call.put': z.strictObject({ draft: callDraft }),
  'call.add-enquiry': z.strictObject({ callId: id }),
  'call.list': z.null(),
  'call.get': z.strictObject({ callId: id }),
  'call.discard': z.strictObject({ callId: id, reason: z.string().min(3).max(300) }),
  'call.save': z.strictObject({ draft: callDraft }),
  'enquiry.recent': z.strictObject({ limit: z.number().int().min(1).max(500) }),
  'enquiry.get': z.strictObject({ enquiryId: id }),
  'enquiry.sensitive': z.strictObject({ enquiryId: id }),
  'to-enter.list': z.null(),
  'to-enter.get': z.strictObject({ enquiryId: id }),
  'to-enter.done': z.strictObject({
    enquiryId: id,
    systemReference: z.string().trim().min(1).max(SYSTEM_REFERENCE_MAX),
  }),
  'consent.withdraw': z.strictObject({ enquiryId: id, purposeId: z.string().min(1).max(60) }),
  'find.local': z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
  'find.crm': z.strictObject({ text: z.string().max(200) }),
  'day.look': z.null(),
  'day.checked': z.strictObject({ part: dayPart, attention: z.array(dayCheck).max(20) }),
  'kept.look': z.null(),
  'parked.list': z.null(),
  'parked.decide': z.strictObject({
    opId: id,
    decision: z.enum(['try-again', 'correct', 'accept-crm']),
  }),
  'sync.now': z.null(),
  'roles.list': z.null(),
  ...queueInputs,
  ...handOffInputs,
  ...holdInputs,
  ...unsentInputs,
  'visit.list': z.null(),
  'visit.sign-in': visitEntry,
  'visit.sign-out': z.strictObject({ visitId: id }),
  /** They were signed out, by the clock or by mistake, and are in the building. */
  'visit.still-here': z.strictObject({ visitId: id }),
  'visit.host-told': z.strictObject({ visitId: id }),
  'visit.printed': z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('badge'), visitId: id }),
    z.strictObject({ what: z.literal('roll'), visitors: z.number().int().min(0).max(10_000) }),
  ]),
} as const;

export type VaultMethod = keyof typeof vaultInputs;
export type VaultInput<M extends VaultMethod> = z.input<(typeof vaultInputs)[M]>;

/** Where a saved enquiry stands on its way to the CRM. */
export type Delivery =
  | { state: 'queued' | 'sending'; tries: number }
  /** `changeWaits`: the CRM has it, and something added since is still on its way. */
  | { state: 'applied'; at: string; crmReference: string | null; changeWaits: boolean }
  | { state: 'parked'; opId: string; why: ParkedWhy }
  /** Printed, and waiting for somebody to say what became of the paper. */
  | { state: 'aside' }
  /** Handed over on paper to that role or team, and never sent to the CRM; null where that can't be read any more. */
  | { state: 'on-paper'; at: string; to: string | null };

/** Why the CRM did not take an enquiry, for words: the CRM's own text is `crmSays`, shown small for IT. */
export type ParkedWhy = {
  kind: ParkedKind;
  problemType: string;
  crmSays: string;
  /** The CRM's copy, where it sent one with a conflict, as label → value. */
  current: Record<string, string> | null;
};

export type EnquiryLine = {
  id: string;
  reference: string;
  capturedAt: string;
  service: string;
  name: string | null;
  delivery: Delivery['state'];
  /** Until when it lies here, by which rule; null where it can't be read, or does not lie here. */
  purge: PurgePlan | null;
  /** It lies under a legal hold: that day does not count. */
  held?: true;
};
export type CallLine = {
  id: string;
  startedAt: string;
  channel: 'phone' | 'in-person';
  service: string | null;
  reference: string;
  warnsOn: string;
};
export type EnquiryView = {
  record: EnquiryRecord;
  delivery: Delivery;
  /** Whether there are details sealed apart, shown on request alone (`enquiry.sensitive`). */
  hasSensitive: boolean;
  /** By e-mail, the oldest first. */
  handOffs: HandOffView[];
  /** Counts only where no hold stands. */
  purge: PurgePlan;
  /** The one that stands, or the last one. */
  hold: HoldView | null;
};
/** What waits to be entered into a service's own system, without anything personal. */
export type ToEnterLine = {
  enquiryId: string;
  reference: string;
  capturedAt: string;
  system: string;
  service: string;
};
export type FindHit = EnquiryLine & { postcode: string | null; phone: string | null; where: 'desk' | 'crm' };
export type CrmFind =
  | { state: 'checked'; hits: FindHit[] }
  | { state: 'not-checked'; why: 'offline' | 'not-enrolled' | 'words-stay-here' | 'no-answer' };
/** A visitor as the desk shows them; `goneOn`: the civil date on which this is unreadable. */
export type VisitLine = Pick<
  VisitRecord,
  'id' | 'badge' | 'name' | 'host' | 'company' | 'car' | 'arrivedAt' | 'left' | 'hostTold'
> & { goneOn: string };
export type VisitList = {
  inBuilding: VisitLine[];
  leftToday: VisitLine[];
  /** Whether this desk can tell a host by e-mail. */
  canMail: boolean;
};
export type ParkedLine = EnquiryLine & { opId: string; why: ParkedWhy; parkedAt: string };

export type VaultOutputs = HandOffOutputs &
  HoldOutputs &
  UnsentOutputs &
  QueueOutputs & {
    'status.get': DeskStatus;
    'pack.get': {
      pack: CouncilPack;
      noticeHashes: Record<string, string>;
      /** By the id of each script that asks for consent. */
      consentHashes: Record<string, string>;
    };
    /** Asked the CRM for a newer pack; what came of it is in the status. */
    'pack.look': null;
    'call.start': CallDraft;
    'call.put': { savedAt: string };
    'call.add-enquiry': EnquiryDraft;
    'call.list': CallLine[];
    'call.get': CallDraft | null;
    'call.discard': null;
    'call.save': { references: string[]; purge: PurgePlan };
    'enquiry.recent': EnquiryLine[];
    'enquiry.get': EnquiryView | null;
    'enquiry.sensitive': SensitiveDetail[];
    'to-enter.list': ToEnterLine[];
    'to-enter.get': ToEnterNote | null;
    'to-enter.done': null;
    'consent.withdraw': null;
    'find.local': { ready: boolean; hits: FindHit[]; tookMs: number };
    'find.crm': CrmFind;
    /** Today's, the newest first. */
    'day.look': DayChecked[];
    'day.checked': null;
    'kept.look': KeptHere;
    'parked.list': ParkedLine[];
    /** The call that was opened again, for `correct`; else null. */
    'parked.decide': { callId: string | null };
    'sync.now': null;
    'roles.list': ListedRole[];
    'visit.list': VisitList;
    'visit.sign-in': VisitLine;
    'visit.sign-out': null;
    'visit.still-here': null;
    'visit.host-told': null;
    'visit.printed': null;
  };

/** vault → desk: something under these query keys changed; ask again. */
const vaultTopic = z.enum(['status', 'enquiries', 'calls', 'parked', 'pack', 'queue', 'visits']);
export type VaultTopic = z.infer<typeof vaultTopic>;
export const vaultTopics = z.array(vaultTopic);
