import type { DeskStatus, Officer } from '../../../shared/ipc/status';
import type { MainOutput } from '../../../shared/ipc/vault-main-contract';
import type { Store } from '../data/open-store';
import type { MainClient } from '../main-client';
import type { Changes } from './changes';
import type { PackInForce } from './council-pack';
import type { LateFind } from './late-find';

export type Desk = MainOutput<'desk.get'>;

/** What the handlers work with. */
export type Context = {
  store: Store;
  main: MainClient;
  changes: Changes;
  packInForce: PackInForce;
  find: LateFind;
  /** Who and what this PC is; enrolment may come while the vault runs. */
  desk(): Desk;
  officer(): Officer;
  /** There may be something to send: go and see now. */
  wakeSync(): void;
  syncState(): Pick<DeskStatus, 'connectivity' | 'clockAheadMs'>;
  isOnline(): boolean;
  storage(): DeskStatus['storage'];
  now(): number;
  newId(): string;
};
