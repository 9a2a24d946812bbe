import type { CallDraft } from '../domain/call-draft';
import type { ScriptTrail } from '../domain/script-trail';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { Script, ScriptAct, ScriptRole, ShownStep } from '../packs/schema/script';
import { runScript } from './run-script';
import { scriptFacts } from './script-facts';

/** A script, and what it is about: a notice, a field, a purpose, by id; `call` for what is said once a call. */
export type ScriptInFront = { script: Script; about: string };
export const ABOUT_CALL = 'call';

/** Asked about within one enquiry, so that another one that asks the same begins at the beginning. */
const ofOneEnquiry: ReadonlySet<ScriptRole> = new Set(['reason', 'volunteered', 'refusal']);

export function trailName({ script, about }: ScriptInFront, enquiryId: string): Omit<ScriptTrail, 'steps'> {
  return { scriptId: script.id, about: ofOneEnquiry.has(script.role) ? `${enquiryId} ${about}` : about };
}

const isNamed = (trail: ScriptTrail, name: Omit<ScriptTrail, 'steps'>): boolean =>
  trail.scriptId === name.scriptId && trail.about === name.about;

export function trailOf(draft: CallDraft, front: ScriptInFront, enquiryId: string): ScriptTrail['steps'] {
  const name = trailName(front, enquiryId);
  return draft.trails.find((trail) => isNamed(trail, name))?.steps ?? [];
}

/** The draft with this trail instead of the one of the same name; without steps there is none. */
export function withTrail(draft: CallDraft, trail: ScriptTrail): CallDraft {
  const others = draft.trails.filter((one) => !isNamed(one, trail));
  return { ...draft, trails: trail.steps.length > 0 ? [...others, trail] : others };
}

/** Whether a script that was begun has come to its end. */
export function isAtEnd(
  pack: CouncilPack,
  draft: CallDraft,
  enquiryId: string,
  front: ScriptInFront,
): boolean {
  const gone = trailOf(draft, front, enquiryId);
  if (gone.length === 0) return false;
  return runScript(front.script, gone, scriptFacts(pack, draft, enquiryId)).shown === null;
}

export type ScriptStand = {
  shown: ShownStep | null;
  acts: ScriptAct[];
  /** As in `ScriptRun`; empty where a script begins afresh. */
  gone: ScriptTrail['steps'];
};

/**
 * Where a script stands that is in front. One that is at its end begins afresh: it is in front again because what it
 * was for is not there, or for another time.
 */
export function scriptStand(
  pack: CouncilPack,
  draft: CallDraft,
  enquiryId: string,
  front: ScriptInFront,
): ScriptStand {
  const facts = scriptFacts(pack, draft, enquiryId);
  const gone = trailOf(draft, front, enquiryId);
  const run = runScript(front.script, gone, facts);
  if (run.shown || gone.length === 0) return { shown: run.shown, acts: run.acts, gone };
  const afresh = runScript(front.script, [], facts);
  return { shown: afresh.shown, acts: afresh.acts, gone: [] };
}
