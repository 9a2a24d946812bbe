import { receiptComplete } from '../../../shared/domain/receipts';
import type { NoticeReceipt } from '../../../shared/domain/notice-receipt';
import type { HostMail, VisitEntry, VisitRecord } from '../../../shared/domain/visit';
import type { Answer, Problem } from '../../../shared/ipc/port-message';
import type { VisitLine } from '../../../shared/ipc/vault-contract';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { londonDate, londonInstant } from '../../../shared/policy/civil-date';
import { freeBadge, keepsVisitors, visitGoneOn, visitNoticeId } from '../../../shared/policy/visits';
import type { OpenedRecord } from '../data/opened-record';
import { emptyUnit, type Unit } from '../data/unit-of-work';
import {
  badInput,
  cardNumberHere,
  hostMailWords,
  noReceiptYet,
  noVisitors,
  otherNotice,
  otherWitness,
  visitorGone,
} from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import type { HostMailRoute } from './host-mail';
import { MOST_VISITS, revised, type VisitClosing } from './visit-closing';

/** Between showing the notice and signing in nobody takes longer. */
const SHOWN_WITHIN_MS = 60 * 60_000;
const AHEAD_MS = 60_000;

type VisitMethods =
  | 'visit.list'
  | 'visit.sign-in'
  | 'visit.sign-out'
  | 'visit.still-here'
  | 'visit.host-told'
  | 'visit.printed';

