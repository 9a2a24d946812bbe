import { describe, expect, test } from 'vitest';
import { vaultServices } from '../../../electron/vault-services';
import { builtInPack } from '../../../shared/packs/built-in';
import { nothingKept, openLibrary } from './packs/library';
import { signer } from './packs/signed';

const council = signer('council-2026');
const { transfers } = builtInPack();
const item = {} as never;

/** What comes of each call that reaches for the CRM, once this pack was delivered, and what reached the CRM. */
async function reach(crmUrl: string, allowedEndpoints: string[] | null) {
  const { library } = await openLibrary(nothingKept(), [council.key]);
  if (allowedEndpoints)
    await library.offer(
      'crm',
      council.sign({ version: '2026.12', transfers: { ...transfers, allowedEndpoints } }),
    );
  const reached: string[] = [];
  const crm = new Proxy(
    {},
    {
      get: (_, call: string) => async () => {
        reached.push(call);
        return { ok: true, value: null, serverTime: null };
      },
    },
  ) as never;
  const services = vaultServices({
    keys: {} as never,
    identity: Promise.resolve({ device: {} as never, crm }),
    packs: Promise.resolve({ ...library, look: async () => {} }),
    roles: {} as never,
    files: {} as never,
    sheets: {} as never,
    mail: {} as never,
    maxUnsentAge: 'P7D',
    crmUrl,
  });
  const answers = [
    await services['crm.push']({ items: [item] }),
    await services['crm.search']({ name: 'Zorah Quillfeather' }),
    await services['crm.desks'](null),
    await services['crm.changes']({ cursor: null, limit: 10 }),
    await services['crm.health'](null),
  ];
  return { reached, answers };
}

describe('where a pack lets personal data go', () => {
  test('nothing goes to a CRM that the pack in use does not name (S0:53)', async () => {
    const { reached, answers } = await reach('https://elsewhere.example/crm', ['https://crm.example.gov.uk']);
    expect(reached).toEqual([]);
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: true, value: { ok: false, fault: { kind: 'not-allowed' } } });
  });

  test.each([
    ['names', 'https://crm.example.gov.uk/api/', ['https://other.example', 'https://CRM.example.gov.uk:443']],
    ['leaves to IT', 'https://crm.example.gov.uk', []],
    ['that is built in leaves to IT', 'https://crm.example.gov.uk', null],
  ])('the CRM that the pack %s is reached', async (_how, url, allowed) => {
    expect((await reach(url, allowed)).reached).toEqual(['push', 'search', 'desks', 'changes', 'health']);
  });

  test('a name that only begins alike, another port and plain HTTP are other places', async () => {
    const allowed = ['https://crm.example.gov.uk'];
    for (const url of [
      'https://crm.example.gov.uk.elsewhere.example',
      'https://crm.example.gov.uk:8443',
      'http://crm.example.gov.uk',
    ])
      expect((await reach(url, allowed)).reached, url).toEqual([]);
  });
});
