import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordKinds } from '../../../renderer/vault/data/rows';
import { callDraft } from '../../../shared/domain/call-draft';
import { enquiryRecord } from '../../../shared/domain/enquiry';

type Node = { properties?: Record<string, Node>; [key: string]: unknown };

/** The name of every place that a desk's records have, however deep. */
function placesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Object.keys((node as Node).properties ?? {});
  return [...own, ...Object.values(node).flatMap(placesOf)];
}
const kept = { 'a saved enquiry': enquiryRecord, 'an open call': callDraft };

describe.each(Object.entries(kept))('%s has no place', (_name, schema) => {
  const places = [...placesOf(z.toJSONSchema(schema, { io: 'input' })), ...recordKinds];

  test('for an image, a file or the number of a document that was shown (S1:22-27)', () => {
    expect(places).toContain('outcome');
    expect(
      places.filter((p) => /image|photo|scan|file|attach|document|passport|licen[cs]e/i.test(p)),
    ).toEqual([]);
  });

  test('for a recording, its number or its sound (S3:43, S3:49)', () => {
    expect(places.filter((p) => /record(ing|ed)|audio|sound|call-?id$/i.test(p))).toEqual([]);
  });

  test('for an answer to a survey (S2:15)', () => {
    expect(places.filter((p) => /survey|rating|score|satisf|feedback/i.test(p))).toEqual([]);
  });
});

test('nothing else than what an enquiry has a place for is taken in with it', () => {
  const body = enquiryRecord.shape.body;
  for (const more of ['recordingId', 'idDocument', 'surveyAnswer'])
    expect(body.safeParse({ [more]: 'x' }).error?.issues).toContainEqual(
      expect.objectContaining({ code: 'unrecognized_keys', keys: [more] }),
    );
});
