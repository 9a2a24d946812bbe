import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import { fillScript, inLanguage, noticeIdOf, scriptOf, serviceOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { deskPeriod } from '../../shared/policy/retention';
import { listWords, periodWords, shortDayWords } from './dates';

type Speaker = { pack: CouncilPack; draft: CallDraft; active: EnquiryDraft; officer: string; today: string };

/** Who has it now, to be read out: a team only when it is passed to one. */
function teamOf(pack: CouncilPack, { serviceId, outcome }: EnquiryDraft): string {
  const team = outcome.team ?? serviceOf(pack, serviceId)?.team;
  const passed = outcome.kind === 'passed' || outcome.kind === 'call-back';
  return passed && team ? team : 'our records';
}

/** ", who should answer within two working days": said only where the pack promises it. */
function promiseOf(pack: CouncilPack, { serviceId, outcome }: EnquiryDraft, today: string): string {
  if (outcome.kind === 'call-back' && outcome.by)
    return `, and someone rings you by ${shortDayWords(outcome.by, today)}`;
  if (outcome.kind !== 'passed') return '';
  if (outcome.by) return `, who should answer by ${shortDayWords(outcome.by, today)}`;
  const days = serviceOf(pack, serviceId)?.answersWithinDays ?? null;
  if (days === null) return '';
  if (days === 0) return ', who should answer today';
  return `, who should answer within ${days} working ${days === 1 ? 'day' : 'days'}`;
}

const unique = (items: string[]): string[] => [...new Set(items)];

/** The sentence to say, from the pack, with its gaps filled. */
export function scriptWords(step: 'opening' | 'objection' | 'closing', speaker: Speaker): string {
  const { pack, draft, active, officer, today } = speaker;
  const nothingPersonal = draft.enquiries.every((e) => e.needsPersonalDetails === false);
  const role = step === 'closing' && nothingPersonal ? 'anonymous-closing' : step;
  const say = scriptOf(pack, role, draft.channel)?.steps.find((one) => one.kind === 'say');
  if (!say) return '';
  const [only, ...more] = draft.enquiries;
  const notice = pack.notices.find((n) => n.id === noticeIdOf(pack, active));
  return fillScript(inLanguage(say.text, draft.language), {
    council: pack.controller.name,
    officer,
    link: notice?.link ?? '',
    period: periodWords(deskPeriod(pack)),
    reference: listWords(draft.enquiries.map((e) => e.reference)),
    team: listWords(unique(draft.enquiries.map((e) => teamOf(pack, e)))),
    by: only && more.length === 0 ? promiseOf(pack, only, today) : '',
    dpo: pack.dpo.label,
    regulator: pack.regulator.name,
  });
}

/** The team that is named beside the purge date. */
export function passedTo(pack: CouncilPack, enquiry: EnquiryDraft): string | null {
  const team = teamOf(pack, enquiry);
  return team === 'our records' ? null : team;
}
