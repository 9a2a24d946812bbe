import { expect } from '@playwright/test';
import { test } from '../harness/store-app';

const noon = Date.parse('2026-11-23T12:00:00Z');
const facts = { name: 'Zorah Quillfeather', phone: '07700 900123', note: 'bin not emptied' };

test('lists a saved enquiry after a restart', async ({ desk }) => {
  const first = await desk.open({ now: noon });
  const { references } = await first.call('saveCall', facts);
  await first.close();

  const second = await desk.open({ now: noon });
  const recent = await second.call('ask', 'enquiry.recent', { limit: 50 });
  expect(recent).toMatchObject({
    ok: true,
    value: [{ reference: references[0], name: facts.name, delivery: 'queued' }],
  });
});
