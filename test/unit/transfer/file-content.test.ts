import { expect, test } from 'vitest';
import { mutation } from '../../../shared/sync/mutation';
import { fileContent } from '../../../shared/transfer/file-content';
import { ticketOf } from '../queue/any-ticket';
import { madeUpCreate, madeUpNote } from '../sync/support/made-up-mutations';

test('a file holds nothing but what is said of an enquiry: no ticket, no certificate, whole as they are', () => {
  const create = madeUpCreate(1, 1);
  const ticket = { ...create, op: 'ticket.open', body: ticketOf(1).facts };
  const burned = {
    ...{
      why: 'destroyed',
      day: '2026-11-23',
      burnedAt: '2026-11-23T12:00:00.000Z',
      keys: ['open/2026-11-23'],
    },
    ...{ records: 1, mutations: 1, rule: null },
  };
  const certificate = { ...create, op: 'certificate.add', body: burned };
  for (const one of [ticket, certificate]) {
    expect(mutation.safeParse(one).success).toBe(true);
    expect(fileContent.safeParse({ items: [[one]] }).success).toBe(false);
  }
  expect(fileContent.safeParse({ items: [[create, madeUpNote(1, 2)]] }).success).toBe(true);
});
