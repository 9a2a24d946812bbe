import type { CallDraft, EnquiryDraft } from '../../shared/domain/call-draft';
import { scriptOf } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import type { ScriptRole, ShownStep } from '../../shared/packs/schema/script';
import { scriptFacts } from '../../shared/prompter/script-facts';
import { scriptProgress } from '../../shared/prompter/script-progress';
import { takeBackAnswer } from '../../shared/prompter/take-back';
import { scriptStand, type ScriptInFront } from '../../shared/prompter/trail-of';
import { scriptInFront, type PromptStep } from './prompt-step';

/** A script that somebody opened beside the order of the call: a refusal, a representative. */
export type Side = { role: ScriptRole; about: string };

/** The script that the prompter shows, and the step of it that is in front. */
export type Front = ScriptInFront & {
  shown: ShownStep;
  nth: number;
  of: number;
  /** Whether the last answer in it can be taken back by itself. */
  canGoBack: boolean;
};

/** The script of a side, where the pack has one for this channel. */
export function sideScript(pack: CouncilPack, draft: CallDraft, side: Side): ScriptInFront | null {
  const asks = side.role === 'consent' ? side.about : undefined;
  const script = scriptOf(pack, side.role, draft.channel, asks);
  return script && { script, about: side.about };
}

/** What the prompter shows of scripts: the side that is open, else the step of the call. */
export function frontOf(
  pack: CouncilPack,
  draft: CallDraft,
  active: EnquiryDraft,
  step: PromptStep,
  side: Side | null,
): Front | null {
  const script = side ? sideScript(pack, draft, side) : scriptInFront(pack, draft, active, step);
  if (!script) return null;
  const stand = scriptStand(pack, draft, active.id, script);
  if (!stand.shown) return null;
  const facts = scriptFacts(pack, draft, active.id);
  return {
    ...script,
    shown: stand.shown,
    ...scriptProgress(script.script, stand, stand.shown, facts),
    canGoBack: takeBackAnswer(pack, draft, active.id, script) !== null,
  };
}
