import type { DeskTell, deskTells, MainChannel, MainOutputs, mainChannels } from './contract';
import type { z } from 'zod';

export type InvokeAnswer<T> = { ok: true; value: T } | { ok: false; say: string };

/** `window.desk` and `window.vaultHost`: all that a preload gives its page. */
export type PreloadApi = {
  invoke<C extends MainChannel>(
    channel: C,
    input: z.input<(typeof mainChannels)[C]['input']>,
  ): Promise<InvokeAnswer<MainOutputs[C]>>;
  onTell<T extends DeskTell>(topic: T, hear: (value: z.output<(typeof deskTells)[T]>) => void): () => void;
  /** Ask for the MessagePort again, e.g. after a reload; it comes as a window message. */
  requestPort(): void;
};
