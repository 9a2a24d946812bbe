import type { Language } from '../../shared/domain/primitives';
import { languageDue } from '../../shared/domain/spoken-language';
import type { NoticeDisplay } from '../../shared/ipc/display-contract';
import { needsObjection, noticeIdOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { notPassed, purgePlan } from '../../shared/policy/retention';
import { visitGoneOn, visitNoticeId, visitPeriod } from '../../shared/policy/visits';
import type { CheckInNotice } from './check-in-notice';
import { today } from './now';
import type { OpenCall } from './open-call';
import type { SignIn } from './visitors';

/** A notice for the customer's screen, and whose it is: as long as `about` is the same, it is the same showing. */
export type ToShow = { about: string; notice: Omit<NoticeDisplay, 'showId'> };

type Asked = { pack: CouncilPack; noticeId: string; language: Language; kept: NoticeDisplay['kept'] };

/** Texts of the pack and days, and nothing else: what is typed has no way here. */
export function noticeToShow({ pack, noticeId, language, kept }: Asked): ToShow['notice'] | null {
  const notice = pack.notices.find(({ id }) => id === noticeId);
  if (!notice) return null;
  const others = notice.languages.filter((one) => one !== language);
  const has = notice.languages.includes(language);
  return {
    state: 'notice',
    council: pack.controller.name,
    languages: has ? [language, ...others] : others,
    parts: notice.sections,
    link: notice.link,
    kept,
    objection: needsObjection(pack, noticeId),
  };
}

/** What a visit shows: its notice, unless nothing personal is asked. A call has nobody who reads; practice is nobody. */
export function callToShow(call: OpenCall | null, now: number): ToShow | null {
  if (!call || call.home.practice || call.draft.channel !== 'in-person') return null;
  if (call.active.needsPersonalDetails === false) return null;
  const { pack } = call.setting;
  const noticeId = noticeIdOf(pack, call.active);
  const first = pack.languages[0] ?? 'en';
  const language = languageDue(pack.languages, call.draft) ? first : call.draft.language;
  const { on, period } = purgePlan(pack, { ...notPassed, channel: call.draft.channel }, now);
  const notice = noticeToShow({ pack, noticeId, language, kept: { on, period, from: 'passed' } });
  return notice && { about: `call ${call.draft.id} ${noticeId}`, notice };
}

/** Somebody is checked in by name: the notice that their visit will have, until the receptionist says it was seen. */
export function checkInToShow(checkIn: CheckInNotice | null, now: number): ToShow | null {
  if (!checkIn) return null;
  const { pack, about } = checkIn;
  const { on, period } = purgePlan(pack, { ...notPassed, channel: 'in-person' }, now);
  const kept = { on, period, from: 'passed' as const };
  const noticeId = pack.defaultNoticeId;
  const notice = noticeToShow({ pack, noticeId, language: pack.languages[0] ?? 'en', kept });
  return notice && { about, notice };
}

/** Somebody signs in: the visitors' notice, until it is recorded that they have seen it. */
export function visitToShow(signIn: SignIn | null): ToShow | null {
  if (!signIn || signIn.step !== 'notice') return null;
  const { pack } = signIn.setting;
  const noticeId = visitNoticeId(pack);
  const kept = { on: visitGoneOn(pack, today()), period: visitPeriod(pack), from: 'visited' as const };
  const notice = noticeToShow({ pack, noticeId, language: pack.languages[0] ?? 'en', kept });
  return notice && { about: `visit ${signIn.id}`, notice };
}
