import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { SYSTEM_REFERENCE_MAX } from '../../../shared/domain/direct-entry';
import type { ToEnterNote } from '../../../shared/domain/to-enter';
import { packQuery, toEnterNoteQuery } from '../../bridge/queries';
import { momentWords } from '../../copy/dates';
import { answerReader } from '../../copy/enquiry-facts';
import { enquiryViewWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { backToDesk } from '../../state/go-on';
import { useOpenCall } from '../../state/open-call';
import { recordReference } from '../../state/record-reference';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { TextBox } from '../../ui/text-box';
import { useToday } from '../../ui/use-today';
import { ViewHead } from '../../ui/view-head';

function NoteFacts({ note }: { note: ToEnterNote }) {
  const today = useToday();
  const pack = useQuery(packQuery).data?.pack ?? null;
  const { labelOf, valueOf } = answerReader(pack, note.service.id, today);
  const tagOf = (tag: string): string =>
    pack?.specialCategory.tags.find(({ id }) => id === tag)?.label ?? tag;
  return (
    <Facts
      facts={[
        { label: words.enquiry.about, value: note.service.name },
        ...Object.entries(note.answers).map(([id, value]) => ({
          label: labelOf(id),
          value: valueOf(id, value),
        })),
        { label: words.enquiry.note, value: note.note },
        ...note.sensitive.map(({ tag, text }) => ({ label: tagOf(tag), value: text })),
      ].filter(({ value }) => value !== '')}
    />
  );
}

function Entered({ note }: { note: ToEnterNote }) {
  const [reference, setReference] = useState('');
  const ready = reference.trim() !== '' && reference.trim().length <= SYSTEM_REFERENCE_MAX;
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void recordReference(note.enquiryId, reference.trim());
      }}
    >
      <TextBox
        label={words.form.systemReference(note.system)}
        place="system-reference"
        value={reference}
        onChange={setReference}
        autoFocus
      />
      <div className="float-answers">
        <ActionButton tone="main" type="submit" isDisabled={!ready}>
          {words.toEnter.record}
        </ActionButton>
      </div>
    </Form>
  );
}

/** What waited for a service's own system: to be entered there, and then let go here. */
export function ToEnterPane({ enquiryId }: { enquiryId: string }) {
  const today = useToday();
  const { data: note } = useQuery(toEnterNoteQuery(enquiryId));
  const hasCall = useOpenCall(({ call }) => call !== null);
  const { back, backToCall } = enquiryViewWords;
  return (
    <div className="reading">
      <ViewHead back={hasCall ? backToCall : back} onBack={backToDesk}>
        {note ? words.toEnter.title(note.system) : words.enquiry.title}{' '}
        {note && <span className="reference">{note.reference}</span>}
      </ViewHead>
      {note === null && <p>{words.toEnter.gone}</p>}
      {note && (
        <>
          <p>{words.toEnter.text(note.system)}</p>
          <p className="quiet">{momentWords(note.capturedAt, today)}</p>
          <NoteFacts note={note} />
          <Entered note={note} />
        </>
      )}
    </div>
  );
}