/** Visitors: signed in and out, on this desk alone. */
export function visitHandlers(
  context: Context,
  closing: VisitClosing,
  mail: HostMailRoute,
): Handlers<VisitMethods> {
  const { store, packs, changes, now } = context;
  const officerId = (): string => context.desk().officer.id;

  const lineOf = ({ body }: OpenedRecord<'visit'>): VisitLine => {
    const { id, badge, name, host, company, car, arrivedAt, left, hostTold } = body;
    const goneOn = visitGoneOn(packs.current().pack, londonDate(Date.parse(arrivedAt)));
    return { id, badge, name, host, company, car, arrivedAt, left, hostTold, goneOn };
  };

  const misfit = async ({ receipt, car, hostEmail, ...texts }: VisitEntry): Promise<Problem | null> => {
    const { pack, noticeHashes } = packs.current();
    if (!keepsVisitors(pack)) return noVisitors;
    if ([texts.name, texts.host, texts.company, car].some((text) => text && holdsCardNumber(text)))
      return cardNumberHere;
    if (car !== null && pack.visitors.asksCar !== true) return badInput;
    if (hostEmail !== null && !mail.ready()) return badInput;
    const noticeId = visitNoticeId(pack);
    const notice = pack.notices.find(({ id }) => id === noticeId);
    const hash = (await noticeHashes())[noticeId];
    if (receipt.noticeId !== noticeId || receipt.version !== notice?.version || receipt.hash !== hash)
      return otherNotice;
    if (receipt.status !== 'given' || !receiptComplete(pack, receipt)) return noReceiptYet;
    return isOfNow(receipt) ? null : otherWitness;
  };
  const isOfNow = ({ at, by }: NoticeReceipt): boolean => {
    const ago = now() - Date.parse(at);
    return by === officerId() && ago <= SHOWN_WITHIN_MS && ago >= -AHEAD_MS;
  };

  const mailFor = ({ name, company, hostEmail }: VisitEntry, at: string): HostMail | null => {
    if (hostEmail === null) return null;
    const council = packs.current().pack.controller.name;
    const text = hostMailWords.text(name, company, council, at.slice(11, 16));
    return { to: hostEmail, subject: hostMailWords.subject, text };
  };

  const changeVisit = async (
    visitId: string,
    change: (visit: VisitRecord) => Partial<VisitRecord> | null,
    audit: Unit['audit'],
  ): Promise<Answer<null>> => {
    const visit = await store.reader.get('visit', visitId);
    const changed = visit && change(visit.body);
    if (!visit || !changed) return { ok: false, problem: visitorGone };
    const done = await store.work.commit({ ...emptyUnit, records: [revised(visit, changed)], audit });
    if (!done.ok) return done.problem.kind === 'stale' ? { ok: false, problem: visitorGone } : done;
    changes.changed('visits');
    closing.wake();
    return { ok: true, value: null };
  };

  const all = (): Promise<OpenedRecord<'visit'>[]> => store.reader.newest('visit', MOST_VISITS);

  return {
    async 'visit.list'() {
      await closing.closeDue();
      const today = londonDate(now());
      const lines = (await all()).map(lineOf);
      const leftOn = ({ left }: VisitLine): string | null => left && londonDate(Date.parse(left.at));
      return {
        ok: true,
        value: {
          inBuilding: lines.filter(({ left }) => left === null).reverse(),
          leftToday: lines.filter((line) => leftOn(line) === today),
          canMail: mail.ready(),
        },
      };
    },

    async 'visit.sign-in'(entry) {
      const problem = await misfit(entry);
      if (problem) return { ok: false, problem };
      await closing.closeDue();
      const worn = (await all()).flatMap(({ body }) => (body.left === null ? [body.badge] : []));
      const { pack } = packs.current();
      const at = londonInstant(now());
      const hostMail = mailFor(entry, at);
      const { receipt } = entry;
      const body: VisitRecord = {
        ...entry,
        v: 1,
        id: context.newId(),
        badge: freeBadge(worn),
        arrivedAt: at,
        inSince: at,
        left: null,
        hostTold: 'to-tell',
        hostMail,
        packVersion: pack.version,
        officerId: officerId(),
      };
      const { id } = body;
      const done = await store.work.commit({
        ...emptyUnit,
        records: [{ id, kind: 'visit', time: Date.parse(at), body, follows: 0 }],
        audit: [
          {
            what: 'visitor-signed-in',
            visitId: id,
            officerId: officerId(),
            packVersion: pack.version,
            noticeId: receipt.noticeId,
            noticeVersion: receipt.version,
          },
        ],
      });
      const [row] = done.ok ? done.value.rows : [];
      if (!done.ok) return done;
      // Stored first: a mail that could not be passed on is told by a person, and never twice.
      const passed = hostMail ? await mail.pass(id, hostMail) : null;
      if (passed?.ok) await changeVisit(id, () => ({ hostTold: 'by-mail' }), []);
      changes.changed('visits');
      closing.wake();
      const hostTold = passed?.ok ? 'by-mail' : 'to-tell';
      return row
        ? { ok: true, value: lineOf({ row, body: { ...body, hostTold } }) }
        : { ok: false, problem: visitorGone };
    },

    'visit.sign-out': ({ visitId }) =>
      changeVisit(
        visitId,
        ({ left }) => (left ? null : { left: { at: londonInstant(now()), how: 'desk' } }),
        [{ what: 'visitors-signed-out', visitIds: [visitId], how: 'desk', officerId: officerId() }],
      ),

    async 'visit.still-here'({ visitId }) {
      const worn = (await all()).flatMap(({ body }) => (body.left === null ? [body.badge] : []));
      return changeVisit(
        visitId,
        ({ left, badge }) =>
          left && {
            left: null,
            inSince: londonInstant(now()),
            badge: worn.includes(badge) ? freeBadge(worn) : badge,
          },
        [{ what: 'visitor-still-here', visitId, officerId: officerId() }],
      );
    },

    'visit.host-told': ({ visitId }) =>
      changeVisit(visitId, () => ({ hostTold: 'told' }), [
        { what: 'host-told', visitId, officerId: officerId() },
      ]),

    async 'visit.printed'(printed) {
      const by = officerId();
      const event =
        printed.what === 'roll'
          ? ({ what: 'roll-printed', visitors: printed.visitors, officerId: by } as const)
          : ({ what: 'badge-printed', visitId: printed.visitId, officerId: by } as const);
      const done = await store.work.commit({ ...emptyUnit, audit: [event] });
      return done.ok ? { ok: true, value: null } : done;
    },
  };
}
