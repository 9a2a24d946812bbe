import type { CallDraft } from '../domain/call-draft';
import type { Witness } from '../domain/receipts';
import type { ScriptTrail } from '../domain/script-trail';
import type { CouncilPack } from '../packs/schema/council-pack';
import { applyAct } from './apply-act';
import { onwardFrom, runScript, type ScriptRun } from './run-script';
import { scriptFacts } from './script-facts';
import { scriptStand, trailName, withTrail, type ScriptInFront } from './trail-of';

/**
 * Answers the step of a script that is in front (`null`: it was said), and does what the way from there to the next
 * one asks for. The facts are those of the moment of the answer. An answer that the step does not have changes nothing.
 */
export function answerScript(
  pack: CouncilPack,
  draft: CallDraft,
  enquiryId: string,
  front: ScriptInFront,
  answerId: string | null,
  witness: Witness,
): CallDraft {
  const { shown, gone, acts: before } = scriptStand(pack, draft, enquiryId, front);
  if (!shown || onwardFrom(shown, answerId) === null) return draft;
  const facts = scriptFacts(pack, draft, enquiryId);
  const passed = ({ way }: ScriptRun): ScriptTrail['steps'] =>
    way.map((one) => ({ ...one, at: one.at ?? witness.at }));
  const here = passed(runScript(front.script, gone, facts));
  const answered = [...here, { stepId: shown.id, answer: answerId, at: witness.at }];
  const after = runScript(front.script, answered, facts);
  // What the way before the first step asks for is done with the first answer: until then nothing was said.
  const due = gone.length === 0 ? after.acts : after.acts.slice(before.length);
  const trail = { ...trailName(front, enquiryId), steps: passed(after) };
  return due.reduce(
    (so, act) => applyAct(pack, so, enquiryId, act, front.about, witness),
    withTrail(draft, trail),
  );
}
