import { channel, type Language } from '../../domain/primitives';
import type { CouncilPack } from '../schema/council-pack';
import type { Script, ScriptRole, ScriptStep as Step } from '../schema/script';
import type { GateRule, Look } from './finding';
import { alwaysPasses, reached, reachedWithout } from './script-paths';
import { plain } from './spoken';

/** What a step says aloud in this language; null for one that says nothing in it. */
function words(step: Step, language: Language): string | null {
  if (step.kind !== 'say' && !(step.kind === 'ask' && step.aloud)) return null;
  return step.text[language] ?? null;
}

const sentences = (text: string): string[] => plain(text).split(/[.!?]+/);

/** A sentence that tells that the call is recorded: "this call is recorded", "mae'r alwad hon yn cael ei recordio". */
const speaksOfRecording = (step: Step, language: Language): boolean =>
  sentences(words(step, language) ?? '').some(
    (one) =>
      /\brecord/i.test(one) &&
      /\b(calls?|line|conversations?|n?g?alwad(au)?|llinell|linell|sgwrs)\b/i.test(one),
  );

const ofRole = (pack: CouncilPack, role: ScriptRole): Script[] =>
  pack.scripts.filter((script) => script.role === role);

/** One finding for each script and language of the pack that this holds for. */
function each(look: Look, scripts: Script[], broken: (script: Script, language: Language) => boolean) {
  return scripts.flatMap((script) =>
    look.pack.languages
      .filter((language) => broken(script, language))
      .map((language) => ({ at: ['scripts', script.id, language] })),
  );
}

export const recordingSaid: GateRule = {
  id: 'recording-unsaid',
  says: 'Who rings is told that the call is recorded, before it goes on (UK GDPR Art 13(1)(c)).',
  severity: 'refuses',
  places(look) {
    if (!look.pack.recording.on) return [];
    const openings = ofRole(look.pack, 'opening').filter(({ channels }) => channels.includes('phone'));
    const silent = (script: Script, language: Language): boolean =>
      !alwaysPasses(script, (step) => speaksOfRecording(step, language), { recorded: true });
    return each(look, openings, silent).map(({ at }) => ({
      at,
      todo: 'Say on every way that the call is recorded, and what for.',
    }));
  },
};

export const recordingUntrue: GateRule = {
  id: 'recording-untrue',
  says: 'Nobody is told of a recording that is not made (UK GDPR Art 5(1)(a)).',
  severity: 'refuses',
  places(look) {
    if (look.pack.recording.on) return [];
    const spoken = (script: Script, language: Language): boolean =>
      reached(script, { recorded: false }).some((step) => speaksOfRecording(step, language));
    return each(look, look.pack.scripts, spoken).map(({ at }) => ({
      at,
      todo: 'Take the sentence out, or put it behind a branch on "recorded".',
    }));
  },
};

export const objectionWords: GateRule = {
  id: 'objection-unsaid',
  says: 'The right to object is said in so many words before it counts as said (UK GDPR Art 21(4)).',
  severity: 'refuses',
  places(look) {
    const speaks = (step: Step, language: Language): boolean =>
      /\bobject|g?wrthwyneb/i.test(plain(words(step, language) ?? ''));
    const unsaid = (script: Script, language: Language): boolean =>
      reachedWithout(script, (step) => speaks(step, language)).some(
        (step) => step.kind === 'act' && step.act === 'mark-objection',
      );
    return each(look, ofRole(look.pack, 'objection'), unsaid).map(({ at }) => ({
      at,
      todo: 'Say that they can object.',
    }));
  },
};

/** A right that is mentioned in passing, between other things, was not brought to anybody's attention. */
export const objectionApart: GateRule = {
  id: 'objection-apart',
  says: 'The right to object is said apart from anything else (UK GDPR Art 21(4)).',
  severity: 'refuses',
  places(look) {
    const speaks = (script: Script, language: Language): boolean =>
      script.steps.some((step) => /\bobject\b|gwrthwynebu/i.test(plain(words(step, language) ?? '')));
    return each(look, ofRole(look.pack, 'opening'), speaks).map(({ at }) => ({
      at,
      todo: 'Move the sentence into the script of the role "objection".',
    }));
  },
};

