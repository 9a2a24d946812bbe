import { Form } from 'react-aria-components';
import { visitGoneOn, visitPeriod } from '../../../shared/policy/visits';
import { keyNames } from '../../copy/keys';
import { visitWords } from '../../copy/visit-words';
import { leaveSignIn, signVisitorIn, typeVisitor, visitNeeds } from '../../state/sign-in-visitor';
import type { SignIn, VisitFields } from '../../state/visitors';
import { ActionButton } from '../../ui/action-button';
import { TextBox } from '../../ui/text-box';
import { useToday } from '../../ui/use-today';

const words = visitWords.form;

/** Who they are and whom they visit; the rest only where the council asks for it. */
export function SignInForm({ signIn, canMail }: { signIn: SignIn; canMail: boolean }) {
  const today = useToday();
  const { fields, setting } = signIn;
  const { pack } = setting;
  const wrong = visitNeeds(fields);
  const box = (field: keyof VisitFields, optional = true) => (
    <TextBox
      label={words[field]}
      place={`visitor-${field}`}
      value={fields[field]}
      onChange={(value) => typeVisitor(field, value)}
      optional={optional}
    />
  );
  return (
    <Form
      className="visit-form"
      onSubmit={(event) => {
        event.preventDefault();
        void signVisitorIn();
      }}
    >
      {box('name', false)}
      {box('host', false)}
      {box('company')}
      {canMail && box('hostEmail')}
      {pack.visitors.asksCar === true && box('car')}
      <p className="quiet visit-kept">
        {words.kept(visitGoneOn(pack, today), today, visitPeriod(pack), fields.hostEmail.trim() !== '')}
      </p>
      {wrong && wrong.say !== words.needs && <p className="caution">{wrong.say}</p>}
      <div className="visit-actions">
        <ActionButton tone="main" keys={keyNames.save} type="submit">
          {words.signIn}
        </ActionButton>
        <ActionButton tone="quiet" onPress={leaveSignIn}>
          {visitWords.notice.leave}
        </ActionButton>
      </div>
    </Form>
  );
}
