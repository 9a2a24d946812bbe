import { QueryClient } from '@tanstack/react-query';

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
