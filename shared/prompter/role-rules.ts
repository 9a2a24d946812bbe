import type { Script, ScriptAct, ScriptRole } from '../packs/schema/script';
import { exploreScript } from './explore-script';

type RoleRule = {
  /** Each way to the end comes to one of these; empty: it need not. */
  reaches: readonly ScriptAct[];
  /** What a script of this role may have the desk do beside that. */
  mayAlso: readonly ScriptAct[];
  /** Not before something was said aloud: a receipt proves speech (UK GDPR Art 13, 21(4)). */
  spoken: readonly ScriptAct[];
  /** No way comes to both. */
  apart: readonly (readonly [ScriptAct, ScriptAct])[];
};

const says = (act: ScriptAct): RoleRule => ({ reaches: [act], mayAlso: [], spoken: [act], apart: [] });
const eitherOr = (one: ScriptAct, other: ScriptAct, spoken: ScriptAct[] = []): RoleRule => ({
  reaches: [one, other],
  mayAlso: [],
  spoken,
  apart: [[one, other]],
});

/** What a script of each role must, may and may not do, so that the order of the call stays the law's. */
export const roleRules: Readonly<Record<ScriptRole, RoleRule>> = {
  opening: {
    reaches: ['give-notice', 'go-anonymous'],
    mayAlso: [],
    spoken: ['give-notice'],
    apart: [],
  },
  objection: says('mark-objection'),
  electoral: says('mark-electoral'),
  reason: eitherOr('open-field', 'leave-field-out', ['open-field']),
  volunteered: eitherOr('note-sensitive', 'leave-sensitive-out'),
  refusal: { ...eitherOr('record-refusal', 'give-after-all'), mayAlso: ['go-anonymous'] },
  representative: eitherOr('open-representative', 'only-listen'),
  consent: eitherOr('consent-given', 'consent-refused', ['consent-given', 'consent-refused']),
  payment: { reaches: [], mayAlso: [], spoken: [], apart: [] },
  closing: says('mark-closing'),
  'anonymous-closing': says('mark-closing'),
};

export type RoleFault =
  | { kind: 'loop' | 'unreached'; stepId: string }
  | { kind: 'foreign-act' | 'unspoken'; act: ScriptAct }
  | { kind: 'without-act'; acts: readonly ScriptAct[] }
  | { kind: 'not-together'; acts: readonly [ScriptAct, ScriptAct] }
  | { kind: 'shows-nothing' };

/**
 * What of a script breaks the rules of its role. `anonymous` is whether the pack lets people stay anonymous at all:
 * where it does not, a script that goes anonymous would lead nowhere.
 */
export function roleFaults(script: Script, { anonymous }: { anonymous: boolean }): RoleFault[] {
  const { reaches, mayAlso, spoken, apart } = roleRules[script.role];
  const { ends, loops, unreached } = exploreScript(script);
  const allowed = [...reaches, ...mayAlso].filter((act) => anonymous || act !== 'go-anonymous');
  const done = new Set(script.steps.flatMap((step) => (step.kind === 'act' ? [step.act] : [])));
  const faults: RoleFault[] = [
    ...loops.map((stepId) => ({ kind: 'loop' as const, stepId })),
    ...unreached.map((stepId) => ({ kind: 'unreached' as const, stepId })),
    ...[...done]
      .filter((act) => !allowed.includes(act))
      .map((act) => ({ kind: 'foreign-act' as const, act })),
    ...spoken
      .filter((act) => ends.some((end) => end.unspoken.includes(act)))
      .map((act) => ({ kind: 'unspoken' as const, act })),
    ...apart
      .filter((pair) => ends.some((end) => pair.every((act) => end.acts.includes(act))))
      .map((acts) => ({ kind: 'not-together' as const, acts })),
  ];
  if (reaches.length > 0 && ends.some(({ acts }) => !acts.some((act) => reaches.includes(act))))
    faults.push({ kind: 'without-act', acts: reaches });
  if (ends.some(({ shows }) => !shows)) faults.push({ kind: 'shows-nothing' });
  return faults;
}
