import { loose, type Case } from '../support/break-pack';

export const structure: Case[] = [
  [
    'what a rule covers, said of something else than hand-offs',
    (p) => (p.retention[0]!.covers = 'email'),
    'refuses form: retention › desk-copy › covers',
  ],
  ['no Data Protection Officer', (p) => delete loose(p).dpo, 'refuses no-dpo: dpo'],
  ['nobody in its place', (p) => (loose(p).dpo = null), 'refuses no-dpo: dpo'],
  ['no e-mail of theirs', (p) => (p.dpo.email = ''), 'refuses no-dpo: dpo › email'],
  ['"to be confirmed" for it', (p) => (p.dpo.email = 'to be confirmed'), 'refuses no-dpo: dpo › email'],
  ['a dash for their telephone', (p) => (p.dpo.phone = '-'), 'refuses no-dpo: dpo › phone'],
  ['no regulator', (p) => delete loose(p).regulator, 'refuses no-regulator: regulator'],
  ['a blank regulator', (p) => (p.regulator.name = ' '), 'refuses no-regulator: regulator › name'],
  ['no address of theirs', (p) => (p.regulator.url = 'unknown'), 'refuses no-regulator: regulator › url'],
  [
    'no basis for a purpose',
    (p) => (p.purposes[0]!.bases = []),
    'refuses no-basis: purposes › service-request › bases',
  ],
  [
    'the bases of a purpose left out',
    (p) => delete loose(p.purposes[0]).bases,
    'refuses no-basis: purposes › service-request › bases',
  ],
  [
    'a retention rule without a trigger',
    (p) => delete loose(p.retention[1]).trigger,
    'refuses no-trigger: retention › crm-copy › trigger',
  ],
  [
    'a part that no format knows',
    (p) => (loose(p.services[0]).price = 3),
    'refuses form: services › missed-bin',
  ],
  [
    'a label that turns the direction of writing',
    (p) => (p.services[0]!.name = 'Missed \u202enib\u202c'),
    'refuses form: services › missed-bin › name',
  ],
  [
    'a label that nobody can see',
    (p) => (p.services[0]!.team = ' \u00ad '),
    'refuses form: services › missed-bin › team',
  ],
  [
    'a control sign in what is said',
    (p) => (p.purposes[0]!.said.en = 'sort it\u001b[2J out'),
    'refuses form: purposes › service-request › said › en',
  ],
  [
    'a label of two lines',
    (p) => (p.services[0]!.fields[0]!.label = 'Name\nand consent'),
    'refuses form: services › missed-bin › fields › email › label',
  ],
  [
    'a pattern that could be tried for hours',
    (p) => (p.services[0]!.fields[0]!.looksLike = { pattern: '((a+)b?)+c', hint: 'As on the letter.' }),
    'refuses form: services › missed-bin › fields › email › looksLike',
  ],
  [
    'a part that fits no other',
    (p) => (p.services[0]!.noticeId = 'gone'),
    'refuses form: services › missed-bin › noticeId',
  ],
];
