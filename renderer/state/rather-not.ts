import { ALL_DETAILS, isRefused, recordRefusal, takeBackRefusal } from '../../shared/domain/refusals';
import { fieldsAsked, serviceOf } from '../../shared/packs/lookup';
import { itemWords, peopleWords } from '../copy/people-words';
import { goTo } from '../ui/place';
import { announce } from './desk-view';
import { andGoOn } from './go-on';
import { nowInstant } from './now';
import { changeCall, shownPack, useOpenCall } from './open-call';
import { openSide } from './side-script';

/**
 * They'd rather not say: the pack's script tells what follows and what can be done instead. Without one it is written
 * down at once.
 */
export function ratherNot(item: string): void {
  const call = useOpenCall.getState().call;
  if (!call || openSide('refusal', item)) return;
  andGoOn(() =>
    changeCall((draft, { setting, active }) =>
      recordRefusal(setting.pack, draft, active.id, item, nowInstant()),
    ),
  );
  const name = itemWords(shownPack(call), call.active.serviceId, item);
  announce(peopleWords.refusal.recorded(name));
}

/** The same by its key: for the field with the focus, else for all that is personal. */
export function ratherNotHere(fieldId: string | null): void {
  const call = useOpenCall.getState().call;
  if (!call || call.active.needsPersonalDetails !== true) return;
  const service = serviceOf(call.setting.pack, call.active.serviceId);
  const fields = service ? fieldsAsked(service, call.draft.channel, false) : [];
  const field = fields.find(({ id }) => id === fieldId);
  if (field && !field.personal) announce(peopleWords.refusal.notPersonal);
  else if (!field || !isRefused(call.active, field)) ratherNot(field ? field.id : ALL_DETAILS);
}

/** They give it after all: nothing stays on record of the refusal. */
export function giveAfterAll(fieldId: string): void {
  andGoOn(() =>
    changeCall((draft, { setting, active }) => {
      const all = active.refusals.some(({ item }) => item === ALL_DETAILS);
      return takeBackRefusal(setting.pack, draft, active.id, all ? ALL_DETAILS : fieldId);
    }),
  );
  goTo(`field-${fieldId}`);
}
