import type { CallDraft } from '../domain/call-draft';
import { unmarkSaid, type StepId } from '../domain/receipts';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { ScriptRole } from '../packs/schema/script';
import { runScript } from './run-script';
import { scriptFacts } from './script-facts';
import { trailName, trailOf, withTrail, type ScriptInFront } from './trail-of';

const rolesOf: Readonly<Record<StepId, readonly ScriptRole[]>> = {
  opening: ['opening'],
  objection: ['objection'],
  electoral: ['electoral'],
  closing: ['closing', 'anonymous-closing'],
};

/** Takes back what was marked as said by mistake, with what it proved and how far its scripts had come. */
export function takeBackSaid(pack: CouncilPack, draft: CallDraft, step: StepId): CallDraft {
  const scripts = new Set(pack.scripts.filter((s) => rolesOf[step].includes(s.role)).map(({ id }) => id));
  const trails = draft.trails.filter(({ scriptId }) => !scripts.has(scriptId));
  return { ...unmarkSaid(draft, step), trails };
}

/**
 * Takes back the last sentence or answer within a script; null when there is none, or when it has had an effect, which
 * is taken back by its own name.
 */
export function takeBackAnswer(
  pack: CouncilPack,
  draft: CallDraft,
  enquiryId: string,
  front: ScriptInFront,
): CallDraft | null {
  const gone = trailOf(draft, front, enquiryId);
  const branches = new Set(front.script.steps.filter((s) => s.kind === 'branch').map(({ id }) => id));
  const last = gone.findLastIndex(({ stepId }) => !branches.has(stepId));
  if (last < 0) return null;
  const facts = scriptFacts(pack, draft, enquiryId);
  const run = runScript(front.script, gone, facts);
  // At its end it has begun afresh: there is nothing of it to take back.
  if (!run.shown) return null;
  const steps = gone.slice(0, gone.slice(0, last).findLastIndex(({ stepId }) => !branches.has(stepId)) + 1);
  const undone = steps.length === 0 ? [] : runScript(front.script, steps, facts).acts;
  if (undone.length < run.acts.length) return null;
  return withTrail(draft, { ...trailName(front, enquiryId), steps });
}
