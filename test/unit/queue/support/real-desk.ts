import 'fake-indexeddb/auto';
import { openStoreDb } from '../../../../renderer/vault/data/store-db';
import { createVault } from '../../../../renderer/vault/vault';
import { createCrmClient } from '../../../../electron/crm/firstpoint/crm-client';
import { enrolDevice } from '../../../../electron/crm/firstpoint/enrol-device';
import { createFirstpointCrm } from '../../../../electron/crm/firstpoint/firstpoint-crm';
import { watchHints } from '../../../../electron/crm/watch-hints';
import type { DeskRef } from '../../../../shared/domain/queue-ticket';
import type { Answer } from '../../../../shared/ipc/port-message';
import type { VaultInput, VaultMethod, VaultOutputs } from '../../../../shared/ipc/vault-contract';
import type { CouncilPack } from '../../../../shared/packs/schema/council-pack';
import { createFakeMain, delivers, nothingKept } from '../../../support/fake-main';

/** `mute`: what is asked is carried out, and the answer never comes. */
export type NetState = 'up' | 'down' | 'mute';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
let disks = 0;

/**
 * A whole desk without its screen: the vault on a disk of its own, the sync engine, the CRM adapter and the line for
 * hints, on the real sandbox CRM; only the network between them can be cut.
 */
export async function realDesk(options: {
  url: string;
  name: string;
  pack: CouncilPack;
  now?: () => number;
  random?: () => number;
}) {
  const { url, name, pack, now = Date.now, random = Math.random } = options;
  const deviceId = crypto.randomUUID();
  let net: NetState = 'up';
  let line = new AbortController();

  const fetchHere = async (request: Request): Promise<Response> => {
    if (net === 'down') throw new TypeError('fetch failed');
    const isStream = request.url.endsWith('/v1/stream');
    const response = await fetch(
      request,
      isStream ? { signal: AbortSignal.any([line.signal, request.signal]) } : {},
    );
    if (net !== 'up' && !isStream) {
      await response.arrayBuffer();
      throw new TypeError('fetch failed');
    }
    return response;
  };
  const client = createCrmClient(url.replace(/\/$/, ''), fetchHere);
  const enrol = () => enrolDevice(client, { enrolmentCode: 'SANDBOX-DESK', deviceId, deviceName: name });
  const enrolment = await enrol();
  if (!enrolment.ok) throw new Error('not enrolled');
  let { token } = enrolment.value;
  const renew = async (): Promise<string | null> => {
    const again = await enrol();
    if (!again.ok) return null;
    token = again.value.token;
    return token;
  };
  const { deskCode, deskName, controllerId, ticketPrefix } = enrolment.value;
  const crm = createFirstpointCrm(client, { id: () => deviceId, token: () => token, renew }, quiet);

  // Its own for good: another desk may be set up before the vault asks for it.
  const storeId = `queue-${(disks += 1)}`;
  const main = createFakeMain(nothingKept(), { storeId });
  delivers(main, pack);
  const answers = async <T>(value: Promise<T>): Promise<Answer<T>> => ({ ok: true, value: await value });
  main.answer('desk.get', async () => ({
    ok: true,
    value: {
      deviceId,
      officer: { id: 'demo', name: 'Demonstration Officer', demonstration: true },
      enrolled: { deskCode, deskName, controllerId, ticketPrefix },
      storeId,
      maxUnsentAge: 'P7D',
    },
  }));
  main.answer('crm.health', () => answers(crm.health()));
  main.answer('crm.push', ({ items }) => answers(crm.push(items)));
  main.answer('crm.changes', (input) => answers(crm.changes(input)));

  const vault = createVault({
    main: main.client,
    tellDesk: () => {},
    tellStoreState: () => {},
    askPersistence: () => Promise.resolve(true),
    startAgain: () => {
      throw new Error('the store fell silent');
    },
    log: quiet,
    now,
    random,
  });
  const hints = watchHints({
    listen: (signal, listener) => crm.hints(signal, listener),
    onHint: () => vault.hear('crm-changed'),
    random,
  });

  const ask = async <M extends VaultMethod>(method: M, input: VaultInput<M>) =>
    (await vault.methods[method](input)) as Answer<VaultOutputs[M]>;
  return {
    desk: { id: deviceId, name: deskName } satisfies DeskRef,
    prefix: ticketPrefix ?? deskCode,
    code: deskCode,
    main,
    ask,
    /** The answer's value; a problem fails the test. */
    async must<M extends VaultMethod>(method: M, input: VaultInput<M>): Promise<VaultOutputs[M]> {
      const answer = await ask(method, input);
      if (!answer.ok) throw new Error(`${method}: ${answer.problem.kind}: ${answer.problem.say}`);
      return answer.value;
    },
    /** What the CRM has not taken yet, tickets and all: the status line does not count those. */
    async untaken(): Promise<number> {
      const opened = await openStoreDb(storeId);
      if (!opened.ok) throw new Error(opened.state);
      const rows = await opened.db.outbox.toArray();
      opened.db.close();
      return rows.filter(({ delivery }) => delivery.state !== 'applied').length;
    },
    /** The PC wakes: looked at for a new day. */
    wakes: () => vault.hear('woke'),
    net: () => net,
    become(next: NetState): void {
      if (net === next) return;
      net = next;
      if (next !== 'up') {
        line.abort();
        line = new AbortController();
      }
      vault.hear('network-changed');
      if (next === 'up') hints.look();
    },
    end(): void {
      hints.close();
      net = 'down';
      line.abort();
    },
  };
}
export type RealDesk = Awaited<ReturnType<typeof realDesk>>;
