import { builtInPack } from '../../../../shared/packs/built-in';
import { councilPack, type CouncilPack } from '../../../../shared/packs/schema/council-pack';
import {
  SCRIPT_END,
  type Script,
  type ScriptAct,
  type ScriptStep,
} from '../../../../shared/packs/schema/script';

const say = (id: string, en: string, cy: string, next: string): ScriptStep => ({
  id,
  kind: 'say',
  text: { en, cy },
  next,
});
const act = (id: ScriptAct, next: string = SCRIPT_END): ScriptStep => ({ id, kind: 'act', act: id, next });
const script = (role: Script['role'], ...steps: ScriptStep[]): Script => ({
  id: `many-${role}`,
  role,
  channels: ['phone', 'in-person'],
  steps,
});

/** A script of one sentence, after which this counts as said. */
const oneSentence = (role: Script['role'], en: string, cy: string, done: ScriptAct): Script =>
  script(role, say('say', en, cy, done), act(done));

/**
 * The built-in pack made to use all that a script can do: two languages, several sentences with a question, another
 * notice for council tax, the electoral register, a refusal.
 */
export function manySidedPack(): CouncilPack {
  const plain = builtInPack();
  const [notice] = plain.notices;
  return councilPack.parse({
    ...plain,
    languages: ['cy', 'en'],
    electoral: { ...plain.electoral, enabled: true },
    notices: [...plain.notices, { ...notice, id: 'council-tax' }],
    services: plain.services.map((s) =>
      s.id === 'change-of-address' ? { ...s, noticeId: 'council-tax' } : s,
    ),
    scripts: [
      script(
        'opening',
        { id: 'again', kind: 'branch', on: 'told-another-notice', yes: 'shorter', no: 'hello' },
        say(
          'shorter',
          'For this, {area} has its own notice.',
          'Ar gyfer hyn mae hysbysiad arall.',
          'give-notice',
        ),
        say('hello', 'Hello, {council}.', 'Helo, {council}.', 'notes'),
        say('notes', 'I note only what this takes.', 'Dim ond yr hyn sydd ei angen.', 'may-i'),
        {
          id: 'may-i',
          kind: 'ask',
          aloud: true,
          text: { en: 'May I write it down?', cy: 'Ga i ei nodi?' },
          answers: [
            { id: 'fine', key: 'f', label: 'That is fine', next: 'give-notice' },
            { id: 'rather-not', key: 'r', label: 'Rather not', next: 'go-anonymous' },
          ],
        },
        act('give-notice'),
        act('go-anonymous'),
      ),
      oneSentence('objection', 'You can object.', 'Gallwch wrthwynebu.', 'mark-objection'),
      oneSentence('electoral', 'The register may see it.', 'Gall y gofrestr ei weld.', 'mark-electoral'),
      script(
        'refusal',
        say('fine', 'That is fine.', 'Mae hynny’n iawn.', 'or'),
        {
          id: 'or',
          kind: 'ask',
          aloud: true,
          text: { en: 'Shall we leave it?', cy: 'Gadael hi?' },
          answers: [
            { id: 'leave', key: 'l', label: 'Leave it', next: 'record-refusal' },
            { id: 'give', key: 'g', label: 'Give it', next: 'give-after-all' },
          ],
        },
        act('record-refusal'),
        act('give-after-all'),
      ),
      oneSentence('closing', 'It goes to {team}{by}.', 'Bydd yn mynd i {team}{by}.', 'mark-closing'),
      oneSentence('anonymous-closing', 'Nothing noted.', 'Dim wedi’i nodi.', 'mark-closing'),
    ],
  });
}
