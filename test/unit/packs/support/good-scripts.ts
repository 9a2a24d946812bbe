import type { Channel } from '../../../../shared/domain/primitives';
import type { Script, ScriptRole } from '../../../../shared/packs/schema/script';

type Step = Script['steps'][number];
type Act = Extract<Step, { kind: 'act' }>['act'];

const both: Channel[] = ['phone', 'in-person'];
const say = (id: string, en: string, next: string): Step => ({ id, kind: 'say', text: { en }, next });
const act = (what: Act): Step => ({ id: what, kind: 'act', act: what, next: 'end' });
const ask = (en: string, yes: string, no: string): Step => ({
  id: 'ask',
  kind: 'ask',
  aloud: true,
  text: { en },
  answers: [
    { id: 'yes', key: 'y', label: 'Yes', next: yes },
    { id: 'no', key: 'n', label: 'No', next: no },
  ],
});

const told = (role: ScriptRole, words: string, mark: Act): Script => ({
  id: role,
  role,
  channels: both,
  steps: [say('say', words, mark), act(mark)],
});
const asked = (role: ScriptRole, words: string, yes: Act, no: Act): Script => ({
  id: role,
  role,
  channels: both,
  steps: [ask(words, yes, no), act(yes), act(no)],
});

/** One script of each role, with a branch and a question. */
export function goodScripts(): Script[] {
  return [
    {
      id: 'opening',
      role: 'opening',
      channels: both,
      steps: [
        say('hello', 'Hello, {council}, {officer} speaking.', 'recorded'),
        { id: 'recorded', kind: 'branch', on: 'recorded', yes: 'recording', no: 'notice' },
        say('recording', 'This call is recorded to train our staff.', 'notice'),
        say('notice', 'We note what this takes. The notice is at {link}.', 'ask'),
        ask('Shall I post it to you?', 'post', 'give-notice'),
        say('post', 'I will post it.', 'give-notice'),
        act('give-notice'),
      ],
    },
    told('objection', 'One separate thing: you can object to that.', 'mark-objection'),
    told('electoral', 'The electoral officer may ask to see your details.', 'mark-electoral'),
    asked('reason', 'I need to ask this to help you. May I?', 'open-field', 'leave-field-out'),
    asked('volunteered', 'Does the team need this?', 'note-sensitive', 'leave-sensitive-out'),
    asked('refusal', 'Then we can still help. Is that right?', 'record-refusal', 'give-after-all'),
    asked('representative', 'Can you act for them?', 'open-representative', 'only-listen'),
    {
      ...asked(
        'consent',
        'With your consent we ask how we did and keep it without your name. Yes or no?',
        'consent-given',
        'consent-refused',
      ),
      purposeId: 'ask-how-we-did',
    },
    told(
      'closing',
      'Your reference is {reference}, with {team}{by}. Unhappy? {dpo}, {regulator}.',
      'mark-closing',
    ),
    told('anonymous-closing', 'I wrote down nothing of you. The reference is {reference}.', 'mark-closing'),
  ];
}
