import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newEnquiryDraft } from '../../../shared/domain/new-draft';
import { builtInPack } from '../../../shared/packs/built-in';
import {
  SCRIPT_END,
  scriptFacts as factNames,
  scriptRoles,
  type Script,
  type ScriptFacts,
  type ScriptStep,
} from '../../../shared/packs/schema/script';
import { answerScript } from '../../../shared/prompter/answer-script';
import { exploreScript } from '../../../shared/prompter/explore-script';
import { unfilledIn } from '../../../shared/prompter/placeholders';
import { roleFaults, roleRules } from '../../../shared/prompter/role-rules';
import { runScript } from '../../../shared/prompter/run-script';
import { scriptStand, trailOf } from '../../../shared/prompter/trail-of';
import { newCall, witness } from '../domain/any-call';
import { anyScript } from './any-script';

const pack = builtInPack();
const anyFacts: fc.Arbitrary<ScriptFacts> = fc.record(
  Object.fromEntries(factNames.map((name) => [name, fc.boolean()])) as Record<
    (typeof factNames)[number],
    fc.Arbitrary<boolean>
  >,
);
const none: ScriptFacts = {
  recorded: false,
  'objection-due': false,
  'told-another-notice': false,
  'several-enquiries': false,
  survey: false,
};
const say = (id: string, next: string, en = id): ScriptStep => ({ id, kind: 'say', text: { en }, next });
const opening = (...steps: ScriptStep[]): Script => ({
  id: 'opening',
  role: 'opening',
  channels: ['phone'],
  steps,
});
const at = (stepId: string, answer: string | null = null) => ({ stepId, answer, at: witness.at });

const recordedOrNot = opening(
  { id: 'is-recorded', kind: 'branch', on: 'recorded', yes: 'recorded', no: 'hello' },
  say('recorded', 'hello'),
  say('hello', 'given'),
  { id: 'given', kind: 'act', act: 'give-notice', next: 'asks' },
  {
    id: 'asks',
    kind: 'ask',
    aloud: true,
    text: { en: 'Shall I write anything down?' },
    answers: [
      { id: 'yes', key: 'y', label: 'Yes', next: SCRIPT_END },
      { id: 'no', key: 'n', label: 'No', next: 'anonymous' },
    ],
  },
  { id: 'anonymous', kind: 'act', act: 'go-anonymous', next: SCRIPT_END },
);

describe('how far a script is', () => {
  test('follows the facts at a branch, and shows one sentence at a time', () => {
    expect(runScript(recordedOrNot, [], none).shown?.id).toBe('hello');
    expect(runScript(recordedOrNot, [], { ...none, recorded: true }).shown?.id).toBe('recorded');
  });
  test('gives what the way so far asks for, in order', () => {
    const way = [at('is-recorded', 'no'), at('hello')];
    expect(runScript(recordedOrNot, way, none)).toMatchObject({
      shown: { id: 'asks' },
      acts: ['give-notice'],
    });
    expect(runScript(recordedOrNot, [...way, at('asks', 'no')], none)).toMatchObject({
      shown: null,
      acts: ['give-notice', 'go-anonymous'],
    });
  });
  test('keeps the way it took when the facts change afterwards', () => {
    const way = [at('is-recorded', 'yes'), at('recorded')];
    expect(runScript(recordedOrNot, way, none)).toMatchObject({ shown: { id: 'hello' }, acts: [] });
  });
  test('leaves out what does not belong to the script any more', () => {
    expect(runScript(recordedOrNot, [at('gone'), at('hello')], none).shown?.id).toBe('hello');
    expect(runScript(recordedOrNot, [at('is-recorded', 'no'), at('hello', 'what')], none).shown?.id).toBe(
      'hello',
    );
  });
  test('ends where it goes round without anything to say, instead of hanging', () => {
    const round = opening(
      { id: 'a', kind: 'branch', on: 'survey', yes: 'b', no: 'b' },
      { id: 'b', kind: 'act', act: 'give-notice', next: 'a' },
    );
    expect(runScript(round, [], none).shown).toBeNull();
  });
});

