import { callsQuery, parkedQuery, recentEnquiriesQuery, statusQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';

const firstScreen = [statusQuery, callsQuery, parkedQuery, recentEnquiriesQuery].map(
  (query) => query.queryKey,
);

/** Marks the moment at which the first screen was drawn with its lists and its status, for traces and benchmarks. */
export function markUsable(): void {
  const stop = queryClient.getQueryCache().subscribe(() => {
    if (firstScreen.some((key) => queryClient.getQueryData(key) === undefined)) return;
    stop();
    // A timer of a frame's callback comes after that frame was drawn.
    requestAnimationFrame(() => setTimeout(() => performance.mark('usable')));
  });
}
