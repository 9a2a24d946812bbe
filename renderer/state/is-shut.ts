import type { AppState } from '../../shared/ipc/contract';

/** Whether nothing can be kept now, so that the desk gives way to the explanation. */
export function isShut({ keys, store }: AppState): boolean {
  return keys.state !== 'ready' || store === 'newer-version' || store === 'damaged';
}