describe('answering a script', () => {
  const call = newCall('phone');
  const [enquiry] = call.enquiries;
  const id = enquiry!.id;
  const front = { script: recordedOrNot, about: pack.defaultNoticeId };

  test('writes down what was said and the branches taken, and gives the receipt when it is reached', () => {
    const draft = answerScript(pack, call, id, front, null, witness);
    expect(trailOf(draft, front, id)).toEqual([at('is-recorded', 'no'), at('hello')]);
    expect(draft.receipts).toMatchObject([{ noticeId: pack.defaultNoticeId, status: 'given' }]);
    expect(scriptStand(pack, draft, id, front).shown?.id).toBe('asks');
    const anonymous = answerScript(pack, draft, id, front, 'no', witness);
    expect(anonymous.enquiries[0]?.needsPersonalDetails).toBe(false);
    expect(anonymous.receipts).toEqual(draft.receipts);
  });
  test('changes nothing for an answer that the step does not have', () => {
    expect(answerScript(pack, call, id, front, 'yes', witness)).toBe(call);
    const asked = answerScript(pack, call, id, front, null, witness);
    expect(answerScript(pack, asked, id, front, null, witness)).toBe(asked);
    expect(answerScript(pack, asked, id, front, 'constructor', witness)).toBe(asked);
  });
  test('begins afresh when a script that is at its end comes in front again', () => {
    const done = ['no', 'yes'].reduce(
      (draft) =>
        answerScript(pack, answerScript(pack, draft, id, front, null, witness), id, front, 'yes', witness),
      call,
    );
    expect(scriptStand(pack, done, id, front).shown?.id).toBe('hello');
    expect(done.trails).toHaveLength(1);
  });
  test('keeps apart what two enquiries are asked by the same script', () => {
    const refusal = {
      script: { ...recordedOrNot, role: 'refusal' as const, steps: recordedOrNot.steps.slice(2) },
      about: pack.defaultNoticeId,
    };
    const second = newEnquiryDraft('00000000-0000-7000-8000-000000000002', 'K7M-0002-V');
    const two = { ...call, enquiries: [...call.enquiries, second] };
    const draft = answerScript(pack, two, id, refusal, null, witness);
    expect(trailOf(draft, refusal, second.id)).toEqual([]);
    expect(scriptStand(pack, draft, id, refusal).shown?.id).toBe('asks');
  });
});

