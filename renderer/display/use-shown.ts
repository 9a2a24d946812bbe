import { useSyncExternalStore } from 'react';
import type { DisplayApi } from '../../shared/ipc/display-api';
import { SILENT_AFTER_MS, type DisplayShown } from '../../shared/ipc/display-contract';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly display: DisplayApi;
  }
}

let shown: DisplayShown = { state: 'idle', council: null, languages: ['en'] };
const listeners = new Set<() => void>();
let silence: ReturnType<typeof setTimeout> | undefined;

function become(next: DisplayShown): void {
  const same = JSON.stringify(next) === JSON.stringify(shown);
  clearTimeout(silence);
  if (next.state === 'notice')
    silence = setTimeout(
      () => become({ state: 'idle', council: next.council, languages: next.languages }),
      SILENT_AFTER_MS,
    );
  if (same) return;
  shown = next;
  for (const hear of listeners) hear();
}

/** Listens to main, for as long as the page lives. Where main falls silent, nothing of anybody's stays on screen. */
export function listen(): void {
  let told = false;
  window.display.onShown((next) => {
    told = true;
    become(next);
  });
  void window.display.now().then((answer) => {
    if (answer.ok && !told) become(answer.value);
  });
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

export const useShown = (): DisplayShown => useSyncExternalStore(subscribe, () => shown);
