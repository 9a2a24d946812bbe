import { useEffect, useSyncExternalStore } from 'react';
import type { Language } from '../../shared/domain/primitives';

/** The voices of the operating system for a language; one that would ask a server is none. */
function localVoice(language: Language): SpeechSynthesisVoice | null {
  const voices = typeof speechSynthesis === 'undefined' ? [] : speechSynthesis.getVoices();
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language)) ?? null;
}

const listeners = new Set<() => void>();
let speaking: SpeechSynthesisUtterance | null = null;

function become(next: SpeechSynthesisUtterance | null): void {
  speaking = next;
  for (const hear of listeners) hear();
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  // Voices come late, and may be installed while this runs.
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.addEventListener('voiceschanged', hear);
  return () => {
    listeners.delete(hear);
    if (typeof speechSynthesis !== 'undefined') speechSynthesis.removeEventListener('voiceschanged', hear);
  };
}

function stop(): void {
  if (!speaking) return;
  become(null);
  speechSynthesis.cancel();
}

function speak(text: string, language: Language): void {
  const voice = localVoice(language);
  if (!voice) return;
  stop();
  const said = new SpeechSynthesisUtterance(text);
  said.voice = voice;
  said.lang = voice.lang;
  const over = (): void => {
    if (speaking === said) become(null);
  };
  said.addEventListener('end', over);
  said.addEventListener('error', over);
  become(said);
  speechSynthesis.speak(said);
}

/** Reads a text aloud on request, and falls silent as soon as another text is on the screen. */
export function useReadAloud(text: string, language: Language) {
  const canRead = useSyncExternalStore(subscribe, () => localVoice(language) !== null);
  const reading = useSyncExternalStore(subscribe, () => speaking !== null);
  useEffect(() => stop, [text]);
  return { canRead, reading, toggle: () => (reading ? stop() : speak(text, language)) };
}
