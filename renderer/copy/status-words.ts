import type { AppState } from '../../shared/ipc/contract';
import type { DeskStatus } from '../../shared/ipc/status';
import { addPeriod } from '../../shared/policy/civil-date';
import { mailFaultWords } from './hand-off-words';
import { dateOf, momentWords, numberWords, shortDayWords } from './dates';

/** A clock that is off by less does no harm; more, and times on receipts would be doubted. */
const CLOCK_TOLERATED_MS = 2 * 60_000;

/** Each look has its own colour and its own shape, so that colour never speaks alone. */
export type StatusLook = 'good' | 'busy' | 'away' | 'alarm';
/** Where pressing the words leads. */
export type StatusWay = 'parked' | 'send-now' | 'unsent' | null;
export type StatusWords = { look: StatusLook; text: string; way: StatusWay };

/** E-mails that have not left, and why they can't where they can't. */
function mailWords({ mail }: DeskStatus): StatusWords | null {
  if (mail.waiting === 0) return null;
  if (!mail.fault)
    return {
      look: 'busy',
      text: `${numberWords(mail.waiting)} ${mail.waiting === 1 ? 'e-mail' : 'e-mails'} to send`,
      way: null,
    };
  const { kind } = mail.fault;
  return {
    look: kind === 'no-answer' || kind === 'unreachable' ? 'away' : 'alarm',
    text: `${numberWords(mail.waiting)} ${mail.waiting === 1 ? 'e-mail waits' : 'e-mails wait'} here. ${mailFaultWords[kind]}`,
    way: 'send-now',
  };
}

/** Where the line to the CRM stands. */
export function connectionWords(status: DeskStatus, today: string): StatusWords {
  const { connectivity, outbox, mail } = status;
  // For the CRM; an e-mail has its own way, and words of its own.
  const unsent = outbox.queued + outbox.sending - mail.waiting;
  const at = momentWords(connectivity.since, today);
  switch (connectivity.state) {
    case 'checking':
      return { look: 'busy', text: 'Looking for the CRM', way: null };
    case 'signed-out':
      return unsent > 0
        ? { look: 'alarm', text: `Sign in again to send ${numberWords(unsent)}`, way: null }
        : { look: 'alarm', text: 'Sign in again to send', way: null };
    case 'not-enrolled':
      return {
        look: 'alarm',
        text: `The CRM does not know this PC yet · ${keptWords(unsent)}. Ask IT`,
        way: null,
      };
    case 'no-crm':
      return { look: 'alarm', text: `No CRM is set up on this PC · ${keptWords(unsent)}. Ask IT`, way: null };
    case 'not-allowed':
      return {
        look: 'alarm',
        text: `The council pack lets nothing go to the CRM of this PC · ${keptWords(unsent)}. Ask IT`,
        way: null,
      };
    case 'offline':
      return unsent > 0
        ? {
            look: 'away',
            text: `Offline since ${at} · ${numberWords(unsent)} kept safe here, ${unsent === 1 ? 'it' : 'they'} will go by ${unsent === 1 ? 'itself' : 'themselves'}`,
            way: 'send-now',
          }
        : { look: 'away', text: `Offline since ${at} · nothing is waiting to be sent`, way: 'send-now' };
    case 'online':
      if (unsent > 0) return { look: 'busy', text: `Online · sending ${numberWords(unsent)}`, way: null };
      // “All sent” would not be true.
      if (mail.waiting > 0) return { look: 'good', text: 'Online · the CRM has everything', way: null };
      return connectivity.lastSentAt
        ? {
            look: 'good',
            text: `Online · all sent ${momentWords(connectivity.lastSentAt, today)}`,
            way: null,
          }
        : { look: 'good', text: 'Online · nothing to send', way: null };
  }
}

const keptWords = (unsent: number): string =>
  unsent > 0 ? `${numberWords(unsent)} kept safe here` : 'nothing is waiting to be sent';

/** What nobody has noticed for days: said until somebody does. */
function overdueWords({ outbox }: DeskStatus, today: string): StatusWords | null {
  const { overdue, oldestUnsentAt } = outbox;
  if (!overdue || !oldestUnsentAt) return null;
  const since = shortDayWords(dateOf(oldestUnsentAt), today);
  const days = Number(/^P(\d+)D$/.exec(overdue.after)?.[1] ?? 0);
  return {
    look: 'alarm',
    text: `${numberWords(overdue.count)} unsent since ${since}: longer than ${numberWords(days)} ${days === 1 ? 'day' : 'days'}. Tell your supervisor; nothing is lost`,
    way: 'unsent',
  };
}

