import { flushSync } from 'react-dom';
import { openField, shutField } from '../../shared/domain/field-opening';
import { removeSensitive, writeSensitive } from '../../shared/domain/sensitive-details';
import { words } from '../copy/words';
import { goTo } from '../ui/place';
import { announce } from './desk-view';
import { nowInstant } from './now';
import { changeEnquiry } from './open-call';
import { openSide } from './side-script';

/** The reason for a date of birth is picked: its field opens, and one goes on in it. */
export function pickReason(fieldId: string, reasonId: string): void {
  flushSync(() => changeEnquiry((e) => openField(e, fieldId, reasonId, nowInstant())));
  goTo(`field-${fieldId}`);
}

/** It is not needed after all. */
export function takeReasonBack(fieldId: string): void {
  flushSync(() => changeEnquiry((e) => shutField(e, fieldId)));
  goTo(`field-${fieldId}`);
}

/** A delicate field takes nothing until its reason was said: the prompter has the words. */
export function sayReason(fieldId: string): void {
  if (!openSide('reason', fieldId)) announce(words.form.noReasonScript);
}

/** They told something sensitive: whether the team needs it decides whether anything is written down. */
export function toldSensitive(): void {
  if (!openSide('volunteered', 'sensitive')) announce(words.sensitive.neverHere);
}

export function writeSensitiveText(at: number, text: string): void {
  changeEnquiry((e) => writeSensitive(e, at, { text }));
}

export function tagSensitive(at: number, tag: string): void {
  changeEnquiry((e) => writeSensitive(e, at, { tag }));
}

export function dropSensitive(at: number): void {
  flushSync(() => changeEnquiry((e) => removeSensitive(e, at)));
  goTo('note');
}

export function writeSystemReference(systemReference: string): void {
  changeEnquiry((e) => ({ ...e, systemReference }));
}

/** Whether the service's own system answers; what is typed for it stays either way. */
export function systemAnswers(answers: boolean): void {
  flushSync(() => changeEnquiry((e) => ({ ...e, toEnter: !answers })));
  const first = document.querySelector<HTMLElement>('[data-fields] input:not(:disabled)');
  if (answers || !first) goTo(answers ? 'system-reference' : 'note');
  else first.focus();
}
