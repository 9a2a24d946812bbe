import { keepPreviousData, queryOptions } from '@tanstack/react-query';
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

export const parkedQuery = queryOptions({
  queryKey: queryKeys.parked,
  queryFn: () => askForQuery('parked.list', null),
});

export const queueQuery = queryOptions({
  queryKey: queryKeys.queue,
  queryFn: () => askForQuery('queue.list', null),
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
