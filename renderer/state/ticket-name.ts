import { hashKey } from '@tanstack/react-query';
import { askedFields } from '../../shared/policy/asked-fields';
import { fieldDoor } from '../../shared/policy/delicate-fields';
import { personalFieldsOpen } from '../../shared/policy/saving-needs';
import { queueQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { writeField } from './call-writing';
import { useOpenCall, type OpenCall } from './open-call';

/** The name that was given at check-in, where the open call came of a ticket of this desk. */
function nameAtCheckIn(callId: string): string | null {
  const view = queryClient.getQueryData(queueQuery.queryKey);
  return view?.here.find(({ interactionId }) => interactionId === callId)?.name ?? null;
}

/** The name's field, once it is open and nothing was ever typed into it. */
function fieldToFill({ setting, draft, active, home }: OpenCall): string | null {
  const { pack } = setting;
  // Who speaks for somebody gave their own name, not the person's.
  if (home.practice || draft.representative || active.needsPersonalDetails !== true) return null;
  if (!personalFieldsOpen(pack, draft, active)) return null;
  const field = askedFields(pack, draft.channel, active).find(({ kind }) => kind === 'name');
  const isOpen = field && fieldDoor(pack, active, field) === 'open' && active.values[field.id] === undefined;
  return isOpen ? field.id : null;
}

function fill(): void {
  const { call } = useOpenCall.getState();
  if (!call || call.saving || call.draft.channel !== 'in-person') return;
  const name = nameAtCheckIn(call.draft.id);
  const fieldId = name === null ? null : fieldToFill(call);
  if (name !== null && fieldId !== null) writeField(fieldId, name);
}

/** Nobody is asked twice for the name they gave at check-in: it goes into the form as soon as that asks for one. */
export function keepTicketName(): () => void {
  const stops = [
    useOpenCall.subscribe(fill),
    queryClient.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.queryHash === hashKey(queueQuery.queryKey)) fill();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
