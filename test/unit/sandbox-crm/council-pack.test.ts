import { expect, test } from 'vitest';
import { readOfferedPack } from '../../../electron/packs/read-offered-pack';
import { startSandboxCrm } from '../../sandbox-crm/sandbox-crm';
import { packOffers } from '../../sandbox-crm/council-pack';

test('delivers a signed pack to its own desks, newer ones when told to, and each fault', async () => {
  const crm = await startSandboxCrm();
  try {
    const enrol = await fetch(`${crm.url}v1/devices/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        enrolmentCode: 'SANDBOX-DESK',
        deviceId: '01936b3e-0000-7000-8000-000000000001',
        deviceName: 'Reception 1',
      }),
    });
    const { token } = (await enrol.json()) as { token: string };
    const ask = (etag = '', whose = 'west-oxfordshire') =>
      fetch(`${crm.url}v1/packs/${whose}/latest`, {
        headers: {
          authorization: `Bearer ${token}`,
          'firstpoint-device': '01936b3e-0000-7000-8000-000000000001',
          ...(etag && { 'if-none-match': etag }),
        },
      });
    const { keyId, publicKey } = crm.packs;
    const trust = { keys: [{ keyId, publicKey }], unsigned: false };

    const first = await ask();
    expect(readOfferedPack(await first.text(), trust)).toMatchObject({
      ok: true,
      pack: { version: '2026.11' },
    });
    expect((await ask(first.headers.get('etag') ?? '')).status).toBe(304);
    expect((await ask('', 'elsewhere')).status).toBe(404);

    const verdicts: Record<string, unknown> = {};
    for (const offer of packOffers) {
      await crm.packs.deliver(offer);
      const reading = readOfferedPack(await (await ask(first.headers.get('etag') ?? '')).text(), trust);
      verdicts[offer] = reading.ok ? reading.pack.version : reading.why;
    }
    expect(verdicts).toMatchObject({
      newer: '2026.11.1',
      later: '2026.11.2',
      'run-out': '2026.11.3',
      'bad-signature': 'bad-signature',
      'unknown-key': 'unknown-key',
      'cut-short': 'cut-short',
      older: '2020.1',
    });
    expect(crm.bugs).toEqual([]);
  } finally {
    await crm.close();
  }
});