const gaps = (step: Step, language: Language, name: string): boolean =>
  words(step, language)?.includes(`{${name}}`) ?? false;

export const closingTells: GateRule = {
  id: 'closing-incomplete',
  says: 'Every closing gives the reference and says where to complain (S0:13-17, S0:97; UK GDPR Art 13).',
  severity: 'refuses',
  places(look) {
    return ['reference', 'dpo', 'regulator'].flatMap((name) =>
      each(
        look,
        ofRole(look.pack, 'closing'),
        (script, language) => !alwaysPasses(script, (step) => gaps(step, language, name)),
      ).map(({ at }) => ({ at, todo: `Say {${name}} on every way.` })),
    );
  },
};

/** Said before the notice is given: who answers for the details is the first thing people are told. */
export const openingTellsWho: GateRule = {
  id: 'opening-who',
  says: 'Who asks for the details is said first (UK GDPR Art 13(1)(a)).',
  severity: 'refuses',
  places(look) {
    const { name, shortName } = look.pack.controller;
    const tells = (step: Step, language: Language): boolean =>
      gaps(step, language, 'council') ||
      [name, shortName].some((one) => words(step, language)?.includes(one) ?? false);
    const unsaid = (script: Script, language: Language): boolean =>
      reachedWithout(script, (step) => tells(step, language)).some(
        (step) => step.kind === 'act' && step.act === 'give-notice',
      );
    return each(look, ofRole(look.pack, 'opening'), unsaid).map(({ at }) => ({ at, todo: 'Say {council}.' }));
  },
};

export const electoralScript: GateRule = {
  id: 'no-electoral-script',
  says: 'People are told that the Electoral Registration Officer may see their details (S4:36-40).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.electoral.enabled
      ? channel.options
          .filter((one) => !ofRole(pack, 'electoral').some(({ channels }) => channels.includes(one)))
          .map((one) => ({
            at: ['electoral', 'enabled'],
            todo: `Add a script of the role "electoral" for ${one}.`,
          }))
      : [],
};

const contactDetails = ['name', 'address', 'postcode', 'phone', 'email'];

export const electoralFields: GateRule = {
  id: 'electoral-fields',
  says: 'The Electoral Registration Officer is given contact details only (S4:36).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.electoral.fields
      .filter((field) => !contactDetails.includes(field))
      .map((field) => ({
        at: ['electoral', 'fields', field],
        todo: `Leave only these: ${contactDetails.join(', ')}.`,
      })),
};

const nameless = /without (your|their|a|any) name|anonym|\bheb (eich|dy|ei) enw|\bdd?ienw/i;

export const surveyWords: GateRule = {
  id: 'survey-words',
  says: 'Answers are called nameless exactly where they are kept without a name (S2:15).',
  severity: 'refuses',
  places(look) {
    const { mode, purposeId } = look.pack.survey;
    const asked = ofRole(look.pack, 'consent').filter((s) => purposeId !== null && s.purposeId === purposeId);
    const speaks = (step: Step, language: Language): boolean =>
      nameless.test(plain(words(step, language) ?? ''));
    if (mode === 'anonymised')
      return each(look, asked, (s, language) => !alwaysPasses(s, (step) => speaks(step, language))).map(
        ({ at }) => ({ at, todo: 'Say that the answers are kept without their name.' }),
      );
    return each(look, asked, (s, language) => s.steps.some((step) => speaks(step, language))).map(
      ({ at }) => ({
        at,
        todo: 'Take the promise out, or make the survey "anonymised".',
      }),
    );
  },
};

export const surveyOptional: GateRule = {
  id: 'survey-optional',
  says: 'Taking part in a survey is asked for, and optional (law-and-guidance 2.2).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.purposes.some(({ id, optional }) => id === pack.survey.purposeId && !optional)
      ? [{ at: ['survey', 'purposeId'], todo: 'Name an optional purpose.' }]
      : [],
};
