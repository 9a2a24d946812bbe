import type { Log } from '../../../shared/diagnostics/log';
import type { ChangesSignal } from './changes-signal';
import type { DurablyParts } from './durably';
import type { Gate } from './gate';
import type { Line } from './line';
import type { OutboxStore } from './outbox-store';
import type { Clock, Transport } from './transport';

/** What the engine's two halves, push and pull, share. */
export type EngineParts = {
  store: OutboxStore;
  transport: Transport;
  clock: Clock;
  /** Uniform in [0, 1). */
  random: () => number;
  gate: Gate;
  line: Line;
  signal: ChangesSignal;
  log: Log;
  durable: DurablyParts;
};
