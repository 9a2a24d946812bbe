import { scriptActs, type Script, type ScriptRole } from '../schema/script';
import type { GateRule, Look } from './finding';
import { alwaysPasses, deadEnds, reached, reachedWithout } from './script-paths';

type Act = (typeof scriptActs)[number];
type Step = Script['steps'][number];
type RoleRule = {
  /** Every way through the script comes to one of these; empty: to none in particular. */
  oneOf: readonly Act[];
  /** And some way to each of these. */
  each: readonly Act[];
  /** These it may have done besides. */
  may: readonly Act[];
};

const only = (...oneOf: Act[]): RoleRule => ({ oneOf, each: [], may: [] });
const choice = (...oneOf: Act[]): RoleRule => ({ oneOf, each: oneOf, may: [] });

/** What a script of each role has the desk do. */
export const roleRules: Readonly<Record<ScriptRole, RoleRule>> = {
  opening: { oneOf: ['give-notice', 'go-anonymous'], each: ['give-notice'], may: [] },
  objection: only('mark-objection'),
  electoral: only('mark-electoral'),
  reason: { oneOf: ['open-field', 'leave-field-out'], each: ['open-field', 'leave-field-out'], may: [] },
  volunteered: { oneOf: ['note-sensitive', 'leave-sensitive-out'], each: ['leave-sensitive-out'], may: [] },
  refusal: { oneOf: ['record-refusal', 'give-after-all'], each: ['record-refusal'], may: ['go-anonymous'] },
  representative: choice('open-representative', 'only-listen'),
  consent: choice('consent-given', 'consent-refused'),
  payment: { oneOf: [], each: [], may: [] },
  closing: only('mark-closing'),
  'anonymous-closing': only('mark-closing'),
};

const actOf = (step: Step): Act | null => (step.kind === 'act' ? step.act : null);
const does = (acts: readonly Act[]) => (step: Step) => acts.some((act) => act === actOf(step));
const named = (acts: readonly Act[]): string => acts.map((act) => `"${act}"`).join(' or ');

const eachScript = (find: (script: Script, look: Look) => { at: string[]; todo: string }[]) => (look: Look) =>
  look.pack.scripts.flatMap((script) =>
    find(script, look).map(({ at, todo }) => ({ at: ['scripts', script.id, ...at], todo })),
  );
const stepAt = ({ id }: Step, todo: string) => ({ at: ['steps', id], todo });

/** What is proved by a script has to have come about on whichever way the conversation took. */
export const everyWay: GateRule = {
  id: 'act-missing',
  says: 'Every way through a script ends with what it is for: told, objected, answered, closed.',
  severity: 'refuses',
  places: eachScript((script) => {
    const { oneOf, each } = roleRules[script.role];
    const steps = reached(script);
    if (deadEnds(script).size > 0) return [];
    if (oneOf.length > 0 && !alwaysPasses(script, does(oneOf)))
      return [{ at: [], todo: `Lead every way through an act ${named(oneOf)}.` }];
    return each
      .filter((act) => !steps.some(does([act])))
      .map((act) => ({ at: [], todo: `Lead one way through the act "${act}".` }));
  }),
};

export const foreignAct: GateRule = {
  id: 'act-foreign',
  says: 'A script does only what its role is for: nothing else was said or answered in it.',
  severity: 'refuses',
  places: eachScript(({ role, steps }) => {
    const { oneOf, may } = roleRules[role];
    return steps
      .filter((step) => step.kind === 'act' && !does([...oneOf, ...may])(step))
      .map((step) => stepAt(step, 'Take the act out, or move it to the script it belongs to.'));
  }),
};

const isSpoken = (step: Step): boolean => step.kind === 'say' || (step.kind === 'ask' && step.aloud);
const saying = does(['give-notice', 'mark-objection', 'mark-electoral', 'mark-closing']);

/** A receipt proves what was said: before a word was, there is nothing to prove. */
export const actAfterWords: GateRule = {
  id: 'act-unsaid',
  says: 'Nothing counts as said before something was said (UK GDPR Art 5(2), 13(1)).',
  severity: 'refuses',
  places: eachScript((script) =>
    reachedWithout(script, isSpoken)
      .filter(saying)
      .map((step) => stepAt(step, 'Put what is said in front of it.')),
  ),
};

const answering = does(['consent-given', 'open-field', 'note-sensitive', 'open-representative']);

/** A yes that nobody was asked for is none. */
export const actAfterAnswer: GateRule = {
  id: 'act-unasked',
  says: 'What depends on somebody’s answer comes after a question (UK GDPR Art 4(11), 7(1)).',
  severity: 'refuses',
  places: eachScript((script) =>
    reachedWithout(script, (step) => step.kind === 'ask')
      .filter(answering)
      .map((step) => stepAt(step, 'Put the question in front of it.')),
  ),
};

/** A way that goes round without a question is one too: nothing leads out of it. */
export const deadEnd: GateRule = {
  id: 'dead-end',
  says: 'From every step of a script some answer leads to its end.',
  severity: 'refuses',
  places: eachScript((script) =>
    [...deadEnds(script)].map((step) => stepAt(step, 'Lead it on to "end", or to a step that does.')),
  ),
};

export const unreached: GateRule = {
  id: 'step-unreached',
  says: 'Every step of a script is said on some way.',
  severity: 'reports',
  places: eachScript((script) => {
    const steps = reached(script);
    return script.steps
      .filter((step) => !steps.includes(step))
      .map((step) => stepAt(step, 'Lead a step to it, or take it out.'));
  }),
};

export const noteAgainstMode: GateRule = {
  id: 'note-against-mode',
  says: 'Delicate details are noted only where the pack’s mode allows it (S1:29, S3:32).',
  severity: 'refuses',
  places: eachScript(({ steps }, { pack }) =>
    pack.specialCategory.mode === 'never' && pack.criminalData.mode === 'never'
      ? steps
          .filter(does(['note-sensitive']))
          .map((step) => stepAt(step, 'Leave the detail out, or let the mode be "volunteered-only".'))
      : [],
  ),
};
