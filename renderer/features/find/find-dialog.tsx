import { useState } from 'react';
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Text,
  TextField,
} from 'react-aria-components';
import type { FindHit } from '../../../shared/ipc/vault-contract';
import { momentWords } from '../../copy/dates';
import { phoneWords } from '../../copy/enquiry-facts';
import { deliveryWord } from '../../copy/delivery-words';
import { findWords } from '../../copy/other-words';
import { float, showMiddle } from '../../state/desk-view';
import { useOpenCall, usePractising } from '../../state/open-call';
import { FloatDialog } from '../../ui/float-dialog';
import { useToday } from '../../ui/use-today';
import { fittingCommands } from './desk-commands';
import { useFind } from './use-find';

function HitItem({ hit, today }: { hit: FindHit; today: string }) {
  const phone = hit.phone && phoneWords(hit.phone);
  const facts = [hit.name ?? findWords.someone, phone, hit.postcode].filter(Boolean).join(' · ');
  const where = hit.where === 'desk' ? deliveryWord[hit.delivery] : findWords.crm;
  return (
    <ListBoxItem id={`${hit.where} ${hit.id}`} textValue={`${hit.reference} ${facts}`} className="option">
      <Text slot="label" className="option-name">
        <span className="reference">{hit.reference}</span> {facts}
      </Text>
      <Text slot="description" className="option-aside">
        {hit.service} · {momentWords(hit.capturedAt, today)} · {where}
      </Text>
    </ListBoxItem>
  );
}

function Section({ name, hits, today }: { name: string; hits: FindHit[]; today: string }) {
  return (
    <ListBoxSection id={name} className="option-section">
      <Header className="part-title">{name}</Header>
      <Collection items={hits}>{(hit) => <HitItem hit={hit} today={today} />}</Collection>
    </ListBoxSection>
  );
}

/** Find an enquiry, here first, then in the CRM; or do anything by its name. */
export function FindDialog() {
  const [typed, setTyped] = useState('');
  const today = useToday();
  const inCall = useOpenCall(({ call }) => call !== null);
  // A rehearsal shows nothing of anybody real.
  const practising = usePractising();
  const found = useFind(practising ? '' : typed);
  // The list changes once for each text, when this PC has answered, so that Enter never meets a stale first line.
  const commands = fittingCommands(
    practising || found.text === typed.trim() ? typed : found.text,
    inCall,
    practising,
  );

  const choose = (key: string): void => {
    const [where, id] = key.split(' ', 2);
    float(null);
    if (where === 'do') commands.find((command) => command.id === id)?.run();
    if (where === 'desk' && id) showMiddle({ kind: 'enquiry', enquiryId: id });
    const hit = where === 'crm' && found.crm.find((one) => one.id === id);
    if (hit) showMiddle({ kind: 'crm-hit', hit });
  };

  return (
    <FloatDialog title={findWords.title} onClose={() => float(null)} wide>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField className="field" autoFocus>
          <Label className="only-read">{findWords.label}</Label>
          {/* The ARIA combobox pattern: the list below scrolls by the arrow keys pressed in this field. */}
          <Input
            className="input find-input"
            placeholder={findWords.placeholder}
            role="combobox"
            aria-expanded
          />
        </TextField>
        <ListBox
          className="options found"
          aria-label={findWords.title}
          selectionMode="none"
          onAction={(key) => choose(String(key))}
        >
          {found.local.length > 0 && <Section name={findWords.here} hits={found.local} today={today} />}
          {found.crm.length > 0 && <Section name={findWords.crm} hits={found.crm} today={today} />}
          {commands.length > 0 && (
            <ListBoxSection id={findWords.commands} className="option-section">
              <Header className="part-title">{findWords.commands}</Header>
              {commands.map((command) => (
                <ListBoxItem
                  key={command.id}
                  id={`do ${command.id}`}
                  textValue={command.name}
                  className="option option-command"
                >
                  <Text slot="label" className="option-name">
                    {command.name}
                  </Text>
                  {command.keys && <kbd className="key">{command.keys}</kbd>}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
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