const storeWords: Record<AppState['store'], string | null> = {
  opening: null,
  open: null,
  'newer-version': 'Nothing can be stored here: this store needs a newer Firstpoint',
  damaged: 'Nothing can be stored here: the store is damaged',
  full: 'Nothing more can be stored here: the disk is full',
};

const troubleWords: Record<NonNullable<AppState['storeTrouble']>, string> = {
  gaps: 'The store was damaged and mended · what was saved last may be missing here. Tell IT: a copy is kept',
  lost: 'The store was damaged and had to begin empty · what had not been sent is gone from this PC. Tell IT',
};

const keyWords: Record<AppState['keys']['state'], string | null> = {
  ready: null,
  'no-keychain': 'Nothing can be stored here: no keychain',
  unopenable: 'Nothing can be stored here: the keys cannot be opened',
  'older-copy': 'Nothing can be stored here: this is an older copy',
  'passphrase-needed': 'Nothing can be stored here until the passphrase is typed',
};

/** null while the clock is off by no more than does any harm. */
export function clockWords(aheadMs: number): StatusWords | null {
  const off = Math.abs(aheadMs);
  if (off < CLOCK_TOLERATED_MS) return null;
  const minutes = Math.round(off / 60_000);
  return {
    look: 'alarm',
    text: `This PC’s clock is ${numberWords(minutes)} minutes ${aheadMs < 0 ? 'slow' : 'fast'}`,
    way: null,
  };
}

/** Everything that is true now, the gravest first. Never more cheerful than the facts. */
export function statusWords(
  status: DeskStatus | undefined,
  app: AppState | undefined,
  vault: 'starting' | 'open' | 'restarting',
  today: string,
): StatusWords[] {
  const words: StatusWords[] = [];
  const noKeys = app && keyWords[app.keys.state];
  const noStore = app && storeWords[app.store];
  if (noKeys) return [{ look: 'alarm', text: noKeys, way: null }];
  if (noStore) words.push({ look: 'alarm', text: noStore, way: null });
  if (app?.storeTrouble) words.push({ look: 'alarm', text: troubleWords[app.storeTrouble], way: null });
  if (vault === 'restarting')
    words.push({
      look: 'busy',
      text: 'The store is starting again · what you typed stays on this screen',
      way: null,
    });
  if (!status) return words.length > 0 ? words : [{ look: 'busy', text: 'Opening the store', way: null }];
  if (!noStore && status.storage.full)
    words.push({ look: 'alarm', text: 'Nothing more can be stored here: the disk is full', way: null });
  const { mail, outbox } = status;
  const refusedBy = (who: string, count: number): void => {
    if (count === 0) return;
    const text = `The ${who} refused ${numberWords(count)} · look at ${count === 1 ? 'it' : 'them'}`;
    words.push({ look: 'alarm', text, way: 'parked' });
  };
  refusedBy('CRM', outbox.parked - mail.parked);
  refusedBy('mail server', mail.parked);
  const overdue = overdueWords(status, today);
  if (overdue) words.push(overdue);
  words.push(connectionWords(status, today));
  const waits = mailWords(status);
  if (waits) words.push(waits);
  const clock = status.clockAheadMs === null ? null : clockWords(status.clockAheadMs);
  if (clock) words.push(clock);
  if (app?.policyTrouble) words.push({ look: 'alarm', text: app.policyTrouble, way: null });
  return words;
}

/** What the CRM did not take is not sent either, whatever the reason. */
export function unsentWords({ outbox }: DeskStatus): string {
  return `${numberWords(outbox.queued + outbox.sending + outbox.parked + outbox.aside)} unsent`;
}

/** A day's keys burn at its first moment, so tomorrow's go tonight. */
export function purgeWords(status: DeskStatus, today: string): string {
  const next = status.nextPurge;
  if (!next) return 'Nothing to purge yet';
  const tonight = next.on <= addPeriod(today, 'P1D');
  const records = `${numberWords(next.records)} ${next.records === 1 ? 'record' : 'records'}`;
  return `Next purge ${tonight ? 'tonight' : shortDayWords(next.on, today)}: ${records}`;
}

/** What is to be known about the pack in use: that it has run out, and that another was refused. */
export function packWords({ pack }: DeskStatus, today: string): string {
  const inForce =
    pack.status === 'demonstration' ? `Demonstration pack ${pack.version}` : `Pack ${pack.version} in force`;
  const now = pack.expired ? expiredWords(pack, today) : inForce;
  return pack.trouble ? `${now} · another was refused` : now;
}

/** Nothing is held up by it: a desk without any pack could take no call. */
export function expiredWords({ version, expires }: DeskStatus['pack'], today: string): string {
  return `Pack ${version} ran out on ${shortDayWords(dateOf(expires), today)}. It is still used; ask IT for the new one.`;
}
