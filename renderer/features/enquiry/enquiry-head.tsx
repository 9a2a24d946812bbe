import { Plus } from 'lucide-react';
import { channelName } from '../../copy/enquiry-facts';
import { lengthWords } from '../../copy/dates';
import { keyNames } from '../../copy/keys';
import { words } from '../../copy/words';
import { addEnquiry } from '../../state/add-enquiry';
import { useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { useSeconds } from '../../ui/use-clock';

/** How long the call lasts; alone, so that a second passing draws nothing else. */
function CallLength() {
  const startedAt = useCall((c) => c.draft.startedAt);
  const seconds = Math.max(0, Math.floor((useSeconds() - Date.parse(startedAt)) / 1000));
  return <span className="figures">{lengthWords(seconds)}</span>;
}

export function EnquiryHead() {
  const reference = useCall((c) => c.active.reference);
  const channel = useCall((c) => c.draft.channel);
  return (
    <div className="enquiry-head">
      <h1 className="pane-title">
        {words.enquiry.title} <span className="reference">{reference}</span>
      </h1>
      <span className="quiet">
        {channelName[channel]} · <CallLength />
      </span>
      <span className="push-right">
        <ActionButton tone="quiet" keys={keyNames.anotherEnquiry} onPress={() => void addEnquiry()}>
          <Plus className="icon" aria-hidden /> {words.enquiry.another}
        </ActionButton>
      </span>
    </div>
  );
}
