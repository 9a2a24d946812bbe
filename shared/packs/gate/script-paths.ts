import { SCRIPT_END, type Script, type ScriptFacts, type ScriptStep as Step } from '../schema/script';

type Facts = Partial<ScriptFacts>;

/** Where a step may lead. A branch goes one way only when what it asks is known. */
function nextOf(step: Step, facts: Facts): string[] {
  switch (step.kind) {
    case 'say':
    case 'act':
      return [step.next];
    case 'ask':
      return step.answers.map(({ next }) => next);
    case 'branch': {
      const known = facts[step.on];
      return known === undefined ? [step.yes, step.no] : [known ? step.yes : step.no];
    }
  }
}

/** The steps that can be come to from one on, that one included, and whether the end can; none of `avoid` is passed. */
function reachFrom(
  script: Script,
  from: string,
  facts: Facts,
  avoid: (step: Step) => boolean,
): { steps: Set<Step>; ends: boolean } {
  const byId = new Map(script.steps.map((step) => [step.id, step]));
  const steps = new Set<Step>();
  const waiting = [from];
  let ends = false;
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    ends ||= id === SCRIPT_END;
    const step = byId.get(id);
    if (!step || steps.has(step) || avoid(step)) continue;
    steps.add(step);
    waiting.push(...nextOf(step, facts));
  }
  return { steps, ends };
}

const none = (): boolean => false;
const first = ({ steps: [step] }: Script): string => step?.id ?? SCRIPT_END;

/** Whether no way through the script, whatever is answered, leaves out all steps of this kind. */
export function alwaysPasses(script: Script, one: (step: Step) => boolean, facts: Facts = {}): boolean {
  return !reachFrom(script, first(script), facts, one).ends;
}

/** The steps that some way through the script comes to. */
export function reached(script: Script, facts: Facts = {}): Step[] {
  return [...reachFrom(script, first(script), facts, none).steps];
}

/** The steps that some way comes to without having passed one of this kind. */
export function reachedWithout(script: Script, one: (step: Step) => boolean): Step[] {
  return [...reachFrom(script, first(script), {}, one).steps];
}
