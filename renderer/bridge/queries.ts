import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { HandOffPlan } from '../../shared/ipc/hand-off-contract';
import { askForQuery } from './ask-for-query';
import { queryKeys } from './query-keys';

/** As many lines as the day's list ever shows. */
const RECENT = 200;
const FOUND = 20;

export const statusQuery = queryOptions({
  queryKey: queryKeys.status,
  queryFn: () => askForQuery('status.get', null),
  gcTime: Infinity,
});

export const packQuery = queryOptions({
  queryKey: queryKeys.pack,
  queryFn: () => askForQuery('pack.get', null),
  gcTime: Infinity,
});

/** The pack of a call that was begun with this version. */
export const packVersionQuery = (version: string) =>
  queryOptions({
    queryKey: queryKeys.packVersion(version),
    queryFn: () => askForQuery('pack.get', { version }),
  });

export const callsQuery = queryOptions({
  queryKey: queryKeys.calls,
  queryFn: () => askForQuery('call.list', null),
});

export const recentEnquiriesQuery = queryOptions({
  queryKey: queryKeys.recentEnquiries(RECENT),
  queryFn: () => askForQuery('enquiry.recent', { limit: RECENT }),
});

export const enquiryQuery = (enquiryId: string) =>
  queryOptions({
    queryKey: queryKeys.enquiry(enquiryId),
    queryFn: () => askForQuery('enquiry.get', { enquiryId }),
    gcTime: 0,
  });

/** Asked for by a press alone, for each look goes on record; forgotten as soon as it is off the screen. */
export const sensitiveQuery = (enquiryId: string, asked: boolean) =>
  queryOptions({
    queryKey: queryKeys.sensitive(enquiryId),
    queryFn: () => askForQuery('enquiry.sensitive', { enquiryId }),
    enabled: asked,
    gcTime: 0,
  });

export const toEnterQuery = queryOptions({
  queryKey: queryKeys.toEnter,
  queryFn: () => askForQuery('to-enter.list', null),
});

export const toEnterNoteQuery = (enquiryId: string) =>
  queryOptions({
    queryKey: queryKeys.toEnterNote(enquiryId),
    queryFn: () => askForQuery('to-enter.get', { enquiryId }),
    gcTime: 0,
  });

export const checkedTodayQuery = queryOptions({
  queryKey: queryKeys.checkedToday,
  queryFn: () => askForQuery('day.look', null),
  gcTime: 0,
});

/** Counted anew at each look: it costs a walk through every key. */
export const keptQuery = queryOptions({
  queryKey: queryKeys.kept,
  queryFn: () => askForQuery('kept.look', null),
  gcTime: 0,
});

/** Of IT's policy: it changes with a start of Firstpoint alone. */
export const rolesQuery = queryOptions({
  queryKey: queryKeys.roles,
  queryFn: () => askForQuery('roles.list', null),
  staleTime: Infinity,
});

export const handOffOptionsQuery = (enquiryId: string) =>
  queryOptions({
    queryKey: queryKeys.handOffOptions(enquiryId),
    queryFn: () => askForQuery('hand-off.options', { enquiryId }),
    gcTime: 0,
  });

/** What would be sent, word for word; asked once for each thing put together, for a look at what is sensitive is noted. */
export const handOffPreviewQuery = (plan: HandOffPlan | null) =>
  queryOptions({
    queryKey: queryKeys.handOffPreview(plan),
    queryFn: () => (plan ? askForQuery('hand-off.preview', { plan }) : null),
    enabled: plan !== null,
    gcTime: 0,
  });

export const parkedMailsQuery = queryOptions({
  queryKey: queryKeys.parkedMails,
  queryFn: () => askForQuery('hand-off.parked', null),
});

export const unsentQuery = queryOptions({
  queryKey: queryKeys.unsent,
  queryFn: () => askForQuery('unsent.list', null),
});

export const parkedQuery = queryOptions({
  queryKey: queryKeys.parked,
  queryFn: () => askForQuery('parked.list', null),
});

/** Kept as long as the desk is open: who is in the building must be known in a fire, whatever fails. */
export const visitsQuery = queryOptions({
  queryKey: queryKeys.visits,
  queryFn: async () => ({ ...(await askForQuery('visit.list', null)), at: Date.now() }),
  gcTime: Infinity,
});

export const queueQuery = queryOptions({
  queryKey: queryKeys.queue,
  queryFn: () => askForQuery('queue.list', null),
});

/** Asked anew each time somebody wants to pass a ticket on: a desk may have come meanwhile. */
export const queueDesksQuery = queryOptions({
  queryKey: queryKeys.queueDesks,
  queryFn: () => askForQuery('queue.desks', null),
  gcTime: 0,
});

/** What this PC holds, as one types; each answer carries the text it answers, so that a late one can't mislead. */
export const findLocalQuery = (text: string) =>
  queryOptions({
    queryKey: queryKeys.findLocal(text),
    queryFn: async () => ({ text, ...(await askForQuery('find.local', { text, limit: FOUND })) }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export const findCrmQuery = (text: string) =>
  queryOptions({
    queryKey: queryKeys.findCrm(text),
    queryFn: () => askForQuery('find.crm', { text }),
    enabled: text !== '',
    staleTime: 0,
    gcTime: 0,
  });
