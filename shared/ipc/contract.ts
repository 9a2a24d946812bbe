import { z } from 'zod';
import { civilDate, id } from '../domain/primitives';
import {
  displayAnswer,
  displayAnswered,
  displayPlace,
  displayShown,
  type DisplayShown,
} from './display-contract';

/** `enquiryId`: main vouches to the vault that a sheet of it was printed. */
export const sheetToPrint = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['badge', 'roll']) }),
  z.strictObject({ what: z.literal('enquiry'), enquiryId: id }),
]);
export type SheetToPrint = z.infer<typeof sheetToPrint>;

/** Whether this PC may hold personal data now, and if not, why: the words are the desk's. */
export const keysState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready'), passphrase: z.boolean() }),
  /** No credential store of the operating system answers; nothing personal is stored. */
  z.strictObject({ state: z.literal('no-keychain') }),
  /** The keyring file is there, the credential store has no key that opens it; it was kept as it is. */
  z.strictObject({ state: z.literal('unopenable'), file: z.string() }),
  /** The profile is a copy from before keys were burned. */
  z.strictObject({ state: z.literal('older-copy'), file: z.string() }),
  z.strictObject({ state: z.literal('passphrase-needed'), first: z.boolean(), wrong: z.boolean() }),
]);
export type KeysState = z.infer<typeof keysState>;

/** Civil dates: made on, removed on. */
const storeCopy = z.strictObject({ madeOn: civilDate, goneOn: civilDate });
export type StoreCopy = z.infer<typeof storeCopy>;

export const appState = z.strictObject({
  version: z.string(),
  keys: keysState,
  /** Set when the CRM is the sandbox; marked on screen. */
  sandbox: z.boolean(),
  osSandbox: z.boolean(),
  /** The store could not be opened, e.g. it was written by a newer version. */
  store: z.enum(['opening', 'open', 'newer-version', 'damaged', 'full']),
  /**
   * What befell the store: a write that may have been stored is missing (`gaps`), or all of it is and it began empty
   * (`lost`). Said for as long as this run lasts.
   */
  storeTrouble: z.enum(['gaps', 'lost']).nullable(),
  /** Copies of a damaged store that lie in the profile for IT, sealed, each until a day. */
  storeCopies: z.array(storeCopy),
  /** A sentence when the IT policy could not be used; Firstpoint then works offline with the strictest settings. */
  policyTrouble: z.string().nullable(),
  /** The customer's screen; `allowed`: whether IT's policy lets the advisor turn it on and off. */
  display: z.strictObject({ at: displayPlace, allowed: z.boolean() }),
});
export type AppState = z.infer<typeof appState>;

/**
 * desk → main, vault → main and display → main over `ipcRenderer.invoke`: channel → who may call it and what it takes.
 * Everything else goes through the two MessagePorts.
 */
export const mainChannels = {
  'app:state': { from: 'desk', input: z.null() },
  /** Keep the keyring that cannot be opened beside the new one, and begin with an empty store. */
  'keys:set-aside': { from: 'desk', input: z.null() },
  'keys:passphrase': { from: 'desk', input: z.strictObject({ passphrase: z.string().min(1).max(400) }) },
  /** Entered by IT, once for each user of a PC. Tried with the mail server, then kept in the credential store alone. */
  'mail:password': { from: 'desk', input: z.strictObject({ password: z.string().min(1).max(400) }) },
  'quit:decide': { from: 'desk', input: z.strictObject({ choice: z.enum(['wait', 'quit']) }) },
  /** `made`: there was none of that name before. */
  'store:state': {
    from: 'vault',
    input: z.strictObject({ store: appState.shape.store, made: z.boolean() }),
  },
  /** Opens or closes the customer's screen. */
  'display:turn': { from: 'desk', input: z.strictObject({ on: z.boolean() }) },
  'display:show': { from: 'desk', input: displayShown },
  /** Prints the sheet that the desk has made ready in its page: a badge or an enquiry by the system's dialog, the roll at once. */
  'print:sheet': { from: 'desk', input: sheetToPrint },
  'display:now': { from: 'display', input: z.null() },
  'display:answer': { from: 'display', input: displayAnswer },
  'display:touched': { from: 'display', input: z.null() },
} as const;
export type MainChannel = keyof typeof mainChannels;

/** `no-printer`: this PC has none; `not-done`: somebody thought better of it, or the printer refused. */
export type PrintOutcome = 'printed' | 'no-printer' | 'not-done';

export type MainOutputs = {
  'app:state': AppState;
  'keys:set-aside': AppState;
  'keys:passphrase': AppState;
  'mail:password': { say: string };
  'quit:decide': null;
  'store:state': null;
  'display:turn': null;
  'display:show': null;
  'print:sheet': PrintOutcome;
  'display:now': DisplayShown;
  'display:answer': null;
  'display:touched': null;
};

/** main → desk, by `webContents.send`. */
export const deskTells = {
  'app:state-changed': appState,
  'quit:ask': z.strictObject({ sending: z.number().int(), queued: z.number().int() }),
  'display:answered': displayAnswered,
} as const;
export type DeskTell = keyof typeof deskTells;
