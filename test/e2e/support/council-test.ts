import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { demonstrationRole } from '../../support/demonstration-role';
import { readPack } from '../../support/read-pack';
import type { DeskApp } from './desk-app';
import { statusSays, test as base } from './desk-test';

/** A desk on trial with the pack of one council, by the name of its file. */
export const test = base.extend<{ council: string; pack: CouncilPack; desk: DeskApp }>({
  council: ['west-oxfordshire', { option: true }],
  pack: async ({ council }, use) => use(readPack(council)),
  /** Started, and joined to the CRM. */
  desk: async ({ start }, use) => {
    const desk = await start();
    await statusSays(desk.page, 'Online');
    await use(desk);
  },
  policy: async ({ crm, profile, pack }, use) => {
    const packFile = path.join(path.dirname(profile), 'pack.json');
    writeFileSync(packFile, JSON.stringify(pack));
    await use({
      crm: { url: crm.url.replace(/\/$/, ''), enrolmentCode: 'SANDBOX-DESK', production: false },
      sandbox: true,
      roles: [demonstrationRole],
      packFile,
      packFileUnsigned: true,
    });
  },
});
