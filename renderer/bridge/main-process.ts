import { queryOptions } from '@tanstack/react-query';
import type { AppState } from '../../shared/ipc/contract';
import type { PreloadApi } from '../../shared/ipc/desk-api';
import { AskFailed } from './ask-for-query';
import { queryClient } from './query-client';
import { queryKeys } from './query-keys';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly desk: PreloadApi;
  }
}

export const appStateQuery = queryOptions({
  queryKey: queryKeys.appState,
  queryFn: async (): Promise<AppState> => {
    const answer = await window.desk.invoke('app:state', null);
    if (!answer.ok) throw new AskFailed('main', answer.say);
    return answer.value;
  },
  gcTime: Infinity,
});

/** Main tells when the state of keys or store changed; the screen shows it without asking. */
export function watchAppState(): () => void {
  return window.desk.onTell('app:state-changed', (state) =>
    queryClient.setQueryData(queryKeys.appState, state),
  );
}
