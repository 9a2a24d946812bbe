import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { HOLD_REASON_MAX, reviewDays } from '../../../shared/domain/legal-hold';
import type { EnquiryView } from '../../../shared/ipc/vault-contract';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import { enquiryQuery, rolesQuery } from '../../bridge/queries';
import { holdWords as said, liftText } from '../../copy/hold-words';
import { firstMissing, missingWords } from '../../copy/missing-words';
import { words } from '../../copy/words';
import { float, useDeskView } from '../../state/desk-view';
import { settleHold, type HoldHow } from '../../state/hold';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { DayBox } from '../../ui/day-box';
import { FloatDialog } from '../../ui/float-dialog';
import { confirmMissing, nobodyYet, RoleConfirm } from '../../ui/role-confirm';
import { TextBox } from '../../ui/text-box';
import { useToday } from '../../ui/use-today';

const close = (): void => float(null);

/** A legal hold placed, looked at again or lifted: why, until when, and somebody of a named role with their code. */
export function HoldDialog() {
  const about = useDeskView((s) => s.holdOf);
  const { data, isError } = useQuery(enquiryQuery(about?.enquiryId ?? ''));
  if (!about) return null;
  const { how } = about;
  return (
    <FloatDialog title={said.dialog[how].title(data?.record.reference ?? '')} onClose={close}>
      {isError && <p className="trouble">{words.unreachable}</p>}
      {data && <Fields view={data} how={how} />}
    </FloatDialog>
  );
}

function Fields({ view, how }: { view: EnquiryView; how: HoldHow }) {
  const enquiryId = view.record.id;
  const today = useToday();
  const roles = useQuery(rolesQuery).data ?? null;
  const days = reviewDays(today);
  const [reason, setReason] = useState(how === 'review' ? (view.hold?.reason ?? '') : '');
  const [reviewOn, setReviewOn] = useState(days.usual);
  const [confirm, setConfirm] = useState(nobodyYet);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(reviewOn);
  const fits = isDay && reviewOn >= days.first && reviewOn <= days.last;
  const missing = firstMissing(
    reason.trim().length < 3 && { place: 'hold-reason', say: missingWords.reason },
    holdsCardNumber(reason) && { place: 'hold-reason', say: missingWords.card },
    how !== 'lift' && !fits && { place: 'hold-review', say: missingWords.day },
    confirmMissing('hold', roles, confirm),
  );

  const go = async (): Promise<void> => {
    setBusy(true);
    const why = reason.trim();
    const trouble =
      how === 'lift'
        ? await settleHold('hold.lift', how, { enquiryId, reason: why, confirm })
        : await settleHold(`hold.${how}`, how, { enquiryId, reason: why, reviewOn, confirm });
    setBusy(false);
    setTrouble(trouble);
    // A code that was wrong is typed anew, not mended.
    if (trouble) setConfirm({ ...confirm, code: '' });
  };

  return (
    <ActForm
      missing={missing}
      onAct={() => void go()}
      answers={
        <div className="float-answers">
          <ActionButton tone="line" onPress={close}>
            {said.cancel}
          </ActionButton>
          <ActionButton tone={how === 'lift' ? 'danger' : 'main'} type="submit" isDisabled={busy}>
            {said.dialog[how].go}
          </ActionButton>
        </div>
      }
    >
      <p>{how === 'lift' ? liftText(view, today) : said.dialog[how].text}</p>
      <TextBox
        label={how === 'lift' ? said.liftReasonLabel : said.reasonLabel}
        place="hold-reason"
        value={reason}
        onChange={(text) => setReason(text.slice(0, HOLD_REASON_MAX))}
        hint={how === 'lift' ? said.liftReasonHint : said.reasonHint}
        autoFocus
      />
      {how !== 'lift' && (
        <DayBox
          label={said.reviewOn}
          place="hold-review"
          value={reviewOn}
          onChange={setReviewOn}
          today={today}
          towards="future"
          hint={said.reviewHint}
          warning={isDay && !fits ? said.notThisDay : undefined}
        />
      )}
      <RoleConfirm act="hold" roles={roles} value={confirm} onChange={setConfirm} />
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
    </ActForm>
  );
}
