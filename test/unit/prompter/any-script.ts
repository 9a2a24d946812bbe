import fc from 'fast-check';
import type { Channel } from '../../../shared/domain/primitives';
import {
  SCRIPT_END,
  scriptFacts,
  type Script,
  type ScriptAct,
  type ScriptRole,
  type ScriptStep,
} from '../../../shared/packs/schema/script';
import { roleRules } from '../../../shared/prompter/role-rules';

/** Where a step leads, as a share of what comes after it: always forward, so that no script goes round in circles. */
type Loose =
  | { kind: 'say'; aloud: true; next: number }
  | { kind: 'ask'; aloud: boolean; next: number[] }
  | { kind: 'branch'; on: (typeof scriptFacts)[number]; next: [number, number] };

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const looseStep: fc.Arbitrary<Loose> = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), aloud: fc.constant(true as const), next: share }),
  fc.record({
    kind: fc.constant('ask' as const),
    aloud: fc.boolean(),
    next: fc.array(share, { minLength: 2, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('branch' as const),
    on: fc.constantFrom(...scriptFacts),
    next: fc.tuple(share, share),
  }),
);

/**
 * Scripts of one role that keep its rules: steps in any order that lead forward, the last ones saying something and
 * doing what the role is for.
 */
export function anyScript(role: ScriptRole, channels: Channel[], anonymous = true): fc.Arbitrary<Script> {
  const acts = roleRules[role].reaches.filter((act) => anonymous || act !== 'go-anonymous');
  return fc.array(looseStep, { maxLength: 6 }).map((loose) => {
    const ids = [...loose.map((_, i) => `step-${i}`), 'last'];
    const to = (i: number, at: number): string =>
      ids[i + 1 + Math.floor(at * (ids.length - i - 1))] ?? 'last';
    const steps = loose.map((step, i): ScriptStep => {
      const id = `step-${i}`;
      if (step.kind === 'say')
        return { id, kind: 'say', text: { en: `Sentence ${i}` }, next: to(i, step.next) };
      if (step.kind === 'branch')
        return { id, kind: 'branch', on: step.on, yes: to(i, step.next[0]), no: to(i, step.next[1]) };
      return {
        id,
        kind: 'ask',
        aloud: step.aloud,
        text: { en: `Question ${i}` },
        answers: step.next.map((next, n) => answerTo(n, to(i, next))),
      };
    });
    return {
      id: `any-${role}-${channels.join('-')}`,
      role,
      channels,
      steps: [...reachedOf([...steps, ...lastOf(acts)])],
    };
  });
}

const answerTo = (n: number, next: string) => ({
  id: `answer-${n}`,
  key: 'abcd'[n]!,
  label: `Answer ${n}`,
  next,
});

/** Something said, and then one of the acts that the role is for. */
function lastOf(acts: readonly ScriptAct[]): ScriptStep[] {
  const [one, ...more] = acts;
  if (!one) return [{ id: 'last', kind: 'say', text: { en: 'The last one' }, next: SCRIPT_END }];
  const does = acts.map((act, n): ScriptStep => ({ id: `act-${n}`, kind: 'act', act, next: SCRIPT_END }));
  const last: ScriptStep =
    more.length === 0
      ? { id: 'last', kind: 'say', text: { en: 'The last one' }, next: 'act-0' }
      : {
          id: 'last',
          kind: 'ask',
          aloud: true,
          text: { en: 'The last one?' },
          answers: acts.map((_, n) => answerTo(n, `act-${n}`)),
        };
  return [last, ...does];
}

/** Without the steps that no way leads to. */
function reachedOf(steps: ScriptStep[]): ScriptStep[] {
  const known = new Map(steps.map((step) => [step.id, step]));
  const reached = new Set<ScriptStep>();
  const go = (id: string | undefined): void => {
    const step = id === undefined ? undefined : known.get(id);
    if (!step || reached.has(step)) return;
    reached.add(step);
    if (step.kind === 'branch') [step.yes, step.no].forEach(go);
    else if (step.kind === 'ask') step.answers.forEach(({ next }) => go(next));
    else go(step.next);
  };
  go(steps[0]?.id);
  return steps.filter((step) => reached.has(step));
}
