import { SCRIPT_END, type Script, type ScriptFacts, type ShownStep } from '../packs/schema/script';
import type { ScriptStand } from './trail-of';

/** The most steps that may still be shown from here on, this one included, as the facts are now. */
function mostFrom(script: Script, from: string, facts: ScriptFacts): number {
  const steps = new Map(script.steps.map((step) => [step.id, step]));
  const known = new Map<string, number>();
  const most = (id: string): number => {
    const step = id === SCRIPT_END ? undefined : steps.get(id);
    if (!step) return 0;
    const before = known.get(id);
    if (before !== undefined) return before;
    // Counts for nothing while it is being looked at, so that a script in circles ends here too.
    known.set(id, 0);
    const count =
      step.kind === 'act'
        ? most(step.next)
        : step.kind === 'branch'
          ? most(facts[step.on] ? step.yes : step.no)
          : step.kind === 'say'
            ? 1 + most(step.next)
            : 1 + Math.max(...step.answers.map(({ next }) => most(next)));
    known.set(id, count);
    return count;
  };
  return most(from);
}

/** "2 of 3": which sentence of the script is in front, and how many there may be at most. */
export function scriptProgress(
  script: Script,
  { gone }: ScriptStand,
  shown: ShownStep,
  facts: ScriptFacts,
): { nth: number; of: number } {
  const aloud = new Set(script.steps.filter((s) => s.kind === 'say' || s.kind === 'ask').map(({ id }) => id));
  const before = gone.filter(({ stepId }) => aloud.has(stepId)).length;
  return { nth: before + 1, of: before + mostFrom(script, shown.id, facts) };
}
