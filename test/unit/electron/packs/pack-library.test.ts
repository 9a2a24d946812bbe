import { describe, expect, test, vi } from 'vitest';
import type { PackDisk } from '../../../../electron/packs/pack-folder';
import { judgeOffer } from '../../../../electron/packs/judge-offer';
import { readOfferedPack } from '../../../../electron/packs/read-offered-pack';
import { builtInPack } from '../../../../shared/packs/built-in';
import { at, nothingKept, openLibrary } from './library';
import { signer } from './signed';

const council = signer('council-2026');
const stranger = signer('stranger');
const keys = [council.key];
const renamed = { ...builtInPack().controller, shortName: 'Renamed' };
const newer = council.sign({ version: '2026.12' });

describe('a pack that is offered', () => {
  test('is used at once when it is newer and rightly signed, and is there after a restart', async () => {
    const kept = nothingKept();
    const onChange = vi.fn();
    const { library, version, why } = await openLibrary(kept, keys, { onChange });
    await library.offer('crm', newer);
    expect([await version(), await why()]).toEqual(['2026.12', []]);
    expect(onChange).toHaveBeenCalledOnce();
    expect(kept.used.get('west-oxfordshire')?.version).toBe('2026.12');
    expect(await (await openLibrary(kept, keys)).version()).toBe('2026.12');
  });

  test('keeps none that follow out by a slip of the hand: a version of a year far ahead is refused, rightly signed', async () => {
    const { library, version, why } = await openLibrary(nothingKept(), keys);
    await library.offer('crm', council.sign({ version: '9999.99.9999' }));
    expect([await version(), await why()]).toEqual(['built-in', ['crm: unreadable']]);
    await library.offer('crm', newer);
    expect(await version()).toBe('2026.12');
  });

  test('is verified with a key given as SPKI just as well', async () => {
    const spki = [{ keyId: council.key.keyId, publicKey: council.spki }];
    const { library, version } = await openLibrary(nothingKept(), spki);
    await library.offer('crm', newer);
    expect(await version()).toBe('2026.12');
  });

  test.each([
    ['cut short', newer.slice(0, newer.length / 2), 'cut-short'],
    ['empty', '', 'cut-short'],
    ['not signed', JSON.stringify((JSON.parse(newer) as { pack: unknown }).pack), 'unsigned'],
    ['some other JSON', '[]', 'unsigned'],
    ['signed with a key that is not known', stranger.sign({ version: '2026.12' }), 'unknown-key'],
    [
      'signed by a stranger in a known name',
      stranger.sign({ version: '2026.12' }, 'council-2026'),
      'bad-signature',
    ],
    ['changed after it was signed', newer.replace('Witney', 'Whitney'), 'bad-signature'],
    ['no pack, though signed', council.sign({ version: '2026.12', services: [] }), 'unreadable'],
    ['another council’s', council.sign({ version: '2026.12', controllerId: 'elsewhere' }), 'other-council'],
    ['older', council.sign({ version: '2026.9' }), 'older'],
    ['of a known version with other content', council.sign({ version: '2026.11' }), 'changed'],
    ['far too large', ' '.repeat(5_000_001), 'too-large'],
  ])('is refused with its reason when it is %s, and the old one stays', async (_what, text, reason) => {
    const { library, version, why } = await openLibrary(nothingKept(), keys);
    await library.offer('crm', text);
    expect([await version(), await why()]).toEqual(['built-in', [`crm: ${reason}`]]);
  });

  test('for demonstration is refused where the CRM is in production, and also once IT says so later', async () => {
    const kept = nothingKept();
    const production = await openLibrary(kept, keys, { production: true });
    await production.library.offer('crm', newer);
    expect([await production.version(), await production.why()]).toEqual([
      'built-in',
      ['crm: not-production'],
    ]);
    const reading = readOfferedPack(newer, { keys, unsigned: false });
    if (!reading.ok) throw new Error(reading.why);
    const around = { from: 'crm' as const, council: null, production: true, held: null, used: [] };
    expect(judgeOffer(reading.pack, around)).toBe('not-production');
    expect(judgeOffer({ ...reading.pack, status: 'production' }, around)).toBe('take');

    const trial = nothingKept();
    await (await openLibrary(trial, keys)).library.offer('crm', newer);
    const later = await openLibrary(trial, keys, { production: true });
    expect([await later.version(), await later.why()]).toEqual(['built-in', ['kept: not-production']]);
  });

  test('ends what was said against an earlier one', async () => {
    const { library, why } = await openLibrary(nothingKept(), keys);
    await library.offer('crm', newer.slice(1));
    expect(await why()).toEqual(['crm: cut-short']);
    await library.offer('crm', newer);
    expect(await why()).toEqual([]);
  });

  test('waits for its moment, and is then used', async () => {
    let now = at;
    const { library, version } = await openLibrary(nothingKept(), keys, { now: () => now });
    const notBefore = '2026-11-26T00:00:00Z';
    await library.offer('crm', council.sign({ version: '2026.12', notBefore }));
    expect(await version()).toBe('built-in');
    expect((await library.state()).next).toEqual({ version: '2026.12', notBefore });
    expect(library.nextMoment()).toBe(Date.parse(notBefore));
    now = Date.parse(notBefore);
    await library.recheck();
    expect(await version()).toBe('2026.12');
    // A clock that is set back takes nothing back.
    now = at;
    await library.recheck();
    expect(await version()).toBe('2026.12');
  });

  test('that has run out is used all the same', async () => {
    const { library, version } = await openLibrary(nothingKept(), keys);
    await library.offer('crm', council.sign({ version: '2026.12', expires: '2026-11-20T00:00:00Z' }));
    expect(await version()).toBe('2026.12');
  });
});

