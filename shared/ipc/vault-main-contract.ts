import { z } from 'zod';
import { mailMessage } from '../domain/mail-message';
import { id, instant } from '../domain/primitives';
import { deskRef, queueTicket } from '../domain/queue-ticket';
import { packRefused } from '../packs/pack-refusal';
import { packVersion } from '../packs/schema/text';
import { mailAnswer, mailFaultKind } from '../sync/mail-answer';
import { mutation, mutationResult } from '../sync/mutation';
import { listedRole, roleAnswer, roleConfirm } from './role-contract';
import { roleAct } from '../policy/role-policy';
import { officer } from './status';

/** `open/2026-11-23`, `due/2026-12-23`, `held/<id>`, each with an optional generation `~2`. */
export const keyName = z
  .string()
  .regex(/^(open|due)\/\d{4}-\d{2}-\d{2}(~\d{1,6})?$|^held\/[0-9a-f-]{36}(~\d{1,6})?$/);

const rawKey = z.strictObject({ name: keyName, raw: z.instanceof(Uint8Array) });

/** What went wrong between this PC and the CRM as a whole; single items have their own results. */
export const crmFault = z.strictObject({
  kind: z.enum([
    'no-crm',
    /** The pack in use lets nothing go to the CRM of IT's policy. */
    'not-allowed',
    'not-enrolled',
    'no-answer',
    'not-a-crm',
    'busy',
    'refused',
    'signed-out',
    'too-large',
    'too-old',
  ]),
  retryAfterMs: z.number().int().nullable(),
  /** HTTP status, where there was one; for small type only. */
  status: z.number().int().nullable(),
});
export type CrmFault = z.infer<typeof crmFault>;

const crmAnswer = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value, serverTime: z.string().nullable() }),
    z.strictObject({ ok: z.literal(false), fault: crmFault, serverTime: z.string().nullable() }),
  ]);

export const crmChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('enquiry'),
    id,
    version: z.number().int(),
    data: z
      .strictObject({ reference: z.string(), crmReference: z.string(), status: z.enum(['open', 'closed']) })
      .nullable(),
    tombstone: z.strictObject({ reason: z.enum(['retention', 'erasure', 'merged']) }).nullable(),
  }),
  z.strictObject({ kind: z.literal('ticket'), id, version: z.number().int().min(1), ticket: queueTicket }),
]);
export type CrmChange = z.infer<typeof crmChange>;

export const crmHit = z.strictObject({
  id,
  reference: z.string(),
  crmReference: z.string(),
  service: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  postcode: z.string().nullable(),
  receivedAt: z.string(),
});
export type CrmHit = z.infer<typeof crmHit>;

export const crmQuery = z.strictObject({
  reference: z.string().max(40).optional(),
  phone: z.string().max(40).optional(),
  postcode: z.string().max(12).optional(),
  name: z.string().max(120).optional(),
});

/** What IT's policy and this PC let be done about e-mail. */
export const mailState = z.strictObject({
  /** Whom e-mails are from; null where IT's policy says nothing of e-mail. */
  from: z.strictObject({ name: z.string(), address: z.string() }).nullable(),
  /** Why no e-mail can be sent from this PC, without asking the server; null: it can. */
  fault: mailFaultKind.nullable(),
  /** Whether an e-mail may be saved as a file for the person's own mail program. */
  eml: z.boolean(),
});
export type MailState = z.infer<typeof mailState>;

/** The greatest size of a file for another desk, in bytes: more than two hundred of the longest enquiries. */
export const SEALED_FILE_MAX = 20 * 1024 * 1024;

