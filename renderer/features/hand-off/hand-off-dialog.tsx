import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mailAddress } from '../../../shared/domain/mail-message';
import type { HandOffOptions } from '../../../shared/ipc/hand-off-contract';
import { handOffPlan } from '../../../shared/ipc/hand-off-contract';
import { handOffOptionsQuery, handOffPreviewQuery } from '../../bridge/queries';
import { handOffWords as said, mailFaultWords } from '../../copy/hand-off-words';
import { firstMissing, missingWords } from '../../copy/missing-words';
import { words } from '../../copy/words';
import { float, useDeskView } from '../../state/desk-view';
import { sendSeen } from '../../state/hand-off';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { CheckList } from '../../ui/check-list';
import { FloatDialog } from '../../ui/float-dialog';
import { Preview } from './hand-off-preview';
import { RecipientField, type Recipient } from './recipient-field';

const close = (): void => float(null);

/** An enquiry passed to a team by e-mail: who gets it, what it tells, and every word of it before it goes. */
export function HandOffDialog() {
  const enquiryId = useDeskView((s) => s.handOffOf) ?? '';
  const { data: options, isError } = useQuery(handOffOptionsQuery(enquiryId));
  return (
    <FloatDialog title={said.title(options?.reference ?? '')} onClose={close} wide="columns">
      {isError && <p className="trouble">{words.unreachable}</p>}
      {options && <PassOn enquiryId={enquiryId} options={options} />}
    </FloatDialog>
  );
}

function PassOn({ enquiryId, options }: { enquiryId: string; options: HandOffOptions }) {
  const { teams, suggested, mail } = options;
  const needsOf = (to: Recipient | null): string[] =>
    (to?.kind === 'team' && teams.find(({ id }) => id === to.teamId)?.needs) || [];
  const first: Recipient | null = suggested === null ? null : { kind: 'team', teamId: suggested };
  const [to, setTo] = useState<Recipient | null>(first);
  const [items, setItems] = useState(() => needsOf(first));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const typed = to?.kind === 'typed' ? { ...to, address: to.address.trim() } : to;
  const read = handOffPlan.safeParse({ enquiryId, to: typed, items });
  const plan = read.success ? read.data : null;
  const { data, error } = useQuery(handOffPreviewQuery(plan));
  const preview = plan && data ? data : null;
  const missing = firstMissing(
    to === null && { place: 'hand-off-to', say: missingWords.recipient },
    to?.kind === 'typed' &&
      !mailAddress.safeParse(to.address.trim()).success && {
        place: 'hand-off-address',
        say: missingWords.address,
      },
    to?.kind === 'typed' && plan === null && { place: 'hand-off-reason', say: missingWords.addressReason },
  );

  const mayHaveSensitive =
    to?.kind === 'team' && teams.some(({ id, sensitive }) => id === to.teamId && sensitive);
  const offered = options.items.filter(({ sensitive }) => !sensitive || mayHaveSensitive);
  const keptBack = options.items.some(({ sensitive }) => sensitive) && !mayHaveSensitive;
  const sends = mail.fault !== 'no-settings' && mail.fault !== 'not-allowed';

  const change = (next: Recipient): void => {
    const other =
      next.kind !== to?.kind || (next.kind === 'team' && to?.kind === 'team' && next.teamId !== to.teamId);
    if (other) setItems(needsOf(next));
    setTo(next);
  };
  const go = async (how: 'hand-off.pass' | 'hand-off.export'): Promise<void> => {
    if (!plan || !preview || busy) return;
    setBusy(true);
    const trouble = await sendSeen(how, plan, preview.digest);
    setBusy(false);
    setTrouble(trouble);
  };

  return (
    <ActForm
      first="hand-off-to"
      missing={missing}
      onAct={() => void go(sends ? 'hand-off.pass' : 'hand-off.export')}
      answers={
        <div className="float-answers">
          <ActionButton tone="line" onPress={close}>
            {said.cancel}
          </ActionButton>
          {mail.eml && (
            <ActionButton
              tone={sends ? 'line' : 'main'}
              isDisabled={!preview || busy}
              onPress={() => void go('hand-off.export')}
            >
              {said.saveFile}
            </ActionButton>
          )}
          {sends && (
            <ActionButton tone="main" type="submit" isDisabled={busy || (!missing && !preview)}>
              {said.send}
            </ActionButton>
          )}
        </div>
      }
    >
      <div className="hand-off">
        <div className="hand-off-choices">
          <RecipientField teams={teams} value={to} onChange={change} />
          {offered.length === 0 ? (
            <p className="quiet">{said.needsNothing}</p>
          ) : (
            <CheckList
              label={said.tells}
              place="hand-off-items"
              choices={offered.map(({ id, label }) => ({ id, label }))}
              value={items}
              onChange={setItems}
              hint={offered.some(({ sensitive }) => sensitive) ? said.sensitiveHint : undefined}
            />
          )}
          {keptBack && <p className="quiet">{said.sensitiveNever}</p>}
        </div>
        <Preview preview={preview} first={missing?.say ?? null} />
      </div>
      {sends && mail.fault && (
        <p className="caution-words">
          {said.waits(mailFaultWords[mail.fault])}{' '}
          {mail.fault === 'no-password' && (
            <ActionButton tone="line" onPress={() => float('mail-password')}>
              {said.enterPassword}
            </ActionButton>
          )}
        </p>
      )}
      {mail.eml && <p className="quiet">{said.fileHint}</p>}
      {(trouble ?? error) && (
        <p className="trouble" role="alert">
          {trouble ?? (error as { say?: string } | null)?.say ?? words.unreachable}
        </p>
      )}
    </ActForm>
  );
}
