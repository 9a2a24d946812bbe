import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { FrozenStore } from '../../support/frozen-store';
import { test } from '../harness/store-app';

const folder = path.resolve(import.meta.dirname, '../../fixtures');
const noon = Date.parse('2026-11-23T12:00:00Z');
const nextMorning = Date.parse('2026-11-24T07:30:00Z');

for (const file of readdirSync(folder).filter((name) => /^store-v\d+\.json$/.test(name)))
  test(`opens ${file} as an older version left it, with everything in it, and goes on`, async ({ desk }) => {
    const store = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as FrozenStore;
    const app = await desk.start();
    await app.call('thaw', store);
    expect(await app.call('open', { kept: store.kept, now: noon })).toEqual({ state: 'open' });

    const recent = await app.call('ask', 'enquiry.recent', { limit: 50 });
    if (!recent.ok) throw new Error(recent.problem.kind);
    const lines = recent.value as { id: string; name: string }[];
    expect(lines.map((line) => line.id).sort()).toEqual([...store.holds.enquiries].sort());
    expect(lines.map((line) => line.name).sort()).toEqual([
      'Bran Tidewell',
      'Ife Okoro-Lamb',
      'Zorah Quillfeather',
    ]);
    const { callId } = store.holds;
    expect(await app.call('ask', 'call.get', { callId })).toMatchObject({ value: { id: callId } });
    expect(await app.call('ask', 'find.local', { text: 'tidewell', limit: 5 })).toMatchObject({ ok: true });
    expect((await app.call('verifyAudit')).check.ok).toBe(true);

    await app.call('saveCall', { name: 'Ada Newly', phone: '07700 900124', note: 'after the upgrade' });
    await app.call('setNow', nextMorning);
    expect(await app.call('sweep')).toMatchObject({ ok: true });
    expect(await app.call('ask', 'enquiry.recent', { limit: 50 })).toMatchObject({ value: { length: 4 } });
    expect((await app.call('verifyAudit')).check.ok).toBe(true);
  });