describe('the rules of a role', () => {
  const faults = (...steps: ScriptStep[]) => roleFaults(opening(...steps), { anonymous: true });
  const given = (id = 'given', next: string = SCRIPT_END): ScriptStep => ({
    id,
    kind: 'act',
    act: 'give-notice',
    next,
  });

  test('every script of the built-in pack keeps them, with its placeholders filled', () => {
    for (const script of pack.scripts) {
      expect(roleFaults(script, { anonymous: pack.anonymousEnquiry }), script.id).toEqual([]);
      expect(unfilledIn(script), script.id).toEqual([]);
    }
  });
  test.each<[string, ScriptStep[], unknown[]]>([
    ['an opening that gives no notice', [say('a', SCRIPT_END)], ['without-act']],
    ['a notice that nobody heard', [given('a', 'b'), say('b', SCRIPT_END)], ['unspoken']],
    ['a script that shows nothing', [given()], ['unspoken', 'shows-nothing']],
    ['a way that goes round', [say('a', 'b'), say('b', 'a')], ['loop', 'loop']],
    ['a step that no way leads to', [say('a', 'given'), given(), say('b', SCRIPT_END)], ['unreached']],
    [
      'an opening that marks the objection as said',
      [
        say('a', 'given'),
        given('given', 'x'),
        { id: 'x', kind: 'act', act: 'mark-objection', next: SCRIPT_END },
      ],
      ['foreign-act'],
    ],
    [
      'a branch past the notice',
      [say('a', 'b'), { id: 'b', kind: 'branch', on: 'survey', yes: 'given', no: SCRIPT_END }, given()],
      ['without-act'],
    ],
  ])('refuse %s', (_, steps, kinds) => expect(faults(...steps).map(({ kind }) => kind)).toEqual(kinds));

  test('refuse going anonymous where the council takes no anonymous enquiries', () => {
    expect(roleFaults(recordedOrNot, { anonymous: true })).toEqual([]);
    expect(roleFaults(recordedOrNot, { anonymous: false })).toEqual([
      { kind: 'foreign-act', act: 'go-anonymous' },
    ]);
  });
  test('refuse a consent that is both given and refused', () => {
    const both: Script = {
      ...opening(
        say('a', 'b'),
        { id: 'b', kind: 'act', act: 'consent-given', next: 'c' },
        { id: 'c', kind: 'act', act: 'consent-refused', next: SCRIPT_END },
      ),
      role: 'consent',
    };
    expect(roleFaults(both, { anonymous: true }).map(({ kind }) => kind)).toEqual(['not-together']);
  });
  test('a placeholder that nothing fills in its role is told with its step', () => {
    const script = opening(say('a', 'given', 'Hello {council}, {topic} {nothing} {Council}'), given());
    expect(unfilledIn(script).map(({ name }) => name)).toEqual(['topic', 'nothing', 'Council']);
  });
});

const anyRole = fc.constantFrom(...scriptRoles);

test('whatever is answered and however the facts change, a script that keeps its rules ends, and has done what it is for', () => {
  fc.assert(
    fc.property(
      anyRole.chain((role) => anyScript(role, ['phone'])),
      fc.array(fc.tuple(anyFacts, fc.nat()), { minLength: 31, maxLength: 31 }),
      (script, turns) => {
        expect(roleFaults(script, { anonymous: true })).toEqual([]);
        const ends = exploreScript(script).ends.map(({ acts }) => [...acts].sort().join());
        let gone: ReturnType<typeof at>[] = [];
        for (const [facts, pick] of turns) {
          const run = runScript(script, gone, facts);
          const way = run.way.map((one) => ({ ...one, at: witness.at }));
          expect(way.slice(0, gone.length)).toEqual(gone);
          if (!run.shown) {
            const { reaches } = roleRules[script.role];
            expect(reaches.length === 0 || run.acts.some((act) => reaches.includes(act))).toBe(true);
            expect(ends).toContain([...new Set(run.acts)].sort().join());
            return;
          }
          const { shown } = run;
          const answer = shown.kind === 'ask' ? shown.answers[pick % shown.answers.length]!.id : null;
          const answered = runScript(script, [...way, at(shown.id, answer)], facts);
          gone = answered.way.map((one) => ({ ...one, at: witness.at }));
        }
        expect.unreachable('it never came to its end');
      },
    ),
    { numRuns: 500 },
  );
});

test('what was reached is never taken away by a change of the facts', () => {
  fc.assert(
    fc.property(
      anyRole.chain((role) => anyScript(role, ['phone'])),
      fc.array(fc.nat(), { maxLength: 8 }),
      anyFacts,
      anyFacts,
      (script, picks, facts, others) => {
        let gone: ReturnType<typeof at>[] = [];
        for (const pick of picks) {
          const { shown, way } = runScript(script, gone, facts);
          if (!shown) break;
          const answer = shown.kind === 'ask' ? shown.answers[pick % shown.answers.length]!.id : null;
          const here = way.map((one) => ({ ...one, at: witness.at }));
          const after = runScript(script, [...here, at(shown.id, answer)], facts);
          gone = after.way.map((one) => ({ ...one, at: witness.at }));
        }
        if (gone.length > 0) expect(runScript(script, gone, others)).toEqual(runScript(script, gone, facts));
      },
    ),
    { numRuns: 500 },
  );
});
