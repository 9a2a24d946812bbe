import { notifyManager, QueryClient } from '@tanstack/react-query';

// An answer is drawn in the turn in which it came; a timer in between would cost up to four milliseconds each time.
notifyManager.setScheduler(queueMicrotask);

/**
 * Records come from the vault on this PC, so the network plays no part, and nothing is stale until the vault says
 * that it changed. Answers that no screen shows are let go within a minute: they hold personal data.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
