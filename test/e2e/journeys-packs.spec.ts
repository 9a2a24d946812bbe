import type { Channel, Language } from '../../shared/domain/primitives';
import { needsObjection, serviceOf } from '../../shared/packs/lookup';
import { test } from './support/council-test';
import { expect } from './support/desk-test';
import { picture, putOn, scrollingAt } from './support/picture';
import { walkCall, type Answers } from './support/walk-call';

/** A line of text may fall a little differently on another machine; a changed screen differs by far more. */
const ALIKE = { maxDiffPixelRatio: 0.02 };

type Journey = { channel: Channel; serviceId: string; language?: Language; answers?: Answers };

/** By council: what is asked on the phone, and what at the desk. */
const journeys: Readonly<Record<string, readonly Journey[]>> = {
  'west-oxfordshire': [
    { channel: 'phone', serviceId: 'missed-bin' },
    { channel: 'in-person', serviceId: 'council-tax-bill' },
  ],
  'oadby-wigston': [
    { channel: 'phone', serviceId: 'missed-bin' },
    { channel: 'in-person', serviceId: 'council-tax-move' },
  ],
  'example-reception-handoff': [
    { channel: 'phone', serviceId: 'incident' },
    { channel: 'in-person', serviceId: 'parking-permit' },
  ],
  'example-district': [
    { channel: 'phone', serviceId: 'bulky-collection' },
    { channel: 'in-person', serviceId: 'planning-breach', answers: { what: 'A garden wall' } },
  ],
  'arfordir-cymru': [
    { channel: 'phone', serviceId: 'missed-bin' },
    { channel: 'in-person', serviceId: 'council-tax-move', language: 'cy' },
  ],
};

for (const [council, walks] of Object.entries(journeys))
  test.describe(council, () => {
    test.use({ council });
    for (const { channel, serviceId, language = 'en', answers = {} } of walks)
      test(`${council}, ${channel}: an enquiry goes by keyboard from the first word to the CRM, once`, async ({
        desk: { app, page },
        crm,
        pack,
      }) => {
        const service = serviceOf(pack, serviceId)!;
        await putOn(app, page, 'light');
        const { reference, spoken } = await walkCall(page, {
          channel,
          language,
          service,
          answers,
          atClosing: async () => {
            await page.getByText(/^Kept \d\d:\d\d/).waitFor();
            for (const size of [
              { width: 1280, height: 720 },
              { width: 1366, height: 768 },
            ])
              expect.soft(await scrollingAt(app, page, size), JSON.stringify(size)).toEqual([]);
            expect
              .soft(await picture(app, page, 'full'))
              .toMatchSnapshot(['packs', `${council}-${channel}.jpg`], ALIKE);
          },
        });
        expect(new Set(spoken.map((one) => one.language))).toEqual(new Set([language]));

        await expect.poll(async () => (await crm.enquiries()).map((e) => e.reference)).toEqual([reference]);
        const [arrived] = await crm.enquiries();
        expect(arrived).toMatchObject({
          deliveries: 1,
          noticePackVersion: pack.version,
          body: {
            interaction: { channel, language },
            service: { id: service.id, lgsl: service.lgsl, name: service.name },
            anonymous: false,
            person: { name: 'Wilhelmina Quartzbright' },
            outcome: { kind: 'passed', team: service.team },
          },
        });
        const receipts = arrived?.body.receipts ?? [];
        expect(receipts.map(({ noticeId }) => noticeId)).toContain(service.noticeId);
        for (const { noticeId, ...receipt } of receipts)
          expect(receipt).toMatchObject({
            status: 'given',
            channel,
            language,
            manner: 'spoken',
            objectionSaid: needsObjection(pack, noticeId),
          });
      });
  });
