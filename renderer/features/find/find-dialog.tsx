import { useQuery } from '@tanstack/react-query';
import { useCallback, useId, useMemo, useState } from 'react';
import { Label, TextField } from 'react-aria-components';
import type { FindHit } from '../../../shared/ipc/vault-contract';
import { momentWords } from '../../copy/dates';
import { phoneWords } from '../../copy/enquiry-facts';
import { deliveryWord } from '../../copy/delivery-words';
import { findWords } from '../../copy/other-words';
import { float, showMiddle } from '../../state/desk-view';
import { useOpenCall, usePractising } from '../../state/open-call';
import { FloatDialog } from '../../ui/float-dialog';
import { HereUntil } from '../../ui/here-until';
import { OptionInput } from '../../ui/option-input';
import { OptionList, type Option, type OptionSection } from '../../ui/option-list';
import { useActiveOption } from '../../ui/use-active-option';
import { useToday } from '../../ui/use-today';
import { packQuery } from '../../bridge/queries';
import { fittingCommands, type DeskCommand } from './desk-commands';
import { findSoon, useFind } from './use-find';

function hitOption(hit: FindHit, today: string): Option {
  const phone = hit.phone && phoneWords(hit.phone);
  const facts = [hit.name ?? findWords.someone, phone, hit.postcode].filter(Boolean).join(' · ');
  const where = hit.where === 'desk' ? deliveryWord[hit.delivery] : findWords.crm;
  return {
    key: `${hit.where} ${hit.id}`,
    name: (
      <>
        <span className="reference">{hit.reference}</span> {facts}
      </>
    ),
    aside: (
      <>
        {hit.service} · {momentWords(hit.capturedAt, today)} · {where}
        {hit.purge && (
          <>
            {' · '}
            <HereUntil plan={hit.purge} held={hit.held ?? false} />
          </>
        )}
      </>
    ),
  };
}

const commandOption = ({ id, name, keys }: DeskCommand): Option => ({
  key: `do ${id}`,
  name,
  aside: keys && <kbd className="key">{keys}</kbd>,
});

/** Find an enquiry, here first, then in the CRM; or do anything by its name. */
export function FindDialog() {
  const [typed, setTyped] = useState('');
  const today = useToday();
  const inCall = useOpenCall(({ call }) => call !== null);
  const listId = useId();
  // A rehearsal shows nothing of anybody real.
  const practising = usePractising();
  const found = useFind(practising ? '' : typed);
  const { local, crm } = found;
  const text = practising ? typed.trim() : found.text;

  // The list changes once for each text, when this PC has answered, so that Enter never meets a stale first line.
  const queue = useQuery(packQuery).data?.pack.modules.queue ?? false;
  const commands = useMemo(
    () => fittingCommands(text, inCall, practising, queue),
    [text, inCall, practising, queue],
  );
  const sections = useMemo((): OptionSection[] => {
    const hits = (some: readonly FindHit[]): Option[] => some.map((hit) => hitOption(hit, today));
    const all = [
      { title: findWords.here, options: hits(local) },
      { title: findWords.crm, options: hits(crm) },
      { title: findWords.commands, options: commands.map(commandOption) },
    ];
    return all.filter(({ options }) => options.length > 0);
  }, [local, crm, commands, today]);
  const keys = useMemo(() => sections.flatMap(({ options }) => options.map(({ key }) => key)), [sections]);

  const choose = useCallback(
    (key: string): void => {
      const [where, id] = key.split(' ', 2);
      float(null);
      if (where === 'do') commands.find((command) => command.id === id)?.run();
      if (where === 'desk' && id) showMiddle({ kind: 'enquiry', enquiryId: id });
      const hit = where === 'crm' && crm.find((one) => one.id === id);
      if (hit) showMiddle({ kind: 'crm-hit', hit });
    },
    [commands, crm],
  );
  const answered = text === typed.trim();
  const { active, onKeyDown } = useActiveOption({ listId, keys, typed, answered, onChoose: choose });

  return (
    <FloatDialog title={findWords.title} onClose={() => float(null)} wide>
      <TextField
        className="field"
        autoFocus
        value={typed}
        onChange={(next) => {
          findSoon(next);
          setTyped(next);
        }}
      >
        <Label className="only-read">{findWords.label}</Label>
        <OptionInput
          className="input find-input"
          placeholder={findWords.placeholder}
          listId={listId}
          active={active}
          onKeyDown={onKeyDown}
        />
      </TextField>
      <OptionList
        id={listId}
        label={findWords.title}
        sections={sections}
        active={active}
        onChoose={choose}
        className="options found"
      />
      <div className="found-says" role="status">
        {found.localSays && <p className="quiet">{found.localSays}</p>}
        {found.crmSays && (
          <p className="quiet">
            {findWords.crm}: {found.crmSays}
          </p>
        )}
      </div>
    </FloatDialog>
  );
}
