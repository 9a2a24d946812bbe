import { describe, expect, test } from 'vitest';
import { finishEnquiry } from '../../../shared/domain/finish-call';
import type { Representative } from '../../../shared/domain/representative';
import {
  asType,
  beginRepresentative,
  isOfPack,
  mayBeTold,
  onlyListen,
  seeProof,
} from '../../../shared/domain/speak-for';
import { peoplePack } from '../../support/people-pack';
import { newCall, newEnquiry, witness } from './any-call';

const pack = peoplePack();
const noted = { at: witness.at, by: witness.by };
const begun = beginRepresentative(pack, newCall('phone'), noted).representative as Representative;

describe('somebody who speaks for another', () => {
  test('is written down with nothing seen, and may be told nothing', () => {
    expect(begun).toMatchObject({ typeId: 'attorney', name: '', proof: null, expiresOn: null, ...noted });
    expect(mayBeTold(begun, '2026-11-23')).toBe(false);
  });

  test('may be told until their authority ends, which the pack sets where it names no end', () => {
    const seen = seeProof(pack, begun, 'Court order', noted);
    expect(seen).toMatchObject({ proof: 'Court order', expiresOn: '2027-05-23' });
    expect(mayBeTold(seen, '2027-05-23')).toBe(true);
    expect(mayBeTold(seen, '2027-05-24')).toBe(false);
    const ownEnd = { ...seen, expiresOn: '2026-12-01' };
    expect(seeProof(pack, ownEnd, 'Lasting power of attorney', noted).expiresOn).toBe('2026-12-01');
  });

  test('of another kind proves it anew; their name stays', () => {
    const seen = seeProof(pack, { ...begun, name: 'Ottoline' }, 'Court order', noted);
    const other = asType(pack.representatives.types[1]!, seen.name, noted);
    expect(other).toMatchObject({
      typeId: 'family',
      name: 'Ottoline',
      proof: null,
      scope: 'This enquiry only',
    });
    expect(mayBeTold(other, '2026-11-23')).toBe(false);
  });

  test('is listened to without any proof: what was seen before counts no more', () => {
    const draft = { ...newCall('phone'), representative: seeProof(pack, begun, 'Court order', noted) };
    expect(onlyListen(pack, draft, noted).representative).toMatchObject({ proof: null, expiresOn: null });
    expect(onlyListen(pack, newCall('phone'), noted).representative).toEqual(begun);
  });

  test('is taken only as the pack has it: its types and its kinds of proof, no free text', () => {
    expect(isOfPack(pack, begun)).toBe(true);
    expect(isOfPack(pack, { ...begun, typeId: 'neighbour' })).toBe(false);
    expect(isOfPack(pack, { ...begun, proof: 'Passport 123456789' })).toBe(false);
  });

  test('goes with every enquiry of the call but an anonymous one', () => {
    const enquiry = {
      ...newEnquiry(1),
      needsPersonalDetails: true,
      serviceId: 'missed-bin',
      outcome: { kind: 'resolved' as const, detail: '', team: null, by: null },
    };
    const draft = { ...newCall('phone', [enquiry]), representative: { ...begun, name: ' Ottoline ' } };
    expect(finishEnquiry(pack, draft, enquiry, noted.at)?.representative?.name).toBe('Ottoline');
    const anonymous = { ...enquiry, needsPersonalDetails: false };
    expect(finishEnquiry(pack, draft, anonymous, noted.at)).not.toHaveProperty('representative');
  });
});
