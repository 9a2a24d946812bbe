import { outcomeKind } from '../../../shared/domain/enquiry';
import { serviceOf, staffLabel } from '../../../shared/packs/lookup';
import { words } from '../../copy/words';
import { chooseOutcome } from '../../state/call-writing';
import { shownPack, useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { DayBox } from '../../ui/day-box';
import { TextBox } from '../../ui/text-box';
import { useToday } from '../../ui/use-today';
import { WithoutIt } from './without-it';

function Signpost() {
  const detail = useCall((c) => c.active.outcome.detail);
  const pack = useCall((c) => c.setting.pack);
  const language = useCall((c) => c.draft.language);
  const signposts = useCall((c) => serviceOf(c.setting.pack, c.active.serviceId)?.signposts);
  return (
    <div className="signpost">
      <TextBox
        label={words.enquiry.signpostTo}
        place="outcome-detail"
        value={detail}
        onChange={(text) => chooseOutcome({ detail: text })}
      />
      <div className="suggestions">
        {signposts?.map((name) => (
          <ActionButton key={name} tone="line" onPress={() => chooseOutcome({ detail: name })}>
            {staffLabel(pack, name, language)}
          </ActionButton>
        ))}
      </div>
    </div>
  );
}

function CallBack() {
  const by = useCall((c) => c.active.outcome.by);
  const today = useToday();
  return (
    <DayBox
      label={words.enquiry.callBackBy}
      place="outcome-by"
      value={by ?? ''}
      onChange={(text) => chooseOutcome({ by: /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null })}
      today={today}
      towards="future"
      hint={words.enquiry.dayHint}
    />
  );
}

/** How it ended; the usual way is chosen beforehand. */
export function OutcomeFields() {
  const kind = useCall((c) => c.active.outcome.kind);
  const team = useCall((c) => serviceOf(shownPack(c), c.active.serviceId)?.team ?? '');
  return (
    <div className="outcome">
      <WithoutIt />
      <ChoiceBox
        label={words.enquiry.outcome}
        place="outcome"
        value={kind}
        choices={outcomeKind.options.map((id) => ({ id, label: words.enquiry.outcomes[id](team) }))}
        onChange={(id) => {
          const chosen = outcomeKind.safeParse(id);
          if (chosen.success) chooseOutcome({ kind: chosen.data });
        }}
      />
      {kind === 'signposted' && <Signpost />}
      {kind === 'call-back' && <CallBack />}
    </div>
  );
}
