import type { DisplayAnswer, DisplayShown } from './display-contract';
import type { InvokeAnswer } from './desk-api';

/** `window.display`: all that the customer's screen gets of Electron. No port, no store, no other channel. */
export type DisplayApi = {
  now(): Promise<InvokeAnswer<DisplayShown>>;
  answer(answer: DisplayAnswer): Promise<InvokeAnswer<null>>;
  /** A finger has left the screen: the keyboard is the desk's again. */
  touched(): void;
  onShown(hear: (shown: DisplayShown) => void): () => void;
};

/** main → display, by `webContents.send`. */
export const DISPLAY_SHOWN = 'display:shown';
