import type { HandOff, HandOffs } from '../../../shared/domain/hand-off';
import { SENSITIVE_ITEM } from '../../../shared/domain/hand-off';
import type { MailMessage } from '../../../shared/domain/mail-message';
import type { HandOffPlan, HandOffPreview } from '../../../shared/ipc/hand-off-contract';
import type { Answer } from '../../../shared/ipc/port-message';
import type { MailState } from '../../../shared/ipc/vault-main-contract';
import { serviceOf, teamNamed } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { londonInstant } from '../../../shared/policy/civil-date';
import { apartId } from '../data/apart-id';
import type { OpenedRecord } from '../data/opened-record';
import { emptyUnit, type RecordWrite, type Unit } from '../data/unit-of-work';
import { hashOf } from '../data/web-crypto';
import {
  handOffGone,
  mailNotAllowed,
  noFilesHere,
  noMailHere,
  noSuchTeam,
  previewChanged,
  savedNotNoted,
  sensitiveNotForThem,
} from '../hand-off-words';
import { cardNumberHere } from '../words';
import type { Context } from './context';
import { cameBack, decideHandOff } from './decide-hand-off';
import type { Handlers } from './door';
import { factsOf, neededBy, writeHandOff } from './hand-off-text';
import { parkedMails } from './hand-off-views';
import { writeMail } from './write-mail';

type Recipient = { to: HandOff['to']; teamId: string | null; reason: string | null };
type Composed = Recipient & { preview: HandOffPreview; record: OpenedRecord<'enquiry'>; mail: MailState };

/** Passing an enquiry to a service team by e-mail: what can be passed, exactly how it will read, and then doing so. */
export function handOffHandlers(
  context: Context,
): Handlers<
  | 'hand-off.options'
  | 'hand-off.preview'
  | 'hand-off.pass'
  | 'hand-off.export'
  | 'hand-off.decide'
  | 'hand-off.came-back'
  | 'hand-off.parked'