/** vault → main: what the vault may ask of the process that holds keys, tokens and the network. */
export const mainAsks = {
  'keys.all': { input: z.null(), output: z.array(rawKey) },
  /** Stored safely before the answer comes: no row is ever sealed under a key that is not on disk. */
  'keys.ensure': { input: z.strictObject({ name: keyName }), output: rawKey },
  'keys.burn': { input: z.strictObject({ names: z.array(keyName).min(1).max(400) }), output: z.null() },
  'desk.get': {
    input: z.null(),
    output: z.strictObject({
      deviceId: id,
      officer,
      /** null until the CRM has enrolled this PC. */
      enrolled: z
        .strictObject({
          deskCode: z.string(),
          deskName: z.string(),
          controllerId: z.string(),
          /** What this desk's ticket numbers begin with, where the CRM gives them out. */
          ticketPrefix: z.string().optional(),
        })
        .nullable(),
      /** The database of this keyring; a keyring set aside keeps its own. */
      storeId: z.string().regex(/^[0-9a-z-]{1,60}$/),
      /** IT policy: the ISO period after which what is unsent is said to be overdue. */
      maxUnsentAge: z.string(),
    }),
  },
  /** The council pack in use (null: the built-in one), the next one, and what was refused. Texts are unparsed. */
  'packs.get': {
    input: z.null(),
    output: z.strictObject({
      inUse: z
        .strictObject({
          /** A trial's is unsigned, by IT's explicit switch. */
          from: z.enum(['signed', 'trial']),
          keyId: z.string().nullable(),
          /** From when on this desk could use it, in milliseconds since 1970. */
          since: z.number().int(),
          text: z.string(),
        })
        .nullable(),
      next: z.strictObject({ version: packVersion, notBefore: instant }).nullable(),
      refused: z.array(packRefused).max(3),
    }),
  },
  /** An older version that a call was begun with; null when it is not on this PC any more. */
  'packs.text': { input: z.strictObject({ version: packVersion }), output: z.string().nullable() },
  /** Asks the CRM for a newer pack now; answers when what it delivered is in use, or was refused. */
  'packs.look': { input: z.null(), output: z.null() },
  /** Running numbers never given out before on this desk, even after an older profile was copied back. */
  'references.reserve': {
    input: z.strictObject({ count: z.number().int().min(1).max(256) }),
    output: z.strictObject({ from: z.number().int(), count: z.number().int() }),
  },
  'crm.health': { input: z.null(), output: crmAnswer(z.null()) },
  'crm.push': {
    input: z.strictObject({ items: z.array(mutation).min(1).max(100) }),
    output: crmAnswer(z.array(mutationResult)),
  },
  'crm.changes': {
    input: z.strictObject({
      cursor: z.string().max(400).nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: crmAnswer(
      z.strictObject({
        changes: z.array(crmChange),
        next: z.string(),
        more: z.boolean(),
        reset: z.boolean(),
      }),
    ),
  },
  /** The desks that share this desk's queue, itself included. */
  'crm.desks': { input: z.null(), output: crmAnswer(z.array(deskRef).max(200)) },
  'crm.search': { input: crmQuery, output: crmAnswer(z.array(crmHit)) },
  /** The named roles of IT's policy, and whether somebody is one of them: see `auth/named-roles.ts`. */
  'roles.list': { input: z.null(), output: z.array(listedRole).max(20) },
  'roles.check': { input: z.strictObject({ act: roleAct, confirm: roleConfirm }), output: roleAnswer },
  'mail.state': { input: z.null(), output: mailState },
  /** Tries once. The answer may be lost where the server took it: the same message may be tried again at any time. */
  'mail.send': { input: z.strictObject({ message: mailMessage }), output: mailAnswer },
  /** Asks the person where to, and writes it there for their own mail program to send; false when they did not want to. */
  'mail.save-eml': {
    input: z.strictObject({ message: mailMessage, fileName: z.string().regex(/^[A-Z0-9-]{1,40}$/) }),
    output: z.strictObject({ saved: z.boolean() }),
  },
  /** Asks the person where to, and writes it there, whole or not at all. Sealed already. */
  'file.save': {
    input: z.strictObject({
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= SEALED_FILE_MAX),
      fileName: z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
    }),
    output: z.enum(['saved', 'not-wanted', 'full', 'failed']),
  },
  /** Whether main has printed a sheet of this enquiry that nobody has asked about yet. */
  'print.vouch': { input: z.strictObject({ enquiryId: id }), output: z.boolean() },
  /** Asks the person which file. */
  'file.choose': {
    input: z.null(),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('chosen'), bytes: z.instanceof(Uint8Array) }),
      z.strictObject({ outcome: z.enum(['not-wanted', 'too-large', 'failed']) }),
    ]),
  },
} as const;
export type MainMethod = keyof typeof mainAsks;
export type MainInput<M extends MainMethod> = z.input<(typeof mainAsks)[M]['input']>;
export type MainOutput<M extends MainMethod> = z.output<(typeof mainAsks)[M]['output']>;

/** main → vault. */
export const vaultAsks = {
  /** Before quitting: what is still on its way, and flush what is being written. */
  'work.pending': {
    input: z.null(),
    output: z.strictObject({ sending: z.number().int(), queued: z.number().int() }),
  },
} as const;
/**
 * main → vault tells: the network came or went, the PC woke, the desk was enrolled, another council pack is in use, the
 * mail server's password was entered, the CRM hinted that something changed.
 */
export const mainTopics = z.enum([
  'network-changed',
  'woke',
  'enrolled',
  'packs-changed',
  'mail-changed',
  'crm-changed',
]);
export type MainTopic = z.infer<typeof mainTopics>;
