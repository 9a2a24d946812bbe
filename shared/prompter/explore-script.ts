import { SCRIPT_END, type Script, type ScriptAct, type ScriptStep } from '../packs/schema/script';

/** One way in which a script can end, whatever the facts and the answers are. */
export type ScriptEnd = {
  acts: readonly ScriptAct[];
  /** Those of them that came before anything was said aloud. */
  unspoken: readonly ScriptAct[];
  /** Whether anything was shown at all. */
  shows: boolean;
};

export type Explored = {
  ends: ScriptEnd[];
  /** Steps from which a way leads back to themselves: who is led there may never come to the end. */
  loops: string[];
  /** Steps that no way leads to. */
  unreached: string[];
};

function nextOf(step: ScriptStep): string[] {
  switch (step.kind) {
    case 'say':
    case 'act':
      return [step.next];
    case 'branch':
      return [step.yes, step.no];
    case 'ask':
      return step.answers.map(({ next }) => next);
  }
}

/** A way so far, in which order and repetition no longer matter: many ways are one of these. */
type Sofar = { at: string; acts: ScriptAct[]; unspoken: ScriptAct[]; shows: boolean; aloud: boolean };

const nameOf = (so: Sofar): string =>
  JSON.stringify([so.at, so.acts.toSorted(), so.unspoken.toSorted(), so.shows, so.aloud]);

function onward(so: Sofar, step: ScriptStep): Omit<Sofar, 'at'> {
  const { acts, unspoken, shows, aloud } = so;
  if (step.kind === 'act') {
    const known = acts.includes(step.act);
    return {
      acts: known ? acts : [...acts, step.act],
      unspoken: known || aloud ? unspoken : [...unspoken, step.act],
      shows,
      aloud,
    };
  }
  const says = step.kind === 'say' || (step.kind === 'ask' && step.aloud);
  return { acts, unspoken, shows: shows || step.kind !== 'branch', aloud: aloud || says };
}

/**
 * All ways through a script. Every branch is gone both ways, whatever an earlier one on the same fact took, for facts
 * may change between two answers.
 */
export function exploreScript(script: Script): Explored {
  const steps = new Map(script.steps.map((step) => [step.id, step]));
  const first = script.steps[0]?.id ?? SCRIPT_END;
  const ends: ScriptEnd[] = [];
  const reached = new Set<string>();
  const seen = new Set<string>();
  const open: Sofar[] = [{ at: first, acts: [], unspoken: [], shows: false, aloud: false }];
  for (let so = open.pop(); so; so = open.pop()) {
    const name = nameOf(so);
    if (seen.has(name)) continue;
    seen.add(name);
    const step = steps.get(so.at);
    if (!step) {
      ends.push({ acts: so.acts, unspoken: so.unspoken, shows: so.shows });
      continue;
    }
    reached.add(step.id);
    const more = onward(so, step);
    open.push(...nextOf(step).map((at) => ({ ...more, at })));
  }
  return {
    ends,
    loops: [...reached].filter((id) => leadsTo(steps, id).has(id)),
    unreached: [...steps.keys()].filter((id) => !reached.has(id)),
  };
}

/** The steps that some way from here comes to. */
function leadsTo(steps: ReadonlyMap<string, ScriptStep>, from: string): Set<string> {
  const come = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = steps.get(id);
    for (const next of step ? nextOf(step) : [])
      if (!come.has(next)) {
        come.add(next);
        open.push(next);
      }
  }
  return come;
}