describe('IT’s file', () => {
  test('is no fault once the CRM has delivered a newer one', async () => {
    const { library, version, why } = await openLibrary(nothingKept(), keys);
    await library.offer('file', newer);
    await library.offer('crm', council.sign({ version: '2026.13' }));
    await library.offer('file', newer);
    expect([await version(), await why()]).toEqual(['2026.13', []]);
    await library.offer('crm', newer);
    expect([await version(), await why()]).toEqual(['2026.13', ['crm: older']]);
  });

  test('is held to the stricter gate when it says that it is for real callers', async () => {
    const { library, version, why } = await openLibrary(nothingKept(), keys);
    await library.offer('file', council.sign({ version: '2026.12', status: 'production' }));
    expect([await version(), await why()]).toEqual(['built-in', ['file: unreadable']]);
  });

  test('may be an unsigned demonstration only where IT switched that on and no CRM is in production', async () => {
    const bare = JSON.stringify((JSON.parse(council.sign({ version: '2026.9' })) as { pack: unknown }).pack);
    const trial = await openLibrary(nothingKept(), keys, { unsigned: true });
    await trial.library.offer('file', bare);
    expect([await trial.version(), (await trial.library.state()).inUse?.from]).toEqual(['2026.9', 'trial']);
    const real = await openLibrary(nothingKept(), keys, { unsigned: true, production: true });
    await real.library.offer('file', bare);
    expect([await real.version(), await real.why()]).toEqual(['built-in', ['file: not-production']]);
    const inForce = bare.replace('"status":"demonstration"', '"status":"production"');
    await trial.library.offer('file', inForce);
    expect(await trial.why()).toEqual(['file: unsigned']);
  });

  test('is the only one that may come unsigned: never what the CRM sends', async () => {
    const bare = JSON.stringify((JSON.parse(council.sign({ version: '2026.12' })) as { pack: unknown }).pack);
    const { library, version, why } = await openLibrary(nothingKept(), keys, { unsigned: true });
    await library.offer('crm', bare);
    expect([await version(), await why()]).toEqual(['built-in', ['crm: unsigned']]);
  });

  test('is refused, never thrown, when it is nested deeper than can be written down', async () => {
    const deep = `{"status":"demonstration","a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(readOfferedPack(deep, { keys, unsigned: true })).toMatchObject({ ok: false, why: 'unreadable' });
  });
});

describe('trouble with this PC', () => {
  const full: PackDisk = {
    list: async () => [],
    read: async () => null,
    write: () => Promise.reject(new Error('ENOSPC')),
    remove: async () => {},
  };

  test('a disk without room refuses a good pack with a sentence, and the old one stays in use', async () => {
    const { library, version, why } = await openLibrary(nothingKept(), keys, { disk: full });
    await library.offer('file', newer);
    expect([await version(), await why()]).toEqual(['built-in', ['file: not-kept']]);
    const kept = nothingKept();
    const roomy = await openLibrary(kept, keys);
    await roomy.library.offer('crm', newer);
    const again = await openLibrary(kept, keys);
    expect(await again.version()).toBe('2026.12');
  });

  test('a thread that ends without an answer costs the pack, not the desk: offered or kept', async () => {
    const kept = nothingKept();
    const failing = { read: () => Promise.reject(new Error('out of memory')) };
    const { library, version, why } = await openLibrary(kept, keys, failing);
    await library.offer('file', newer);
    expect([await version(), await why()]).toEqual(['built-in', ['file: not-judged']]);
    await (await openLibrary(kept, keys)).library.offer('crm', newer);
    const again = await openLibrary(kept, keys, failing);
    expect([await again.version(), await again.why()]).toEqual(['built-in', ['kept: not-judged']]);
    expect(await (await openLibrary(kept, keys)).version()).toBe('2026.12');
  });

  test('a folder that can’t be read is an empty one', async () => {
    const locked = { ...full, list: () => Promise.reject(new Error('EACCES')) };
    expect(await (await openLibrary(nothingKept(), keys, { disk: locked })).version()).toBe('built-in');
  });
});

describe('what lies on the disk', () => {
  async function withTwo() {
    const kept = nothingKept();
    const { library } = await openLibrary(kept, keys);
    await library.offer('crm', newer);
    await library.offer('crm', council.sign({ version: '2026.13' }));
    return kept;
  }

  test('is verified again at every start: a changed file is refused and the last good one stays', async () => {
    const kept = await withTwo();
    const name = 'west-oxfordshire_2026.13.json';
    kept.files.set(name, (kept.files.get(name) ?? '').replace('Witney', 'Whitney'));
    const again = await openLibrary(kept, keys);
    expect([await again.version(), await again.why()]).toEqual(['2026.12', ['kept: bad-signature']]);
  });

  test('can’t be passed off as another version by its name', async () => {
    const kept = await withTwo();
    kept.files.set('west-oxfordshire_2026.14.json', kept.files.get('west-oxfordshire_2026.12.json') ?? '');
    expect(await (await openLibrary(kept, keys)).version()).toBe('2026.13');
  });

  test('does not let an older one in when the folder was deleted, but the same one again', async () => {
    const kept = await withTwo();
    kept.files.clear();
    const again = await openLibrary(kept, keys);
    expect([await again.version(), await again.why()]).toEqual(['built-in', ['kept: lost']]);
    await again.library.offer('crm', newer);
    expect([await again.version(), await again.why()]).toEqual(['built-in', ['kept: lost', 'crm: older']]);
    await again.library.offer('crm', council.sign({ version: '2026.13', controller: renamed }));
    expect(await again.why()).toEqual(['kept: lost', 'crm: changed']);
    await again.library.offer('crm', council.sign({ version: '2026.13' }));
    expect([await again.version(), await again.why()]).toEqual(['2026.13', []]);
  });

  test('holds what open calls need, and no more than ten older versions', async () => {
    const kept = nothingKept();
    const { library, version } = await openLibrary(kept, keys);
    for (let n = 1; n <= 13; n += 1) await library.offer('crm', council.sign({ version: `2027.${n}` }));
    expect(await version()).toBe('2027.13');
    expect(kept.files.size).toBe(11);
    expect(await library.textOf('2027.3')).toContain('"2027.3"');
    expect(await library.textOf('2027.2')).toBeNull();
  });
});
