import { useState } from 'react';
import { NOTE_MAX } from '../../../shared/domain/primitives';
import { words } from '../../copy/words';
import { writeNote } from '../../state/call-writing';
import { useCall } from '../../state/open-call';
import { TextBox } from '../../ui/text-box';
import { SensitiveNudge } from './sensitive-nudge';
import { noteShutBecause } from './shut-because';

/** The count appears only where it starts to matter. */
const NEAR_LIMIT = NOTE_MAX * 0.9;
/** What a draft can hold at all (the schema of `enquiryDraft`). */
const DRAFT_MAX = 4_000_000;

export function NoteField() {
  const note = useCall((c) => c.active.note);
  const shut = useCall(noteShutBecause);
  const anonymous = useCall((c) => c.active.needsPersonalDetails === false);
  const [cut, setCut] = useState(false);
  const { enquiry } = words;
  const long = note.length > NOTE_MAX ? enquiry.noteTooLong(note.length, NOTE_MAX) : undefined;
  const count = note.length > NEAR_LIMIT ? enquiry.noteLeft(note.length, NOTE_MAX) : undefined;
  return (
    <div>
      <TextBox
        label={enquiry.note}
        place="note"
        lines={3}
        value={note}
        onChange={(text) => {
          setCut(text.length > DRAFT_MAX);
          writeNote(text.slice(0, DRAFT_MAX));
        }}
        disabledBecause={shut}
        hint={long ? undefined : (count ?? (anonymous ? enquiry.noteAnonymous : undefined))}
        warning={cut ? `${enquiry.noteTooLongToKeep(DRAFT_MAX)} ${long ?? ''}` : long}
      />
      <SensitiveNudge note={note} />
    </div>
  );
}
