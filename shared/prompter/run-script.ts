import type { ScriptTrail } from '../domain/script-trail';
import {
  SCRIPT_END,
  type Script,
  type ScriptAct,
  type ScriptFacts,
  type ScriptStep,
  type ShownStep,
} from '../packs/schema/script';

type Gone = ScriptTrail['steps'];
/** `at` null: a branch that nothing has been said after yet, so that it still follows the facts. */
type Passed = Omit<Gone[number], 'at'> & { at: string | null };

export type ScriptRun = {
  /** What is in front; null at the end of the script. */
  shown: ShownStep | null;
  /** Everything that the way so far has the desk do, in order. */
  acts: ScriptAct[];
  /** The way so far, branches included; what of `gone` does not lie on it is left out. */
  way: Passed[];
};

/**
 * How far a script is, from what was said and answered in it. Branches and acts are walked through by themselves: a
 * branch takes the way that it took before where `gone` has it, so that what happened stays as it was when the facts
 * change; else the one that the facts say. A way that comes round to itself without anything to say counts as the end.
 */
export function runScript(script: Script, gone: Gone, facts: ScriptFacts): ScriptRun {
  const steps = new Map(script.steps.map((step) => [step.id, step]));
  const run: ScriptRun = { shown: null, acts: [], way: [] };
  const silent = new Set<ScriptStep>();
  let at = script.steps[0];
  let known = gone;
  while (at && !silent.has(at)) {
    const before = known[run.way.length];
    // A trail that has left the script, of another version of it for one, leads no further.
    if (before && at.kind !== 'act' && before.stepId !== at.id) known = [];
    const next = stepAt(at, known[run.way.length], facts, run);
    if (next === null) break;
    if (at.kind === 'say' || at.kind === 'ask') silent.clear();
    else silent.add(at);
    at = next === SCRIPT_END ? undefined : steps.get(next);
  }
  return run;
}

/** Goes through one step, and answers where it leads; null when it is the one in front. */
function stepAt(
  at: ScriptStep,
  mine: Gone[number] | undefined,
  facts: ScriptFacts,
  run: ScriptRun,
): string | null {
  switch (at.kind) {
    case 'act':
      run.acts.push(at.act);
      return at.next;
    case 'branch': {
      const took = mine?.answer ?? (facts[at.on] ? 'yes' : 'no');
      run.way.push({ stepId: at.id, answer: took, at: mine?.at ?? null });
      return took === 'yes' ? at.yes : at.no;
    }
    case 'say':
    case 'ask': {
      const next = mine ? onwardFrom(at, mine.answer) : null;
      if (mine && next !== null) run.way.push(mine);
      else run.shown = at;
      return next;
    }
  }
}

/** Where a step that is shown leads with this answer; null for an answer that it does not have. */
export function onwardFrom(step: ShownStep, answer: string | null): string | null {
  if (step.kind === 'say') return answer === null ? step.next : null;
  return step.answers.find(({ id }) => id === answer)?.next ?? null;
}
