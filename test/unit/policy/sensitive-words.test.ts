import { describe, expect, test } from 'vitest';
import { findSensitive, type SensitiveKind } from '../../../shared/policy/sensitive-words';

const telling: [SensitiveKind, string][] = [
  ['health', 'She has asthma and cannot go up the stairs'],
  ['health', 'He is diabetic'],
  ['health', 'Her father has Alzheimer’s.'],
  ['health', 'just out. Came home from hospital on Friday'],
  ['health', 'had a stroke in May'],
  ['health', 'feels poorly since the weekend'],
  ['health', 'Mae hi’n sâl ers wythnos'],
  ['health', 'mae ganddo ganser'],
  ['disability', 'caller is deaf'],
  ['disability', 'she is blind and lives alone'],
  ['disability', 'uses a wheelchair'],
  ['disability', 'son is AUTISTIC'],
  ['disability', 'he can’t walk far'],
  ['disability', 'mae hi’n anabl'],
  ['mental-health', 'has been depressed for months'],
  ['mental-health', 'mental-health team visits'],
  ['mental-health', 'spoke of suicide'],
  ['mental-health', 'mae’n dioddef o iselder'],
  ['religion', 'They are Muslim and pray at noon'],
  ['religion', 'is a Christian'],
  ['religion', 'mae’n mynd i’r capel'],
  ['ethnicity', 'The family are Gypsies'],
  ['ethnicity', 'called him a racist name'],
  ['ethnicity', 'grŵp ethnig'],
  ['sexuality', 'neighbour shouts at him because he is gay'],
  ['sexuality', 'transgender woman'],
  ['trade-union', 'is a trade union rep'],
  ['trade-union', 'aelod o’r undeb'],
  ['politics', 'says he voted Labour all his life'],
  ['politics', 'member of Plaid Cymru'],
  ['genetic-or-biometric', 'sent a DNA test'],
  ['genetic-or-biometric', 'gave a fingerprint'],
  ['crime', 'her son is in prison'],
  ['crime', 'accused of benefit fraud'],
  ['crime', 'he was arrested last night'],
  ['crime', 'cafodd ei arestio'],
  ['domestic-abuse', 'moved because of domestic violence'],
  ['domestic-abuse', 'says he hits her'],
  ['domestic-abuse', 'trais yn y cartref'],
  ['immigration', 'waiting for asylum'],
  ['immigration', 'her student visa ends in May'],
  ['immigration', 'yn ceisio lloches'],
];

test.each(telling)('sees something about %s in “%s”', (kind, text) =>
  expect(findSensitive(text).map((hit) => hit.kind)).toContain(kind),
);

const harmless = [
  'The bin was left in a blind alley',
  'Lorry came out of a blind corner',
  'wants the window blinds collected as bulky waste',
  'is sick of waiting',
  'mental arithmetic gave another sum than the bill',
  'I made a mental note to ring back',
  'by a stroke of luck the bag was still there',
  'someone parked in the disabled bay',
  'the online form disabled the button',
  'the drain is by the depressed kerb',
  'an Asian hornet nest under the eaves',
  'paid on a Visa card',
  'paid by Visa yesterday',
  'the green bin and the black bin',
  'a union jack was hung on the lamp post',
  'lives in Church Street, opposite the hospital car park',
  'Union Street, next to the police station',
  'recycling crews on strike',
  'puts the bin out religiously',
  'polish the floor of the hall',
  'conservative estimate: ten bags',
  'labour costs for the repair',
  'the road is poorly lit',
  'the footpath was sectioned off',
  'straight on past the court house',
  'the kerb needs an operation plan',
  'the refuse lorry broke the gate',
  'cannot make head or tail of the bill',
  'a strike on the kerb by a lorry',
  'hoarding around the building site blew over',
  'tennis court booking',
  'the plant was attacked by slugs, stalks left',
  'bring the pip and peel to the food bin',
  'the surgery of the councillor is on Friday',
  'sight of the street sign is blocked',
  'a partner at the firm rang',
  'the race starts at nine and closes the road',
  'mae’r bin du heb ei gasglu',
  'y ffordd i’r dref ar gau',
  'Gwastraff gardd ddydd Gwener',
  'gender of nouns in the Welsh sign',
  'faith in the council',
  'a cross bin, a cross road',
];
test.each(harmless)('lets “%s” pass', (text) => expect(findSensitive(text)).toEqual([]));

describe('what was seen', () => {
  test('is the first place of each kind, in the text’s order', () => {
    const text = 'Deaf. Has asthma, and a hearing aid; takes insulin.';
    const seen = findSensitive(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
    expect(seen).toEqual([
      ['disability', 'Deaf'],
      ['health', 'asthma'],
    ]);
  });

  test('is a phrase within one sentence only', () => {
    expect(findSensitive('He fell. And broke the bin.')).toEqual([]);
    expect(findSensitive('He fell and broke the bin.')).toHaveLength(1);
  });

  test('is the same in small and capital letters, with and without accents, with a dash or a blank', () => {
    for (const text of ['SELF-HARM', 'self harm', 'Self–harmed']) expect(findSensitive(text)).toHaveLength(1);
    expect(findSensitive('yn sal')).toEqual(findSensitive('yn sâl'));
  });
});
