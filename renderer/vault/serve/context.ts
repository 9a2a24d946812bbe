import type { DeskStatus } from '../../../shared/ipc/status';
import type { MainOutput } from '../../../shared/ipc/vault-main-contract';
import type { Store } from '../data/open-store';
import type { MainClient } from '../main-client';
import type { Retention } from '../retention/retention';
import type { SyncEngine } from '../sync/engine';
import type { MailPump } from '../sync/mail-pump';
import type { Changes } from './changes';
import type { Packs } from './council-pack';
import type { MailWay } from './mail-way';
import type { LateFind } from './late-find';
import type { Witness } from './witness';

export type Desk = MainOutput<'desk.get'>;

/** What the handlers work with. */
export type Context = {
  store: Store;
  main: MainClient;
  changes: Changes;
  packs: Packs;
  find: LateFind;
  sync: Pick<SyncEngine, 'wake' | 'facts' | 'tryEnds'>;
  /** The way to the mail server. */
  mail: Pick<MailPump, 'wake' | 'facts'>;
  mailWay: MailWay;
  retention: Retention;
  storage: DeskStatus['storage'];
  /** Vouches for the receipts of what the screen hands over. */
  witness: Witness;
  /** Who and what this PC is; enrolment may come while the vault runs. */
  desk(): Desk;
  /** Its enrolment, waited for a little at the very first start. */
  enrolledSoon(): Promise<Desk['enrolled']>;
  now(): number;
  newId(): string;
};
