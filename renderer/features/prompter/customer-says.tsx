import { useQuery } from '@tanstack/react-query';
import { receiptComplete, receiptFor } from '../../../shared/domain/receipts';
import { noticeIdOf } from '../../../shared/packs/lookup';
import { appStateQuery } from '../../bridge/main-process';
import { customerScreenWords as words } from '../../copy/display-words';
import { keyNames } from '../../copy/keys';
import { letAnswerGo, useCustomerScreen } from '../../state/customer-screen';
import { useCall } from '../../state/open-call';
import { isShownFor, recordDisplayed } from '../../state/record-displayed';
import { ActionButton } from '../../ui/action-button';

/** What the customer's screen shows for the enquiry in front, and what the customer touched on it. */
export function CustomerSays() {
  const { showing, answer } = useCustomerScreen();
  const on = useQuery(appStateQuery).data?.display.at !== 'off';
  const here = useCall((call) => isShownFor(showing?.about, call));
  const told = useCall(({ setting, draft, active }) =>
    receiptComplete(setting.pack, receiptFor(draft, noticeIdOf(setting.pack, active))),
  );
  if (!on || !here) return null;
  const talks = answer?.answer === 'talk';
  const hasRead = answer?.answer === 'read' && !told;
  if (told && !talks) return null;
  return (
    <div className="prompter-part customer-says">
      <p className={answer ? 'customer-touched' : 'quiet'}>
        {talks ? words.talk : hasRead ? words.read : words.showing}
      </p>
      {hasRead && (
        <ActionButton tone="line" keys={keyNames.recordRead} onPress={recordDisplayed}>
          {words.record}
        </ActionButton>
      )}
      {talks && (
        <ActionButton tone="quiet" onPress={letAnswerGo}>
          {words.seen}
        </ActionButton>
      )}
    </div>
  );
}
