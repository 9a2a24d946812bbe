import { stepIds } from '../../shared/domain/receipts';
import type { ScriptTrail } from '../../shared/domain/script-trail';
import { staffLabel } from '../../shared/packs/lookup';
import type { Script } from '../../shared/packs/schema/script';
import { runScript } from '../../shared/prompter/run-script';
import { scriptFacts } from '../../shared/prompter/script-facts';
import { needWords } from '../copy/need-words';
import { itemWords, purposeName } from '../copy/people-words';
import { practiceWords } from '../copy/practice-words';
import { words } from '../copy/words';
import type { PracticeReview } from './desk-view';
import { shownPack, type OpenCall } from './open-call';

const { sides } = practiceWords.review;
type SideRole = keyof typeof sides;
const isSide = (role: Script['role']): role is SideRole => Object.hasOwn(sides, role);

/** What a side script was about, as staff call it; the trail of one enquiry's names the enquiry first. */
function aboutWords(call: OpenCall, role: SideRole, about: string): string {
  const pack = shownPack(call);
  if (role === 'consent') return purposeName(pack, about);
  const [enquiryId, item = ''] = about.split(' ', 2);
  const enquiry = call.draft.enquiries.find(({ id }) => id === enquiryId);
  return itemWords(pack, enquiry?.serviceId ?? null, item);
}

/** A script that was opened beside the order of the call, with the last answer to it; null for a step of the call. */
function sideOf(call: OpenCall, trail: ScriptTrail): { says: string; atEnd: boolean } | null {
  const { setting, draft, active } = call;
  const script = setting.pack.scripts.find(({ id }) => id === trail.scriptId);
  if (!script || !isSide(script.role)) return null;
  const answers = trail.steps.flatMap(({ stepId, answer }) => {
    const step = script.steps.find(({ id }) => id === stepId);
    const given = step?.kind === 'ask' ? step.answers.find(({ id }) => id === answer) : undefined;
    return given ? [staffLabel(setting.pack, given.label, draft.language)] : [];
  });
  const name = sides[script.role](aboutWords(call, script.role, trail.about));
  const { shown } = runScript(script, trail.steps, scriptFacts(setting.pack, draft, active.id));
  return { says: [name, answers.at(-1)].filter(Boolean).join(' → '), atEnd: shown === null };
}

/** What was said and what was missed; a step that this call did not need is neither. */
export function reviewOf(call: OpenCall): PracticeReview {
  const { draft, needs, setting, home } = call;
  const told = draft.receipts.map((receipt) => {
    const notice = setting.pack.notices.find(({ id }) => id === receipt.noticeId);
    return practiceWords.told[receipt.status](notice?.version ?? receipt.version);
  });
  const besides = draft.trails.map((trail) => sideOf(call, trail)).filter((one) => one !== null);
  return {
    said: [
      ...stepIds.filter((id) => draft.said[id] !== undefined).map((id) => words.prompter.steps[id]),
      ...told,
    ],
    besides: besides.filter(({ atEnd }) => atEnd).map(({ says }) => says),
    missed: [
      ...needs.map((need) => needWords(setting.pack, draft, need)),
      ...besides.filter(({ atEnd }) => !atEnd).map(({ says }) => practiceWords.review.leftHalfway(says)),
    ],
    lookOut: home.practice?.lookOut ?? '',
  };
}
