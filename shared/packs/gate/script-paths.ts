import { SCRIPT_END, scriptFacts, type Script } from '../schema/script';

type Step = Script['steps'][number];
type Facts = Readonly<Record<string, boolean>>;

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

/** Every mixture of the facts that a script's branches ask. */
function mixtures(script: Script): Facts[] {
  const asked = scriptFacts.filter((fact) => script.steps.some((s) => s.kind === 'branch' && s.on === fact));
  return asked.reduce<Facts[]>(
    (so, fact) =>
      so.flatMap((facts) => [
        { ...facts, [fact]: true },
        { ...facts, [fact]: false },
      ]),
    [{}],
  );
}

/** The steps from which no answer leads to the end any more, in some call. */
export function deadEnds(script: Script): Set<Step> {
  const dead = new Set<Step>();
  for (const facts of mixtures(script))
    for (const step of reached(script, facts))
      if (!reachFrom(script, step.id, facts, none).ends) dead.add(step);
  return dead;
}