> {
  const { store, changes, packs } = context;
  const officerId = (): string => context.desk().officer.id;

  const detailsOf = async (enquiryId: string) =>
    (await store.reader.get('sensitive', apartId('sensitive', enquiryId)))?.body.details ?? [];

  /** What the person put together, in words; the vault alone decides whom it may go to. */
  const compose = async (plan: HandOffPlan): Promise<Answer<Composed>> => {
    const { pack } = packs.current();
    const record = await store.reader.get('enquiry', plan.enquiryId);
    if (!record) return { ok: false, problem: handOffGone };
    const recipient = recipientOf(pack, plan);
    if (!recipient.ok) return recipient;
    const mail = await context.main.ask('mail.state', null);
    if (!mail.ok) return mail;
    const { from } = mail.value;
    if (!from) return { ok: false, problem: noMailHere };
    const facts = factsOf(pack, record.body, await detailsOf(plan.enquiryId));
    const { to } = recipient.value;
    const written = writeHandOff(record.body, facts, plan.items);
    const shown = { from: asHeader(from), to: asHeader(to), ...written };
    const digest = await hashOf(shown);
    return {
      ok: true,
      value: { ...recipient.value, preview: { ...shown, digest }, record, mail: mail.value },
    };
  };

  /** As it was seen, or not at all. */
  const asSeen = async ({ plan, digest }: { plan: HandOffPlan; digest: string }) => {
    const composed = await compose(plan);
    if (!composed.ok || composed.value.preview.digest === digest) return composed;
    return { ok: false as const, problem: previewChanged };
  };

  const letterOf = ({ preview, to, record }: Composed) =>
    writeMail(context, {
      entityId: record.row.id,
      to,
      subject: preview.subject,
      text: preview.text,
    });

  /** The record of it and the audit event, beside `mails`. */
  const unitOf = async (
    plan: HandOffPlan,
    composed: Composed,
    { id, message }: { id: string; message: MailMessage },
    by: HandOff['by'],
  ): Promise<Unit> => {
    const { enquiryId, items } = plan;
    const { to, teamId, reason } = composed;
    const at = londonInstant(context.now());
    const { messageId, subject } = message;
    const one = { id, at, officerId: officerId(), to, teamId, reason, messageId, subject, items, by };
    return {
      ...emptyUnit,
      mails: [by === 'file' ? { message, byHand: true } : { message }],
      records: [await withHandOff(context, composed.record, { ...one, ended: null })],
      audit: [
        {
          what: by === 'file' ? 'hand-off-exported' : 'hand-off-queued',
          handOffId: id,
          enquiryId,
          recipient: teamId === null ? 'typed' : 'directory',
          sensitive: items.includes(SENSITIVE_ITEM),
          officerId: officerId(),
        },
      ],
    };
  };

  return {
    async 'hand-off.options'({ enquiryId }) {
      const { pack } = packs.current();
      const record = await store.reader.get('enquiry', enquiryId);
      if (!record) return { ok: false, problem: handOffGone };
      const mail = await context.main.ask('mail.state', null);
      if (!mail.ok) return mail;
      const { reference, body } = record.body;
      const service = serviceOf(pack, body.service.id);
      const facts = factsOf(pack, record.body, await detailsOf(enquiryId));
      const teams = (pack.directory ?? []).map((team) => ({
        id: team.id,
        name: team.name,
        address: team.email,
        needs: neededBy(pack, team, body.service.id, facts),
        sensitive: team.sensitive,
        assumed: team.assumed,
      }));
      return {
        ok: true,
        value: {
          reference,
          service: body.service.name,
          wanted: service?.route === 'handoff',
          teams,
          suggested: teamNamed(pack, body.outcome.team ?? service?.team ?? null)?.id ?? null,
          items: facts.map(({ id, label, sensitive }) => ({ id, label, sensitive })),
          mail: mail.value,
        },
      };
    },

    async 'hand-off.preview'({ plan }) {
      const composed = await compose(plan);
      if (!composed.ok) return composed;
      // It shows what is sealed apart: on record before it is on the screen.
      if (plan.items.includes(SENSITIVE_ITEM)) {
        const audit: Unit['audit'] = [
          { what: 'sensitive-shown', enquiryId: plan.enquiryId, officerId: officerId() },
        ];
        const noted = await store.work.commit({ ...emptyUnit, audit });
        if (!noted.ok) return noted;
      }
      return { ok: true, value: composed.value.preview };
    },

    async 'hand-off.pass'({ plan, digest }) {
      const composed = await asSeen({ plan, digest });
      if (!composed.ok) return composed;
      const { fault } = composed.value.mail;
      if (fault === 'no-settings') return { ok: false, problem: noMailHere };
      if (fault === 'not-allowed') return { ok: false, problem: mailNotAllowed };
      const letter = await letterOf(composed.value);
      if (!letter.ok) return letter;
      const done = await store.work.commit(await unitOf(plan, composed.value, letter.value, 'email'));
      if (!done.ok) return done;
      changes.changed('enquiries', 'status');
      context.mail.wake('committed');
      return { ok: true, value: { handOffId: letter.value.id } };
    },

    async 'hand-off.export'({ plan, digest }) {
      const composed = await asSeen({ plan, digest });
      if (!composed.ok) return composed;
      if (!composed.value.mail.eml) return { ok: false, problem: noFilesHere };
      const letter = await letterOf(composed.value);
      if (!letter.ok) return letter;
      const { message } = letter.value;
      const fileName = composed.value.record.body.reference;
      const saved = await context.main.ask('mail.save-eml', { message, fileName });
      if (!saved.ok || !saved.value.saved) return saved;
      const done = await store.work.commit(await unitOf(plan, composed.value, letter.value, 'file'));
      if (!done.ok) return { ok: false, problem: savedNotNoted };
      changes.changed('enquiries', 'status');
      return saved;
    },

    'hand-off.decide': (input) => decideHandOff(context, input),
    'hand-off.came-back': (input) => cameBack(context, input),

    async 'hand-off.parked'() {
      return { ok: true, value: await parkedMails(store) };
    },
  };
}

function recipientOf(pack: CouncilPack, { to, items }: HandOffPlan): Answer<Recipient> {
  const wantsSensitive = items.includes(SENSITIVE_ITEM);
  if (to.kind === 'typed') {
    if (wantsSensitive) return { ok: false, problem: sensitiveNotForThem };
    if (holdsCardNumber(to.reason)) return { ok: false, problem: cardNumberHere };
    return {
      ok: true,
      value: { to: { name: '', address: to.address }, teamId: null, reason: to.reason },
    };
  }
  const team = pack.directory?.find(({ id }) => id === to.teamId);
  if (!team) return { ok: false, problem: noSuchTeam };
  if (wantsSensitive && !team.sensitive) return { ok: false, problem: sensitiveNotForThem };
  return { ok: true, value: { to: { name: team.name, address: team.email }, teamId: team.id, reason: null } };
}

/** As a mail program shows it. */
const asHeader = ({ name, address }: HandOff['to']): string => (name ? `${name} <${address}>` : address);

/** The enquiry's hand-offs with one more. */
async function withHandOff(
  { store }: Context,
  { row, body }: OpenedRecord<'enquiry'>,
  one: HandOff,
): Promise<RecordWrite> {
  const id = apartId('hand-off', row.id);
  const before = await store.reader.get('hand-off', id);
  const list: HandOffs = { v: 1, enquiryId: row.id, list: [...(before?.body.list ?? []), one] };
  const time = Date.parse(body.capturedAt);
  const follows = before?.row.revision ?? 0;
  return { id, kind: 'hand-off', time, body: list, follows, keepsItsDay: true };
}
