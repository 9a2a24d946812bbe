import { roleFaults, type RoleFault } from '../../prompter/role-rules';
import type { Script, ScriptAct, ScriptRole, ScriptStep } from '../schema/script';
import type { GateRule, Look } from './finding';
import { reached, reachedWithout } from './script-paths';

type Found = { at: string[]; todo: string };

const eachScript = (find: (script: Script, look: Look) => Found[]) => (look: Look) =>
  look.pack.scripts.flatMap((script) =>
    find(script, look).map(({ at, todo }) => ({ at: ['scripts', script.id, ...at], todo })),
  );
const stepAt = ({ id }: { id: string }, todo: string): Found => ({ at: ['steps', id], todo });
const named = (acts: readonly ScriptAct[]): string => acts.map((act) => `"${act}"`).join(' or ');

/** One kind of fault that the prompter's own rules find in a script. */
const fault = <Kind extends RoleFault['kind']>(
  kind: Kind,
  rule: Pick<GateRule, 'id' | 'says' | 'severity'>,
  found: (fault: Extract<RoleFault, { kind: Kind }>) => Found,
): GateRule => ({
  ...rule,
  places: eachScript((script, { pack }) =>
    roleFaults(script, { anonymous: pack.anonymousEnquiry })
      .filter((one): one is Extract<RoleFault, { kind: Kind }> => one.kind === kind)
      .map(found),
  ),
});

/** What is proved by a script has to have come about on whichever way the conversation took. */
export const everyWay = fault(
  'without-act',
  {
    id: 'act-missing',
    says: 'Every way through a script ends with what it is for: told, objected, answered, closed.',
    severity: 'refuses',
  },
  ({ acts }) => ({ at: [], todo: `Lead every way through an act ${named(acts)}.` }),
);

export const foreignAct = fault(
  'foreign-act',
  {
    id: 'act-foreign',
    says: 'A script does only what its role is for: nothing else was said or answered in it.',
    severity: 'refuses',
  },
  ({ act }) => ({ at: [], todo: `Take the act "${act}" out, or move it to a script that may have it.` }),
);

/** A receipt proves what was said: before a word was, there is nothing to prove. */
export const actAfterWords = fault(
  'unspoken',
  {
    id: 'act-unsaid',
    says: 'Nothing counts as said before something was said (UK GDPR Art 5(2), 13(1)).',
    severity: 'refuses',
  },
  ({ act }) => ({ at: [], todo: `Put what is said in front of the act "${act}", on every way.` }),
);

export const actsApart = fault(
  'not-together',
  {
    id: 'act-both',
    says: 'Nobody says yes and no to one question (UK GDPR Art 7(1)).',
    severity: 'refuses',
  },
  ({ acts: [one, other] }) => ({ at: [], todo: `Let no way come to both "${one}" and "${other}".` }),
);

export const endlessLoop = fault(
  'loop',
  {
    id: 'endless-loop',
    says: 'A script never comes back to a step: each way through it has an end.',
    severity: 'refuses',
  },
  ({ stepId }) => stepAt({ id: stepId }, 'Lead it on to "end", or to a step that does.'),
);

export const showsNothing = fault(
  'shows-nothing',
  {
    id: 'shows-nothing',
    says: 'Every way through a script shows something to say or to answer.',
    severity: 'refuses',
  },
  () => ({ at: [], todo: 'Put a sentence or a question on every way.' }),
);

export const unreached = fault(
  'unreached',
  { id: 'step-unreached', says: 'Every step of a script is said on some way.', severity: 'reports' },
  ({ stepId }) => stepAt({ id: stepId }, 'Lead a step to it, or take it out.'),
);

const isAct =
  (...acts: ScriptAct[]) =>
  (step: ScriptStep): boolean =>
    step.kind === 'act' && acts.includes(step.act);

/** Of a choice both sides can be taken; an opening that never gives the notice opens nothing. */
const offers: Partial<Record<ScriptRole, readonly ScriptAct[]>> = {
  opening: ['give-notice'],
  reason: ['open-field', 'leave-field-out'],
  volunteered: ['leave-sensitive-out'],
  refusal: ['record-refusal'],
  representative: ['open-representative', 'only-listen'],
  consent: ['consent-given', 'consent-refused'],
};

export const bothSides: GateRule = {
  id: 'act-never',
  says: 'Whoever is asked can answer either way: yes and no lead somewhere (UK GDPR Art 4(11), 7(3)).',
  severity: 'refuses',
  places: eachScript((script) =>
    (offers[script.role] ?? [])
      .filter((act) => !reached(script).some(isAct(act)))
      .map((act) => ({ at: [], todo: `Lead one way through the act "${act}".` })),
  ),
};

const answers = isAct('consent-given', 'open-field', 'note-sensitive', 'open-representative');

/** A yes that nobody was asked for is none. */
export const actAfterAnswer: GateRule = {
  id: 'act-unasked',
  says: 'What depends on somebody’s answer comes after a question (UK GDPR Art 4(11), 7(1)).',
  severity: 'refuses',
  places: eachScript((script) =>
    reachedWithout(script, ({ kind }) => kind === 'ask')
      .filter(answers)
      .map((step) => stepAt(step, 'Put the question in front of it.')),
  ),
};

export const noteAgainstMode: GateRule = {
  id: 'note-against-mode',
  says: 'Delicate details are noted only where the pack’s mode allows it (S1:29, S3:32).',
  severity: 'refuses',
  places: eachScript(({ steps }, { pack }) =>
    pack.specialCategory.mode === 'never' && pack.criminalData.mode === 'never'
      ? steps
          .filter(isAct('note-sensitive'))
          .map((step) => stepAt(step, 'Leave the detail out, or let the mode be "volunteered-only".'))
      : [],
  ),
};
