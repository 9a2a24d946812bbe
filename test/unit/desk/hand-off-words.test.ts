import { expect, test } from 'vitest';
import { handOffSentence } from '../../../renderer/copy/hand-off-words';
import type { HandOffView } from '../../../shared/ipc/hand-off-contract';

const view = (more: Partial<HandOffView>): HandOffView => ({
  id: '01935d2e-0000-7000-8000-000000000001',
  at: '2026-11-28T10:42:00.000+00:00',
  to: { name: 'Waste', address: 'waste@council.example' },
  typed: false,
  state: 'queued',
  since: null,
  tries: 0,
  says: null,
  ...more,
});
const since = '2026-11-28T10:51:00.000+00:00';
const said = (more: Partial<HandOffView>): string => handOffSentence(view(more), null, '2026-11-28');

test('an e-mail is said not to be sent only when none of its tries can have arrived', () => {
  expect(said({ state: 'recalled', since })).toMatch(/recalled 10:51, not sent\.$/);
  expect(said({ state: 'recalled', since, tries: 1 })).toMatch(
    /recalled 10:51\. It was tried once; the server may have it all the same\.$/,
  );
  expect(said({})).not.toContain('tried');
  expect(said({ tries: 2 })).toMatch(/It was tried 2 times; the server may have it already\.$/);
});
